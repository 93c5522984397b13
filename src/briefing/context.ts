import type { Dataset, Figure } from '../dataset/dataset.ts';
import type { Edition, Language, Localized } from '../language.ts';
import type { EditionText } from './chart.ts';
import type { DerivedFigure } from './derive.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import type { Numbering } from './numbering.ts';

/** What every part of a view is made with. */
export interface Context {
  readonly dataset: Dataset;
  readonly edition: Edition;
  /** The leading one first. */
  readonly languages: readonly [Language, ...Language[]];
  readonly derived: ReadonlyMap<string, DerivedFigure>;
  readonly numbering: Numbering;
}

/** A figure or a derivation by its id. The rules have refused unknown ids, so a miss is a bug. */
export function lookUp(context: Context, id: string): Figure | DerivedFigure {
  const found = context.dataset.figureById.get(id) ?? context.derived.get(id);
  if (found === undefined) throw new Error(`no figure or derivation has the id ${id}`);
  return found;
}

/** A text in each language of the edition; languages in which it is empty are left out. */
export function inEdition(languages: readonly Language[], write: (language: Language) => string): EditionText {
  return languages.map((lang) => ({ lang, text: write(lang) })).filter(({ text }) => text !== '');
}

/** A localized text in each language of the edition. */
export function localized(languages: readonly Language[], text: Localized): EditionText {
  return inEdition(languages, (language) => text[language]);
}

/** A label in each language of the edition. */
export function labelled(languages: readonly Language[], pick: (labels: Labels) => string): EditionText {
  return inEdition(languages, (language) => pick(labelsOf(language)));
}

/** Texts in one string, for places that take no markup: outline entries, document titles. */
export function joined(text: EditionText, separator = ' '): string {
  return text.map((each) => each.text).join(separator);
}
