import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import { inFileOrder, regionNumbering } from './numbering.ts';
import { narrativeOf } from './region-part.ts';

/** Regions that a dataset has figures of or a place for in its list: the scope too where figures belong to it. */
export function subjectsOf({ figures, regions, scope }: Dataset): readonly ReportedRegion[] {
  const own = figures.some(({ region }) => region.region.code === scope.region.code);
  const listed = regions.some(({ region }) => region.code === scope.region.code);
  return own && !listed ? [scope, ...regions] : regions;
}

// A dataset is frozen, and each stage that handles a region's workbook asks.
const made = new WeakMap<Dataset, Map<string, Dataset>>();

/**
 * A region's part of a dataset as a dataset of its own: its figures and those of other regions that its narrative mentions, what is derived
 * from them, their sources and notes. Nothing of it changes with the rest of the dataset.
 */
export function regionDataset(dataset: Dataset, reported: ReportedRegion): Dataset {
  const parts = made.get(dataset) ?? new Map<string, Dataset>();
  made.set(dataset, parts);
  const part = parts.get(reported.slug) ?? partOf(dataset, reported);
  parts.set(reported.slug, part);
  return part;
}

function partOf(dataset: Dataset, reported: ReportedRegion): Dataset {
  const { region, slug } = reported;
  const narrative = dataset.narratives.get(slug);
  const { ids } = regionNumbering(dataset, region.code, narrativeOf({ dataset }, slug));
  const figures = inFileOrder(
    dataset.figures,
    ids.flatMap((id) => dataset.figureById.get(id) ?? []),
  );
  const shown = new Set(ids);
  const lines = (narrative?.charts ?? []).flatMap(({ referenceLine }) => referenceLine ?? []);
  const sources = new Set([...figures.flatMap(({ locator }) => locator?.source.id ?? []), ...lines.map(({ source }) => source.id)]);
  const notes = new Set(figures.flatMap(({ note }) => note ?? []));
  const titled = (language: 'zh' | 'en'): string =>
    [region.name[language], dataset.title[language]].filter((text) => text !== '').join(' · ');
  return {
    ...dataset,
    title: { zh: titled('zh'), en: titled('en') },
    scope: reported,
    regions: [reported],
    figures,
    figureById: new Map(figures.map((figure) => [figure.id, figure])),
    derivations: dataset.derivations.filter(({ id }) => shown.has(id)),
    sources: dataset.sources.filter(({ id }) => sources.has(id)),
    notes: new Map([...dataset.notes].filter(([key]) => notes.has(key))),
    referenceLines: lines,
    narratives: narrative === undefined ? new Map() : new Map([[slug, narrative]]),
  };
}
