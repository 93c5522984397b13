import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { LANGUAGES } from '../language.ts';
import type { Codes } from './codes.ts';
import type {
  ChartRequest,
  Comparison,
  Derivation,
  Figure,
  LocatedText,
  Narrative,
  Prose,
  ReferenceLine,
  ReportedRegion,
  TextPart,
} from './dataset.ts';
import type { FindingSink } from './finding-list.ts';
import { duplicate, unknown } from './findings.ts';
import type { Thing } from './findings.ts';
import { VOLUME } from './narrative.ts';
import { parseProse } from './prose.ts';
import { readPeriod } from './resolve-figures.ts';
import type { NarrativeFile } from './schema.ts';
import type { Path, YamlTree } from './yaml.ts';

/** What a narrative refers to. */
export interface NarrativeContext {
  readonly codes: Codes;
  readonly scope: ReportedRegion;
  readonly regions: readonly ReportedRegion[];
  readonly figures: ReadonlyMap<string, Figure>;
  /** Ids of figures that are given but wrong: reported already, so a reference to one is no second finding. */
  readonly spoiled: ReadonlySet<string>;
  readonly derivations: ReadonlyMap<string, Derivation>;
  readonly referenceLines: ReadonlyMap<string, ReferenceLine>;
}

type Entry = NarrativeFile[string];

