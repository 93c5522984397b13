import type { ChartRequest, Comparison } from '../dataset/dataset.ts';

// Anchors of a document; slugs hold no dot, so none is made twice.

/** Anchor of a region's part. Its headline and cards stand right below. */
export function regionAnchor(slug: string): string {
  return `region-${slug}`;
}

/** Anchor of a measure, counted from 0. */
export function measureAnchor(slug: string, index: number): string {
  return `measure-${slug}.${index + 1}`;
}

/** Anchor of a chart with its title and caption. */
export function chartAnchor(slug: string, { id }: ChartRequest): string {
  return `chart-${slug}.${id}`;
}

/** Anchors of a comparison: its title, a region's row, what stands below. */
export function comparisonAnchors({ id }: Comparison): {
  readonly title: string;
  readonly row: (slug: string) => string;
  readonly caption: string;
} {
  return { title: `comparison-${id}`, row: (slug) => `comparison-${id}.${slug}`, caption: `under-comparison-${id}` };
}

/** Anchor of the row of the figure that bears a number. */
export function rowAnchor(number: number): string {
  return `row-${number}`;
}
