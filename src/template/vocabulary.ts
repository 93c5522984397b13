import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';

/** An attribute as written in a template; `value` is absent where it depends on data. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value?: string;
  readonly place: Place;
}

/** An opening tag as written. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: readonly WrittenAttribute[];
  readonly place: Place;
}

/** What the markup allows, as far as a template shows it without data. The folder markup/ has one; the two meet in the pipeline. */
export interface Vocabulary {
  /** The tag by itself: its name, its attributes. */
  checkTag(tag: WrittenTag): Diagnostic[];
  /** The element directly inside `parent`. */
  checkStanding(name: string, parent: string, place: Place): Diagnostic[];
  /** Text directly inside `parent`. */
  checkText(text: string, parent: string, place: Place): Diagnostic[];
}
