import type { Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { lookUp } from './context.ts';
import type { Context } from './context.ts';
import { labelsOf } from './labels.ts';
import type { Mark } from './view.ts';

/** Notes to the rows of a table, numbered in the order in which they are first needed. */
export interface Footnotes {
  readonly texts: readonly Localized[];
  readonly marksOf: (figure: Figure) => readonly Mark[];
}

function definitionOf({ indicator }: Figure): Localized | undefined {
  if (indicator.definition === undefined) return undefined;
  const { zh, en } = indicator.definition;
  return { zh: labelsOf('zh').definition(indicator.name.zh, zh), en: labelsOf('en').definition(indicator.name.en, en) };
}

/**
 * Collects the definitions of indicators and the notes of figures.
 *
 * @param defined ids of the indicators to define
 * @param prefix first part of the notes' anchors, unique in the document
 */
export function footnotesTo(context: Context, ids: readonly string[], defined: ReadonlySet<string>, prefix: string): Footnotes {
  const numbers = new Map<string, number>();
  const texts: Localized[] = [];
  const marks = new Map<string, readonly Mark[]>();
  const numberOf = (key: string, text: Localized): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, texts.push(text));
    return texts.length;
  };
  for (const id of ids) {
    const figure = lookUp(context, id);
    if (!('indicator' in figure)) continue;
    const found: number[] = [];
    const definition = defined.has(figure.indicator.id) ? definitionOf(figure) : undefined;
    if (definition !== undefined) found.push(numberOf(`indicator ${figure.indicator.id}`, definition));
    const note = figure.note === undefined ? undefined : context.dataset.notes.get(figure.note);
    if (note !== undefined) found.push(numberOf(`note ${figure.note}`, note));
    marks.set(
      id,
      found.sort((a, b) => a - b).map((number) => ({ mark: `[${number}]`, to: `${prefix}-${number}` })),
    );
  }
  return { texts, marksOf: (figure) => marks.get(figure.id) ?? [] };
}
