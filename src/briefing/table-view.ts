import type { Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';
import type { EditionText } from './chart.ts';
import { inEdition, labelled, localized, lookUp } from './context.ts';
import type { Context } from './context.ts';
import type { DerivedFigure } from './derive.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import type { Footnotes } from './footnotes.ts';
import type { GroupView, RowView, TableView } from './view.ts';
import { missingWord, periodTexts, readsAlike, unbroken, valueAndUnit, writtenQuantity } from './writing.ts';

/** Lines of rows that leave room for the notes on a page of their own. */
const ROOMY_LINES = 26;

/** Where a figure stands: `S1 ¶8`; empty when nothing prints it. */
export function placeInSource(figure: Figure): string {
  return figure.locator === undefined ? '' : unbroken(`${figure.locator.source.id} ¶${figure.locator.paragraph}`);
}

/** A column's head in each language. */
export function columnHead(context: Context, column: keyof Labels['columns']): EditionText {
  return labelled(context.languages, ({ columns }) => columns[column]);
}

/** A value for a column of numbers, in the leading language; a missing one is said in each. */
export function valueTexts(context: Context, figure: Figure | DerivedFigure): EditionText {
  const { quantity } = figure;
  if (quantity === undefined) return inEdition(context.languages, (language) => missingWord(figure, language));
  const [lang] = context.languages;
  const { before, number } = valueAndUnit(context, quantity, lang);
  return [{ lang, text: before === '' ? number : unbroken(`${before}${labelsOf(lang).punctuation.space}${number}`) }];
}

/** The unit column: the leading language's unit; in another language its own, or the whole quantity where digits differ. */
function unitTexts(context: Context, quantity: Quantity, base: Localized | undefined): EditionText {
  const [leading] = context.languages;
  const sign = valueAndUnit(context, quantity, leading).unit;
  return inEdition(context.languages, (language) => {
    const own = valueAndUnit(context, quantity, language).unit;
    const alike = readsAlike(context, quantity, language);
    const words = language === leading || (alike && own !== sign) ? own : alike ? '' : `= ${writtenQuantity(context, quantity, language)}`;
    return `${words} ${base?.[language] ?? ''}`.trim();
  });
}

/** The unit a missing value would have; a sign that is the same in every language once. */
function missingUnit(context: Context, { zh, en }: Unit): EditionText {
  const texts = localized(context.languages, { zh, en: en.plural });
  return texts.filter(({ text }, index) => index === 0 || text !== texts[0]?.text);
}

/** An indicator's name, after the region's where the table is another region's. */
function nameTexts(context: Context, figure: Figure, code: string): EditionText {
  return inEdition(context.languages, (language) => {
    const name = figure.indicator.name[language];
    if (figure.region.region.code === code) return name;
    return `${figure.region.region.short[language]}${labelsOf(language).punctuation.colon}${name}`;
  });
}

function figureRow(context: Context, figure: Figure, code: string, footnotes: Footnotes): Omit<RowView, 'number' | 'anchor' | 'to'> {
  const { quantity, unit } = figure;
  return {
    name: nameTexts(context, figure, code),
    notes: footnotes.marksOf(figure),
    value: valueTexts(context, figure),
    missing: quantity === undefined,
    unit: quantity === undefined ? missingUnit(context, unit) : unitTexts(context, quantity, figure.indicator.base),
    kind: labelled(context.languages, ({ kinds }) => kinds[figure.kind]),
    period: periodTexts(context, figure),
    source: placeInSource(figure),
  };
}

/** A derivation's label with its formula. */
export function derivedName(context: Context, { label, formula }: DerivedFigure): EditionText {
  return inEdition(context.languages, (language) => `${label[language]}${labelsOf(language).punctuation.colon}${formula[language]}`);
}

function derivedRow(context: Context, derived: DerivedFigure): Omit<RowView, 'number' | 'anchor' | 'to'> {
  return {
    name: derivedName(context, derived),
    notes: [],
    value: valueTexts(context, derived),
    missing: false,
    unit: unitTexts(context, derived.quantity, undefined),
    kind: labelled(context.languages, ({ kinds }) => kinds.derived),
    period: [],
    source: '',
  };
}

/**
 * The table of figures (in their order, grouped by theme) and, last, of what is derived from them.
 *
 * @param code the region whose table it is; figures of others bear their region's name
 * @param table its number in the document
 */
export function tableView(context: Context, code: string, ids: readonly string[], footnotes: Footnotes, table: number): TableView {
  const groups = new Map<string, { name: EditionText; rows: RowView[] }>();
  for (const id of ids) {
    const found = lookUp(context, id);
    const isFigure = 'indicator' in found;
    const key = isFigure ? found.indicator.theme.id : '';
    const name = isFigure
      ? localized(context.languages, found.indicator.theme.name)
      : labelled(context.languages, ({ sections }) => sections.derivations);
    const number = String(context.numbering.numberOf.get(id));
    const anchor = `row-${number}`;
    const to = context.numbering.anchorOf(id);
    const row = isFigure ? figureRow(context, found, code, footnotes) : derivedRow(context, found);
    const group = groups.get(key) ?? { name, rows: [] };
    groups.set(key, group);
    group.rows.push({ number, anchor, to: to === anchor ? '' : to, ...row });
  }
  return {
    density: ids.length * context.languages.length > ROOMY_LINES ? 'tight' : 'normal',
    title: labelled(context.languages, (labels) => labels.table(table) + labels.punctuation.captionGap + labels.sections.indicators),
    heads: {
      number: columnHead(context, 'number').slice(0, 1),
      indicator: columnHead(context, 'indicator'),
      value: columnHead(context, 'value'),
      unit: columnHead(context, 'unit'),
      kind: columnHead(context, 'kind'),
      period: columnHead(context, 'period'),
      source: columnHead(context, 'source'),
    },
    groups: [...groups.values()] satisfies readonly GroupView[],
  };
}
