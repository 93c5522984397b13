import type { Place } from '../diagnostic/diagnostic.ts';
import { LANGUAGES } from '../language.ts';
import type { Localized } from '../language.ts';
import { decimal } from '../quantity/decimal.ts';
import { naturalPrecision } from '../quantity/scales.ts';
import type { Codes } from './codes.ts';
import { OPERATIONS } from './dataset.ts';
import type { Derivation, LocatedText, ReferenceLine, ReportedRegion, Source } from './dataset.ts';
import { duplicate, unknown } from './findings.ts';
import type { Thing } from './findings.ts';
import { VOLUME } from './narrative.ts';
import type { Reader } from './reader.ts';
import type { DatasetFile, RegionEntry } from './schema.ts';
import type { Path, YamlTree } from './yaml.ts';

/** The parts of dataset.yaml that other parts refer to. */
export interface Header {
  /** Absent when its code is unknown. */
  readonly scope?: ReportedRegion;
  readonly regions: readonly ReportedRegion[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly notes: ReadonlyMap<string, Localized>;
  readonly referenceLines: ReadonlyMap<string, ReferenceLine>;
  readonly derivations: ReadonlyMap<string, Derivation>;
}

/** Every `{ zh, en }` pair of a file, as located texts. */
export function localizedTexts(data: unknown, tree: YamlTree, path: Path = []): LocatedText[] {
  if (typeof data !== 'object' || data === null) return [];
  const entries = Object.entries(data);
  const isPair =
    entries.length === LANGUAGES.length && LANGUAGES.every((lang) => typeof (data as Record<string, unknown>)[lang] === 'string');
  if (isPair) return LANGUAGES.map((lang) => tree.located([...path, lang], { lang }));
  return entries.flatMap(([name, value]) => localizedTexts(value, tree, [...path, Array.isArray(data) ? Number(name) : name]));
}

/** Joins dataset.yaml with the code lists. */
export function resolveHeader(file: DatasetFile, tree: YamlTree, codes: Codes, { diagnostics, echoes }: Reader): Header {
  const scope = reported(file.scope, ['scope']);
  const regions = unique(file.regions, 'reported-region', ['regions'], 'slug').flatMap(({ entry, path }) => reported(entry, path) ?? []);
  const sameCode = new Map<string, Place>();
  for (const [index, entry] of file.regions.entries()) {
    const place = tree.place(['regions', index, 'code']);
    const first = sameCode.get(entry.code);
    if (first !== undefined) diagnostics.push(duplicate('region', entry.code, place, first));
    else sameCode.set(entry.code, place);
    // `volume` is the whole in narrative.yaml, and a slug names one place only.
    const slugPlace = tree.place(['regions', index, 'slug']);
    const taken =
      entry.slug === VOLUME
        ? slugPlace
        : entry.slug === file.scope.slug && entry.code !== file.scope.code
          ? tree.place(['scope', 'slug'])
          : undefined;
    if (taken !== undefined) diagnostics.push(duplicate('reported-region', entry.slug, slugPlace, taken));
  }
  const sources = new Map(unique(file.sources, 'source', ['sources']).map(({ entry, path }) => [entry.id, sourceOf(entry, path)]));
  const referenceLines = new Map<string, ReferenceLine>();
  for (const { entry, path } of unique(file['reference-lines'] ?? [], 'reference-line', ['reference-lines'])) {
    const unit = codes.units.get(entry.unit);
    const source = sources.get(entry.source);
    const value = decimal(entry.value);
    if (unit === undefined)
      diagnostics.push(
        unknown('unit', entry.unit, codes.units.keys(), tree.place([...path, 'unit']), {
          zh: 'units.csv 中的编号',
          en: 'an id of units.csv',
        }),
      );
    if (source === undefined)
      diagnostics.push(
        unknown('source', entry.source, sources.keys(), tree.place([...path, 'source']), {
          zh: 'sources 中的编号',
          en: 'an id of sources',
        }),
      );
    if (unit === undefined || source === undefined || value === undefined) {
      echoes.spoil('reference-line', entry.id);
      continue;
    }
    const quantity = { value, unit, qualifier: entry.qualifier ?? 'exact', precision: naturalPrecision(value, unit) } as const;
    referenceLines.set(entry.id, { id: entry.id, quantity, label: entry.label, source });
  }
  return {
    ...(scope && { scope }),
    regions,
    sources,
    notes: new Map(Object.entries(file.notes ?? {})),
    referenceLines,
    derivations: new Map(
      unique(file.derivations ?? [], 'derivation', ['derivations']).flatMap(({ entry, path }) => derivationOf(entry, path)),
    ),
  };

  function unique<T extends object>(entries: readonly T[], thing: Thing, path: Path, field = 'id'): { entry: T; path: Path }[] {
    const firsts = new Map<string, Place>();
    return entries.flatMap((entry, index) => {
      const id = String((entry as Record<string, unknown>)[field]);
      const place = tree.place([...path, index, field]);
      const first = firsts.get(id);
      if (first === undefined) {
        firsts.set(id, place);
        return [{ entry, path: [...path, index] }];
      }
      diagnostics.push(duplicate(thing, id, place, first));
      if (thing === 'reported-region') echoes.lose(thing);
      return [];
    });
  }

  function reported(entry: RegionEntry, path: Path): ReportedRegion | undefined {
    const place = tree.place([...path, 'code']);
    const region = codes.regions.get(entry.code);
    if (region === undefined) {
      diagnostics.push(
        unknown('region', entry.code, codes.regions.keys(), place, { zh: 'regions.csv 中的代码', en: 'a code of regions.csv' }),
      );
      echoes.lose('reported-region');
      return undefined;
    }
    for (const lang of LANGUAGES)
      if (region.name[lang] === '')
        diagnostics.push({
          code: 'missing-name',
          severity: 'error',
          place,
          message: {
            zh: `该地区没有${lang === 'zh' ? '中文' : '英文'}名称`,
            en: `the region has no ${lang === 'zh' ? 'Chinese' : 'English'} name`,
          },
          found: entry.code,
          fix: { zh: `在 codes/regions.csv 中补上 ${lang} 列`, en: `fill the column ${lang} in codes/regions.csv` },
        });
    return { region, slug: entry.slug, ...(entry.standing && { standing: entry.standing }) };
  }

  function sourceOf(entry: DatasetFile['sources'][number], path: Path): Source {
    const { id, title, publisher, date, url, file: textFile, sha256 } = entry;
    return {
      id,
      title,
      ...(publisher && { publisher }),
      ...(date && { date }),
      ...(url && { url }),
      ...(textFile && { file: textFile }),
      ...(sha256 && { sha256 }),
      ignored: (entry.ignored ?? []).map((row, index) => ({ ...row, place: tree.place([...path, 'ignored', index, 'printed']) })),
      alsoAt: (entry['also-at'] ?? []).map((row, index) => ({ ...row, place: tree.place([...path, 'also-at', index, 'printed']) })),
      place: tree.place([...path, 'id']),
    };
  }

  function derivationOf(entry: NonNullable<DatasetFile['derivations']>[number], path: Path): [string, Derivation][] {
    const given = OPERATIONS.filter((operation) => entry[operation] !== undefined);
    const operation = given[0];
    if (operation === undefined || given.length > 1) {
      echoes.spoil('figure', entry.id);
      diagnostics.push({
        code: 'derivation-operation',
        severity: 'error',
        place: tree.place([...path, 'id']),
        message:
          given.length > 1
            ? { zh: '一项计算只能有一种算法', en: 'a derivation has one operation only' }
            : { zh: '没有写明怎样计算', en: 'the derivation does not say what to compute' },
        expected: { zh: `其中之一：${OPERATIONS.join('、')}`, en: `one of ${OPERATIONS.join(', ')}` },
        ...(given.length > 1 && { found: given.join(', ') }),
      });
      return [];
    }
    const { id, decimals, label, note } = entry;
    return [
      [
        id,
        {
          id,
          operation,
          inputs: entry[operation] ?? [],
          ...(decimals !== undefined && { decimals }),
          label,
          ...(note && { note }),
          place: tree.place([...path, 'id']),
        },
      ],
    ];
  }
}
