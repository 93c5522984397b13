import type { ChartRequest, Figure, Measure, Narrative, Prose, TextPart } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { chartAnchor, comparisonAnchors, measureAnchor, regionAnchor, rowAnchor } from './anchors.ts';
import { cellFigure } from './comparison-figure.ts';
import type { Context } from './context.ts';
import { figuresOf } from './numbering.ts';
import { narrativeOf } from './region-part.ts';
import { summaryFigures } from './summary.ts';

function idsIn(prose: Prose | undefined): readonly string[] {
  const parts: readonly TextPart[] = prose === undefined ? [] : [...prose.zh, ...prose.en];
  return parts.flatMap((part) => (part.type === 'figure' ? [part.id] : []));
}

/** Along a line only the first point and the last bear their values. */
function drawnWithValue({ type, items }: ChartRequest): readonly string[] {
  const shown = type === 'line' ? items.filter((_, index) => index === 0 || index === items.length - 1) : items;
  return shown.map(({ figure }) => figure);
}

/** For each figure and derivation of the volume, the anchors of what prints it, the register apart, in the order of the pages. */
export function printedAt(context: Context): ReadonlyMap<string, readonly string[]> {
  const { dataset, numbering } = context;
  const found = new Map<string, string[]>();
  const add = (anchor: string, ids: readonly string[]): void => {
    for (const id of new Set(ids)) found.set(id, [...(found.get(id) ?? []), anchor]);
  };
  const part = (slug: string, figures: readonly Figure[], { headline, keyFigures, measures, comparisons, charts }: Narrative): void => {
    add(regionAnchor(slug), [...idsIn(headline), ...keyFigures]);
    measures.forEach(({ title, text }: Measure, index) => add(measureAnchor(slug, index), [...idsIn(title), ...idsIn(text)]));
    for (const comparison of comparisons) {
      const anchors = comparisonAnchors(comparison);
      add(anchors.title, idsIn(comparison.title));
      for (const row of comparison.regions) {
        const shown = comparison.columns.flatMap((column) => cellFigure(dataset, comparison, row, column)?.id ?? []);
        add(anchors.row(row.slug), shown);
      }
      add(anchors.caption, idsIn(comparison.note));
    }
    for (const chart of charts)
      add(chartAnchor(slug, chart), [...idsIn(chart.title), ...idsIn(chart.subtitle), ...drawnWithValue(chart), ...idsIn(chart.note)]);
    for (const { id } of figures) add(rowAnchor(numbering.numberOf.get(id) ?? 0), [id]);
  };
  part(VOLUME, summaryFigures(dataset), narrativeOf(context, VOLUME));
  for (const { slug, region } of dataset.regions) part(slug, figuresOf(dataset, region.code), narrativeOf(context, slug));
  return found;
}
