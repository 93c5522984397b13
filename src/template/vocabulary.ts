import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { WrittenTag } from '../written-tag.ts';

/** What the markup allows, as far as a template shows it without data. The folder markup/ has one; the two meet in the pipeline. */
export interface Vocabulary {
  /** The tag by itself: its name, its attributes. */
  checkTag(tag: WrittenTag): Diagnostic[];
  /** The element directly inside `parent`. */
  checkStanding(name: string, parent: string, place: Place): Diagnostic[];
  /** Text directly inside `parent`. */
  checkText(text: string, parent: string, place: Place): Diagnostic[];
}