/** Reads the sentences of narrative.yaml; every text goes to `texts` as well. */
export function resolveNarratives(
  file: NarrativeFile,
  tree: YamlTree,
  context: NarrativeContext,
  texts: LocatedText[],
  diagnostics: FindingSink,
): Map<string, Narrative> {
  const slugs = new Map(context.regions.map((region) => [region.slug, region]));
  const narratives = new Map<string, Narrative>();
  for (const [name, entry] of Object.entries(file)) {
    const slug = name === VOLUME ? context.scope.slug : name;
    if (name !== VOLUME && !slugs.has(name)) {
      const where: Localized = { zh: '地区代号或 volume', en: 'the slug of a region, or volume' };
      diagnostics.push(unknown('reported-region', name, [...slugs.keys(), VOLUME], tree.keyPlace([name]), where));
      continue;
    }
    narratives.set(name, resolveOne(entry, [name], slug));
  }
  return narratives;

  function resolveOne(entry: Entry, path: Path, slug: string): Narrative {
    const keyFigures = (entry['key-figures'] ?? []).flatMap((word, index) => figureId(word, [...path, 'key-figures', index], slug));
    return {
      headline: prose([...path, 'headline'], slug),
      keyFigures: keyFigures.map(({ figure }) => figure),
      keyFigurePlaces: new Map(keyFigures.map(({ figure, place }) => [figure, place])),
      ...(entry['measures-title'] && { measuresTitle: localized(entry['measures-title'], [...path, 'measures-title']) }),
      measures: (entry.measures ?? []).map((_, index) => ({
        title: prose([...path, 'measures', index, 'title'], slug),
        text: prose([...path, 'measures', index, 'text'], slug),
      })),
      charts: unique(entry.charts ?? [], 'chart', [...path, 'charts']).map((chart) => chartOf(chart.entry, chart.path, slug)),
      comparisons: unique(entry.comparisons ?? [], 'comparison', [...path, 'comparisons']).map((table) =>
        comparisonOf(table.entry, table.path, slug),
      ),
      place: tree.keyPlace(path),
    };
  }

  function unique<T extends { readonly id: string }>(entries: readonly T[], thing: Thing, path: Path): { entry: T; path: Path }[] {
    const firsts = new Map<string, Place>();
    return entries.flatMap((entry, index) => {
      const place = tree.place([...path, index, 'id']);
      const first = firsts.get(entry.id);
      if (first !== undefined) diagnostics.push(duplicate(thing, entry.id, place, first));
      else firsts.set(entry.id, place);
      return first === undefined ? [{ entry, path: [...path, index] }] : [];
    });
  }

  function chartOf(chart: NonNullable<Entry['charts']>[number], path: Path, slug: string): ChartRequest {
    const line = chart['reference-line'];
    const referenceLine = line === undefined ? undefined : context.referenceLines.get(line);
    if (line !== undefined && referenceLine === undefined)
      diagnostics.push(
        unknown('reference-line', line, context.referenceLines.keys(), tree.place([...path, 'reference-line']), {
          zh: 'dataset.yaml 中 reference-lines 的编号',
          en: 'an id of reference-lines in dataset.yaml',
        }),
      );
    return {
      id: chart.id,
      type: chart.type,
      title: prose([...path, 'title'], slug),
      subtitle: prose([...path, 'subtitle'], slug),
      items: chart.items.flatMap((item, index) =>
        figureId(item.figure, [...path, 'items', index, 'figure'], slug).map((found) => ({
          ...found,
          label: localized(item.label, [...path, 'items', index, 'label']),
        })),
      ),
      ...(referenceLine && { referenceLine }),
      ...(chart.note && { note: prose([...path, 'note'], slug) }),
      place: tree.place([...path, 'id']),
    };
  }

  function comparisonOf(table: NonNullable<Entry['comparisons']>[number], path: Path, slug: string): Comparison {
    const period = readPeriod(table.period ?? '', tree.place([...path, 'period']), diagnostics);
    return {
      id: table.id,
      title: prose([...path, 'title'], slug),
      regions: table.regions.flatMap((word, index) => {
        const region = slugs.get(word) ?? (word === context.scope.slug ? context.scope : undefined);
        if (region === undefined)
          diagnostics.push(
            unknown('reported-region', word, slugs.keys(), tree.place([...path, 'regions', index]), {
              zh: 'dataset.yaml 中 regions 的代号',
              en: 'a slug of regions in dataset.yaml',
            }),
          );
        const first = table.regions.indexOf(word);
        if (first < index) {
          const place = tree.place([...path, 'regions', index]);
          diagnostics.push(duplicate('reported-region', word, place, tree.place([...path, 'regions', first])));
        }
        return region ?? [];
      }),
      columns: table.columns.flatMap((column, index) => {
        const at = [...path, 'columns', index];
        const indicator = context.codes.indicators.get(column.indicator);
        if (indicator === undefined)
          diagnostics.push(
            unknown('indicator', column.indicator, context.codes.indicators.keys(), tree.place([...at, 'indicator']), {
              zh: 'indicators.csv 中的编号',
              en: 'an id of indicators.csv',
            }),
          );
        return indicator === undefined ? [] : [{ indicator, label: localized(column.label, [...at, 'label']) }];
      }),
      kinds: table.kinds,
      ...(period && { period }),
      ...(table.note && { note: prose([...path, 'note'], slug) }),
      place: tree.place([...path, 'id']),
    };
  }

  function localized(value: Localized, path: Path): Localized {
    for (const lang of LANGUAGES) texts.push(tree.located([...path, lang], { lang }));
    return value;
  }

  function prose(path: Path, slug: string): Prose {
    let broken = false;
    const parts = LANGUAGES.map((lang): [string, readonly TextPart[]] => {
      const text = tree.located([...path, lang], { lang, prose: true });
      texts.push(text);
      const parsed = parseProse(text, (word, place) => referenceId(word, place, slug));
      diagnostics.push(...parsed.diagnostics);
      if (parsed.diagnostics.length > 0) broken = true;
      return [lang, parsed.parts];
    });
    // A sentence that could not be read in one language is compared with nothing.
    return (broken ? { zh: [], en: [] } : Object.fromEntries(parts)) as unknown as Prose;
  }

  function known(slug: string): string[] {
    const own = `${slug}.`;
    const short = Array.from(context.figures.keys())
      .filter((id) => id.startsWith(own))
      .map((id) => id.slice(own.length));
    return [...short, ...context.derivations.keys(), ...context.figures.keys()];
  }

  function referenceId(word: string, place: Place, slug: string): string | Diagnostic {
    const full = word.includes('.') ? word : `${slug}.${word}`;
    if (context.figures.has(full) || context.spoiled.has(full)) return full;
    if (context.derivations.has(word)) return word;
    return unknown('figure', word, known(slug), place, {
      zh: `figures.csv 中的编号（${slug}. 可省），或 derivations 的编号`,
      en: `an id of figures.csv (\`${slug}.\` may be left out) or of derivations`,
    });
  }

  /** A reference that must lead to a figure itself, as a list of none or one. */
  function figureId(word: string, path: Path, slug: string): { readonly figure: string; readonly place: Place }[] {
    const place = tree.place(path);
    const id = referenceId(word, place, slug);
    if (typeof id !== 'string') diagnostics.push(id);
    return typeof id === 'string' ? [{ figure: id, place }] : [];
  }
}
