import type { Narrative, Prose } from '../dataset/dataset.ts';

function proses(narrative: Narrative): readonly Prose[] {
  return [
    narrative.headline,
    ...narrative.measures.flatMap(({ title, text }) => [title, text]),
    ...narrative.charts.flatMap(({ title, subtitle, note }) => (note === undefined ? [title, subtitle] : [title, subtitle, note])),
    ...narrative.comparisons.flatMap(({ title, note }) => (note === undefined ? [title] : [title, note])),
  ];
}

/** Ids of the figures and derivations a narrative refers to, in order of appearance, each once. */
export function referencesOf(narrative: Narrative): readonly string[] {
  const ids = new Set<string>();
  for (const prose of proses(narrative)) {
    for (const part of [...prose.zh, ...prose.en]) if (part.type === 'figure') ids.add(part.id);
  }
  for (const id of narrative.keyFigures) ids.add(id);
  for (const chart of narrative.charts) for (const item of chart.items) ids.add(item.figure);
  return [...ids];
}
