import type { DerivedFigure } from '../../briefing/derive.ts';
import { labelsOf } from '../../briefing/labels.ts';
import { sentenceText } from '../../briefing/sentence.ts';
import { derivedPeriod, NOTHING, placeInSource, placesInSources } from '../../briefing/table-view.ts';
import { missingWord, periodTexts, written } from '../../briefing/writing.ts';
import type { Figure, Prose } from '../../dataset/dataset.ts';
import type { Language, Localized } from '../../language.ts';
import type { Quantity, WrittenQuantity } from '../../quantity/quantity.ts';
import { writtenNumbers } from '../../quantity/write.ts';
import type { BookContext } from '../context.ts';
import { EXACT_DIGITS } from '../expression.ts';
import { numberFormula, textFormula } from '../formula.ts';
import type { Cell, Head } from '../plan.ts';
import { both, english, inBoth, labelled, plainSpaces, stacked, word } from '../words.ts';

/** A sentence without marks, for a cell. */
export function plainSentence(context: BookContext, prose: Prose, language: Language): string {
  const text = sentenceText(context, prose[language], language);
  return language === 'en' ? english(text) : plainSpaces(text);
}

/** Text of a cell of a table; an empty one is an empty cell. */
export function textCell(text: string | undefined, look: Cell['look'] = 'body'): Cell {
  return { value: text === undefined || text === '' ? null : text, look };
}

/** The number as the page writes it, as a number of its own scale: 15 where the unit is 亿元. What is no number to Excel stays a text. */
function numberCell(number: string): Cell {
  const digits = number.replaceAll(',', '').replace('\u2212', '-');
  if (!/^-?\d+(?:\.\d+)?$/.test(digits) || digits.replace(/\D/g, '').length > EXACT_DIGITS) return { value: number, look: 'range' };
  return { value: Number(digits), look: `number-${digits.split('.')[1]?.length ?? 0}` };
}

function unitCell(words: string, language: Language): Cell {
  return textCell(language === 'en' ? english(words) : plainSpaces(words));
}

/** The number in a language's own scale, by formula from the data sheet. */
function valueCell(context: BookContext, figure: Figure | DerivedFigure, quantity: Quantity, number: string, language: Language): Cell {
  const cell = numberCell(number);
  const [{ power }] = writtenNumbers(quantity, language, context.dataset);
  const formula =
    typeof cell.value === 'string'
      ? textFormula(context, figure, cell.value, [language])
      : numberFormula(context, figure, power, [language]);
  return formula === undefined ? cell : { ...cell, formula };
}

function valueAndUnit(
  context: BookContext,
  figure: Figure | DerivedFigure,
  quantity: Quantity,
  { number, prefix, unit, conversion }: WrittenQuantity,
  language: Language,
): readonly [Cell, Cell] {
  const base = 'indicator' in figure ? figure.indicator.base : undefined;
  const words = [prefix, unit, conversion === '' ? '' : `(${conversion})`, base?.[language] ?? ''];
  return [valueCell(context, figure, quantity, number, language), unitCell(words.filter((each) => each !== '').join(' '), language)];
}

/** What says that a value is missing, until the data sheet has one. */
export function missingCell(context: BookContext, figure: Figure | DerivedFigure, text: string, languages: readonly Language[]): Cell {
  const formula = numberFormula(context, figure, 0, languages);
  return { value: text, ...(formula !== undefined && { formula }), look: 'missing' };
}

/** Heads of the columns that {@link valueCells} fills. */
export const VALUE_HEADS: readonly Head[] = [
  { text: word('bound') },
  { text: both(({ columns }) => columns.value), align: 'right' },
  { text: both(({ columns }) => columns.unit) },
  { text: word('value-en'), align: 'right' },
  { text: word('unit-en') },
];

/** A value with its bound word, and its number and unit in each language. A missing one is said in words in each. */
export function valueCells(context: BookContext, figure: Figure | DerivedFigure): readonly Cell[] {
  const { quantity } = figure;
  if (quantity === undefined) {
    const unit = 'unit' in figure ? figure.unit : undefined;
    return [
      textCell(undefined),
      missingCell(context, figure, missingWord(figure, 'zh'), ['zh']),
      textCell(unit?.zh),
      missingCell(context, figure, missingWord(figure, 'en'), ['en']),
      textCell(unit?.en.plural),
    ];
  }
  const [zh, en] = [written(context, quantity, 'zh'), written(context, quantity, 'en')];
  const bound = stacked({ zh: zh.before + zh.after, en: en.before });
  return [textCell(bound), ...valueAndUnit(context, figure, quantity, zh, 'zh'), ...valueAndUnit(context, figure, quantity, en, 'en')];
}

/** Kind in both languages. */
export function kindCell(figure: Figure | DerivedFigure): Cell {
  const kind = 'indicator' in figure ? figure.kind : 'derived';
  return textCell(stacked(labelled(({ kinds }) => kinds[kind])));
}

/** Period in both languages, with its marks. */
export function periodCell(context: BookContext, figure: Figure | DerivedFigure): Cell {
  const texts = 'indicator' in figure ? periodTexts(context, figure) : derivedPeriod(context, figure);
  return textCell(plainSpaces(texts.map(({ text }) => text).join('\n')));
}

/** Source and paragraph: `S1 ¶8`, with a link to the source; of a derived figure those of its inputs. */
export function sourceCell(context: BookContext, figure: Figure | DerivedFigure): Cell {
  if (!('indicator' in figure)) return textCell(plainSpaces(placesInSources(context, figure.inputs, '、')));
  if (figure.locator === undefined) return textCell(NOTHING);
  return { value: plainSpaces(placeInSource(figure)), look: 'body-link', to: context.sourceRow(figure.locator.source.id) };
}

/** The definition of a figure's indicator, its note, and what its status means, in both languages. */
export function noteCell(context: BookContext, figure: Figure): Cell {
  const note = figure.note === undefined ? undefined : context.dataset.notes.get(figure.note);
  const sentences = (language: Language): string => {
    const { statusNotes, punctuation } = labelsOf(language);
    const ended = (text: string | undefined): readonly string[] =>
      text === undefined || text === '' ? [] : [/[.。!！?？]$/.test(text) ? text : text + punctuation.stop];
    const status = figure.status === 'reported' || note !== undefined ? undefined : statusNotes[figure.status];
    return [figure.indicator.definition?.[language], note?.[language], status].flatMap(ended).join(punctuation.space);
  };
  return textCell(stacked({ zh: sentences('zh'), en: sentences('en') }), 'muted');
}

/** A name in both languages for a table's cell. */
export function nameCell(name: Localized, look: Cell['look'] = 'body'): Cell {
  return textCell(stacked(name), look);
}

/** A label and a value in each language for the lines of a title block. */
export function inOneLine(...parts: readonly (Localized | string | undefined)[]): string {
  return parts
    .flatMap((part) => (part === undefined ? [] : [typeof part === 'string' ? part : inBoth(part)]))
    .filter((part) => part !== '')
    .join(' · ');
}
