import type { Dataset, Figure, ReportedRegion } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { figuresOf } from './numbering.ts';

/** The scope as the volume's summary speaks of it, under a slug that no region has: the scope may be one of the regions, with a chapter of its own. */
export function summarySubject({ scope }: Dataset): ReportedRegion {
  return { ...scope, slug: VOLUME };
}

/** The figures of the summary's own table: the scope's, unless a chapter has them. */
export function summaryFigures(dataset: Dataset): readonly Figure[] {
  const { code } = dataset.scope.region;
  return dataset.regions.some(({ region }) => region.code === code) ? [] : figuresOf(dataset, code);
}

/** The slug of the volume's part about a region that a comparison names: its chapter, or the summary; nothing where it is in another volume. */
export function partOf({ scope, regions }: Dataset, { slug }: ReportedRegion): string | undefined {
  if (regions.some((each) => each.slug === slug)) return slug;
  return slug === scope.slug ? VOLUME : undefined;
}
