import type { EditionText } from '../../briefing/chart.ts';
import type { Line, Part } from '../../briefing/view.ts';
import type { Context } from '../../briefing/context.ts';
import { labelsOf } from '../../briefing/labels.ts';
import { regionNumbering, volumeNumbering } from '../../briefing/numbering.ts';
import { evaluateDerivations } from '../../briefing/derive.ts';
import { narrativeOf } from '../../briefing/region-part.ts';
import { sentenceParts } from '../../briefing/sentence.ts';
import type { Dataset, TextPart } from '../../dataset/dataset.ts';
import { languagesOf, type Language } from '../../language.ts';
import type { PlannedDocument } from '../../output/plan.ts';
import { formAtEnd } from './forms.ts';
import { spacedIndex, withoutSpaces } from './printed-text.ts';

/** What a passage is; figures.json says so of each place. */
export type PassageKind = 'text' | 'sentence' | 'card' | 'row' | 'comparison' | 'register' | 'chart';

/** A stretch of a passage; one with a figure prints that figure's quantity, or a part of it, in a language. */
export interface Run {
  readonly text: string;
  readonly figure?: string;
  readonly language?: Language;
  /** Named for what it numbers: a mark, a row, an item of a list, a page. Its digits are no quantity. */
  readonly numbers?: 'mark' | 'row' | 'list' | 'page' | 'title' | 'version' | 'period' | 'axis';
  /** Where the unit of a bare number is named: its column's head, or a chart's subtitle. */
  readonly around?: EditionText;
}

/**
 * Where a passage stands. In the `text` it follows the one before it. In a `chart` it stands somewhere between the texts around the chart.
 * A `head` may stand again on the pages that a table runs on to.
 */
export type PassageSetting = 'text' | 'chart' | 'head';

/** Text that a document must print in one piece. */
export interface Passage {
  readonly kind: PassageKind;
  readonly runs: readonly Run[];
  /** Whom the whole passage is about: the row's figure. */
  readonly figure?: string;
  /** `text` where absent. */
  readonly setting?: PassageSetting;
  /** Name, alike in all languages, of what the passage says in one. */
  readonly pair?: string;
  /** The passages that an entry of the contents or of the register leads to: their pages, each once, are its last run. */
  readonly leadsTo?: readonly Passage[];
}

/** The text of a passage, without white space. */
export function passageText({ runs }: Passage): string {
  return withoutSpaces(runs.map(({ text }) => text).join(''));
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

/** A text without figures, its languages beside one another. */
export function besidePassage(text: EditionText, separator = ''): Passage {
  return { kind: 'text', runs: separated([text], separator) };
}

/** A row's period. */
export function periodRuns(text: EditionText): readonly Run[] {
  return text.map((each) => ({ text: each.text, language: each.lang, numbers: 'period' }));
}

/** The head of a table. */
export function headPassage(heads: readonly EditionText[]): Passage {
  return { kind: 'text', setting: 'head', runs: heads.flatMap((head) => runsOf(head)) };
}

/** The runs of several texts, a separator between any two. */
export function separated(texts: readonly EditionText[], separator: string): readonly Run[] {
  return texts.flat().flatMap(({ text, lang }, index): Run[] => [...(index === 0 ? [] : [{ text: separator }]), { text, language: lang }]);
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
    const from = spacedIndex(text, whole.length - form.length);
    return [
      { text: text.slice(0, from), language },
      { text: text.slice(from), language, figure },
      ...(shown ? [{ text: mark, language, numbers: 'mark' as const }] : []),
    ];
  });
}

/**
 * The runs of a line that prints its figures without marks: `parts` are those of the sentence that it ends in, and what the page puts before
 * them stays as it is.
 */
export function lineRuns(context: Context, { lang, parts }: Line, sentence: readonly TextPart[]): readonly Run[] {
  const text = parts.map((part) => part.text).join('');
  const runs = partRuns(context, sentenceParts(context, sentence, lang, 'marked'), lang, false);
  const end = runs.map((run) => run.text).join('');
  if (!text.endsWith(end)) return [{ text, language: lang }];
  return [{ text: text.slice(0, text.length - end.length), language: lang, numbers: 'title' }, ...runs];
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
