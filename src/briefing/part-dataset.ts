import type { Comparison, Dataset, Narrative, ReportedRegion } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { partsOf, type Part } from '../dataset/parts.ts';
import { candidates } from './comparison-figure.ts';
import { inFileOrder, withInputs } from './numbering.ts';
import { referencesOf } from './references.ts';
import { regionDataset } from './region-dataset.ts';
import { narrativeOf } from './region-part.ts';

/** What a volume or a workbook speaks of: one region, a part of the dataset, or all of it where neither is named. */
export interface Subject {
  readonly region?: ReportedRegion;
  readonly part?: Part;
}

/** The dataset as a volume or a workbook of a subject sees it. */
export function subjectDataset(dataset: Dataset, { region, part }: Subject): Dataset {
  if (region !== undefined) return regionDataset(dataset, region);
  return part === undefined ? dataset : partDataset(dataset, part);
}

// A dataset is frozen, and each stage that handles a part's documents asks.
const made = new WeakMap<Dataset, Map<string, Dataset>>();

function partDataset(dataset: Dataset, part: Part): Dataset {
  const parts = made.get(dataset) ?? new Map<string, Dataset>();
  made.set(dataset, parts);
  const { code } = part.scope.region;
  const own = parts.get(code) ?? ownDataset(dataset, part);
  parts.set(code, own);
  return own;
}

/**
 * A part as a dataset of its own: figures of its regions and those that its narratives mention, what is derived from them, their sources and
 * notes. The scope's part has what is said of the whole; of the comparisons each part has its regions' rows.
 */
function ownDataset(dataset: Dataset, { scope, regions }: Part): Dataset {
  const isWhole = scope.region.code === dataset.scope.region.code;
  const codes = new Set([scope, ...regions].map(({ region }) => region.code));
  const summary = isWhole ? dataset.narratives.get(VOLUME) : summaryOf(dataset, codes);
  const narratives = new Map([
    ...(summary === undefined ? [] : [[VOLUME, summary] as const]),
    ...regions.flatMap(({ slug }) => {
      const narrative = dataset.narratives.get(slug);
      return narrative === undefined ? [] : [[slug, narrative] as const];
    }),
  ]);
  const told = [...narratives.values()];
  const derivations = isWhole ? acrossParts(dataset) : new Set<string>();
  const mentioned = withInputs(dataset, [...told.flatMap(referencesOf), ...derivations]);
  const compared = told.flatMap(({ comparisons }) => comparisons.flatMap((each) => comparedIn(dataset, each)));
  const shown = new Set([...mentioned, ...compared]);
  const figures = inFileOrder(
    dataset.figures,
    dataset.figures.filter(({ id, region }) => codes.has(region.region.code) || shown.has(id)),
  );
  const lines = told.flatMap(({ charts }) => charts.flatMap(({ referenceLine }) => referenceLine ?? []));
  const sources = new Set([...figures.flatMap(({ locator }) => locator?.source.id ?? []), ...lines.map(({ source }) => source.id)]);
  const notes = new Set(figures.flatMap(({ note }) => note ?? []));
  const titled = (language: 'zh' | 'en'): string =>
    [scope.region.name[language], dataset.title[language]].filter((text) => text !== '').join(' · ');
  return {
    ...dataset,
    title: isWhole ? dataset.title : { zh: titled('zh'), en: titled('en') },
    scope,
    regions,
    figures,
    figureById: new Map(figures.map((figure) => [figure.id, figure])),
    derivations: dataset.derivations.filter(({ id }) => mentioned.has(id)),
    sources: dataset.sources.filter(({ id }) => sources.has(id)),
    notes: new Map([...dataset.notes].filter(([key]) => notes.has(key))),
    referenceLines: lines,
    narratives,
  };
}

/** What a part below the scope says of all its regions: the rows that comparisons have of them. */
function summaryOf(dataset: Dataset, codes: ReadonlySet<string>): Narrative | undefined {
  const { comparisons } = narrativeOf({ dataset }, VOLUME);
  const own = comparisons
    .map((each) => ({ ...each, regions: each.regions.filter(({ region }) => codes.has(region.code)) }))
    .filter(({ regions }) => regions.length > 0);
  return own.length === 0 ? undefined : { ...narrativeOf({ dataset: { ...dataset, narratives: new Map() } }, VOLUME), comparisons: own };
}

function comparedIn(dataset: Dataset, { regions, columns }: Comparison): readonly string[] {
  return regions.flatMap((region) => columns.flatMap((column) => candidates(dataset, region, column).map(({ id }) => id)));
}

/** Derivations that no other part tells of. */
function acrossParts(dataset: Dataset): ReadonlySet<string> {
  const elsewhere = new Set(
    partsOf(dataset)
      .filter(({ scope }) => scope.region.code !== dataset.scope.region.code)
      .flatMap(({ regions }) => regions.flatMap(({ slug }) => [...withInputs(dataset, referencesOf(narrativeOf({ dataset }, slug)))])),
  );
  return new Set(dataset.derivations.flatMap(({ id }) => (elsewhere.has(id) ? [] : [id])));
}
