import type { Kind } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';

/** Text in each language of the document's edition, the leading one first. */
export type EditionText = readonly { readonly lang: Language; readonly text: string }[];

/** One bar, dot or point. `value` is for drawing only; the reader sees `text`. */
export interface ChartItem {
  readonly figure: string;
  readonly label: EditionText;
  readonly value: number;
  readonly high?: number;
  /** The number as written beside the bar, in the leading language, without its unit when the subtitle gives it. */
  readonly text: string;
  readonly kind: Kind;
  /** The anchor of the figure's row or register entry, to which its value leads. */
  readonly to?: string;
}

/** What a chart shows, free of any look: pdf/ draws it, workbook/ makes a native chart of it. */
export interface ChartModel {
  readonly id: string;
  readonly type: 'bar' | 'position' | 'line';
  readonly items: readonly ChartItem[];
  readonly referenceLine?: { readonly value: number; readonly label: EditionText };
  /** One sentence per language for readers who cannot see it, made from the figures. */
  readonly alternative: EditionText;
}
