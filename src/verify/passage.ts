import type { EditionText } from '../briefing/chart.ts';
import type { Part } from '../briefing/view.ts';
import type { Context } from '../briefing/context.ts';
import { labelsOf } from '../briefing/labels.ts';
import { regionNumbering, volumeNumbering } from '../briefing/numbering.ts';
import { evaluateDerivations } from '../briefing/derive.ts';
import { narrativeOf } from '../briefing/region-part.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { languagesOf, type Language } from '../language.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { formAtEnd } from './forms.ts';
import { withoutSpaces } from './printed-text.ts';

/** What a passage is; figures.json says so of each place. */
export type PassageKind = 'text' | 'sentence' | 'card' | 'row' | 'comparison' | 'register' | 'chart';

/** A stretch of a passage; one with a figure prints that figure's quantity, or a part of it, in a language. */
export interface Run {
  readonly text: string;
  readonly figure?: string;
  readonly language?: Language;
}

/** Text that a document must print in one piece. */
export interface Passage {
  readonly kind: PassageKind;
  readonly runs: readonly Run[];
  /** Whom the whole passage is about: the row's figure. */
  readonly figure?: string;
}

/** What the texts of a PDF are made with. */
export function contextOf(dataset: Dataset, document: Extract<PlannedDocument, { type: 'briefing' | 'volume' }>): Context {
  const numbering =
    document.type === 'volume'
      ? volumeNumbering(dataset)
      : regionNumbering(dataset, document.region.region.code, narrativeOf({ dataset }, document.region.slug));
  return { dataset, edition: document.edition, languages: languagesOf(document.edition), derived: evaluateDerivations(dataset), numbering };
}

/** A text without figures, in each language a passage of its own. */
export function textPassages(...texts: readonly EditionText[]): readonly Passage[] {
  return texts.flat().map(({ text, lang }) => ({ kind: 'text', runs: [{ text, language: lang }] }));
}

/** Texts as runs; `figure` where they print its quantity. */
export function runsOf(texts: EditionText, figure?: string): readonly Run[] {
  return texts.map(({ text, lang }) => ({ text, language: lang, ...(figure === undefined ? {} : { figure }) }));
}

/** A sentence's runs: what bears a figure's mark ends in its quantity, and the mark follows where it is `shown`. */
export function partRuns(context: Context, parts: readonly Part[], language: Language, shown: boolean): readonly Run[] {
  return parts.flatMap(({ text, mark }): Run[] => {
    const figure = mark === '' ? undefined : context.numbering.ids[Number(mark) - 1];
    if (figure === undefined) return [{ text, language }];
    const whole = withoutSpaces(text);
    const form = formAtEnd(context, figure, language, whole) ?? whole;
    const before = whole.slice(0, whole.length - form.length);
    return [{ text: before, language }, { text: form, language, figure }, ...(shown ? [{ text: mark, language }] : [])];
  });
}

/** A card's second label ends in the quantity, after a comma, where its reader writes it otherwise. */
export function labelRuns(name: string, { text, lang }: EditionText[number], figure: string): readonly Run[] {
  const opening = name + labelsOf(lang).punctuation.comma;
  if (!text.startsWith(opening)) return [{ text, language: lang }];
  return [
    { text: opening, language: lang },
    { text: text.slice(opening.length), language: lang, figure },
  ];
}
