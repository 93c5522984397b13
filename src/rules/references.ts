import type { Dataset, Narrative, TextPart } from '../dataset/dataset.ts';
import { prosesOf, VOLUME } from '../dataset/narrative.ts';
import { LANGUAGES } from '../language.ts';

/** A reference in a sentence to a figure or derivation. */
export type Reference = Extract<TextPart, { type: 'figure' }>;

/** The references of a narrative's sentences, in both languages. */
export function referencesOf(narrative: Narrative): Reference[] {
  return prosesOf(narrative).flatMap((prose) => LANGUAGES.flatMap((lang) => prose[lang].filter((part) => part.type === 'figure')));
}

/** Codes of a region and of all that contain it, from the smallest. */
export function withParents(dataset: Dataset, code: string): ReadonlySet<string> {
  const codes = new Set<string>();
  // A code seen before would be a region within itself, which loading has reported.
  for (let next: string | undefined = code; next !== undefined && !codes.has(next); next = dataset.regionByCode.get(next)?.parent)
    codes.add(next);
  return codes;
}

/** The narratives of regions, without the volume's. */
export function regionNarratives(dataset: Dataset): (readonly [slug: string, narrative: Narrative])[] {
  return [...dataset.narratives].filter(([slug]) => slug !== VOLUME);
}
