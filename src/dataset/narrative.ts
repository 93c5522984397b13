import type { Narrative, Prose } from './dataset.ts';

/** The key of narrative.yaml that speaks for the whole dataset. */
export const VOLUME = 'volume';

/** Every sentence of a narrative, in its order on the page. */
export function prosesOf({ headline, measures, charts, comparisons }: Narrative): readonly Prose[] {
  return [
    headline,
    ...measures.flatMap(({ title, text }) => [title, text]),
    ...charts.flatMap(({ title, subtitle, note }) => [title, subtitle, ...(note === undefined ? [] : [note])]),
    ...comparisons.flatMap(({ title, note }) => [title, ...(note === undefined ? [] : [note])]),
  ];
}
