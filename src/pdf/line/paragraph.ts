import type { Place } from '../../diagnostic/diagnostic.ts';
import type { Language } from '../../language.ts';
import type { KindLook } from '../../theme/kinds.ts';
import type { Look } from '../../theme/type.ts';

/** Where a run of text leads: an anchor of the document or an address. */
export type Target = { readonly to: string } | { readonly href: string };

/** The page of an anchor, one of a list in which each page stands once, a comma before all but the first. */
export interface PageOf {
  readonly anchor: string;
  /** Anchors before it in the list. */
  readonly before: readonly string[];
}

/** A run of text in one look. */
export interface TextPiece {
  readonly type: 'text';
  readonly text: string;
  readonly look: Look;
  readonly language: Language;
  readonly target?: Target;
  /** Whose page `text` gives: what was expected until the pages are laid out, see ../page-numbers.ts. */
  readonly pageOf?: PageOf;
  /** A note mark: raised, and never parted from what it marks. */
  readonly mark?: true;
  /** White space before it, in points, unless a line begins with it. */
  readonly lead?: number;
  /** Drawn on a small panel, unbroken. */
  readonly chip?: KindLook;
}

/** Text to be broken into lines, free of any page. */
export interface Paragraph {
  readonly pieces: readonly (TextPiece | { readonly type: 'break' })[];
  readonly align: 'left' | 'right' | 'center' | 'justify';
  readonly place: Place;
  readonly anchors: string[];
  readonly outline: OutlineEntry[];
}

/** An entry of the PDF outline that leads to a paragraph; level 0 is the top. */
export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
}
