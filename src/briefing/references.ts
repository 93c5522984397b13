import type { Narrative } from '../dataset/dataset.ts';
import { prosesOf } from '../dataset/narrative.ts';

/** Ids of the figures and derivations a narrative refers to, in order of appearance, each once. */
export function referencesOf(narrative: Narrative): readonly string[] {
  const ids = new Set<string>();
  for (const prose of prosesOf(narrative)) {
    for (const part of [...prose.zh, ...prose.en]) if (part.type === 'figure') ids.add(part.id);
  }
  for (const id of narrative.keyFigures) ids.add(id);
  for (const chart of narrative.charts) for (const item of chart.items) ids.add(item.figure);
  return [...ids];
}
