import type { Figure } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';
import { rowAnchor } from './anchors.ts';
import type { EditionText } from './chart.ts';
import { inEdition, joined, labelled, localized, lookUp } from './context.ts';
import type { Context } from './context.ts';
import type { DerivedFigure } from './derive.ts';
import { labelsOf } from './labels.ts';
import type { Labels } from './labels.ts';
import type { Footnotes } from './footnotes.ts';
import type { EditionLines, GroupView, RowView, TableView } from './view.ts';
import { missingWord, periodTexts, readsAlike, unbroken, valueAndUnit, writtenQuantity } from './writing.ts';

/** Lines of rows that leave room for the notes on a page of their own; a document of one language is set larger. */
const ROOMY_LINES = 26;
const LINES_OF_ONE_LANGUAGE = 1.3;
/** Lines that a formula takes more than a name. */
const LINES_OF_FORMULA = 2;

/** Where no source prints anything. */
export const NOTHING = '—';

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

/** Texts without marks as lines. */
export function plainLines(texts: EditionText): EditionLines {
  return texts.map(({ lang, text }) => ({ lang, parts: [{ text, mark: '', to: '' }] }));
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
    name: plainLines(nameTexts(context, figure, code)),
    notes: footnotes.marksOf(figure),
    value: valueTexts(context, figure),
    missing: quantity === undefined,
    unit: quantity === undefined ? missingUnit(context, unit) : unitTexts(context, quantity, figure.indicator.base),
    kind: labelled(context.languages, ({ kinds }) => kinds[figure.kind]),
    period: periodTexts(context, figure),
    source: placeInSource(figure) || NOTHING,
  };
}

/** A list longer than this would make its row too tall for a page. */
const MOST = 12;
/** So many of a longer list are shown. */
const SHOWN = 3;

/** A list as a row has room for it, and how many are left out. */
function shortened<T>(list: readonly T[]): { readonly shown: readonly T[]; readonly more: number } {
  return list.length > MOST ? { shown: list.slice(0, SHOWN), more: list.length - SHOWN } : { shown: list, more: 0 };
}

/** A derivation's label with its formula, each term bearing the mark of its figure, and its note. The last terms of a long one are counted only. */
export function derivedName(context: Context, { label, formula, note }: DerivedFigure): EditionLines {
  const { numberOf, anchorOf } = context.numbering;
  return context.languages.map((lang) => {
    const { andMore, punctuation } = labelsOf(lang);
    const { colon, stop, space } = punctuation;
    const { shown, more } = shortened(formula[lang]);
    const terms = shown.map(({ id, sign, text }, index) => ({
      text: (index === 0 ? label[lang] + colon : sign) + text,
      mark: String(numberOf.get(id)),
      to: anchorOf(id),
    }));
    const rest = more === 0 ? [] : [{ text: `${shown.at(-1)?.sign ?? ''}${andMore(more)}`, mark: '', to: '' }];
    const after = note === undefined ? [] : [{ text: `${stop}${space}${note[lang]}${stop}`, mark: '', to: '' }];
    return { lang, parts: [...terms, ...rest, ...after] };
  });
}

/** The period of a derived figure: that of what went into it, where it is one. */
export function derivedPeriod(context: Context, { inputs }: DerivedFigure): EditionText {
  const periods = inputs.map((id): EditionText => {
    const input = lookUp(context, id);
    return 'indicator' in input ? periodTexts(context, input) : derivedPeriod(context, input);
  });
  const [first = []] = periods;
  return periods.every((period) => joined(period) === joined(first)) ? first : [];
}

function paragraphsOf(context: Context, ids: readonly string[]): readonly (readonly [source: string, paragraph: number])[] {
  const places = new Map<string, Set<number>>();
  const visit = (id: string): void => {
    const found = lookUp(context, id);
    if (!('indicator' in found)) found.inputs.forEach(visit);
    else if (found.locator !== undefined) {
      const { source, paragraph } = found.locator;
      places.set(source.id, (places.get(source.id) ?? new Set()).add(paragraph));
    }
  };
  ids.forEach(visit);
  return [...places].flatMap(([source, paragraphs]) => [...paragraphs].map((paragraph) => [source, paragraph] as const));
}

function writtenPlaces(places: ReturnType<typeof paragraphsOf>, separator: string): string {
  return places
    .map(([source, paragraph], index) => `${source === places[index - 1]?.[0] ? '' : `${source}\u00A0`}¶${paragraph}`)
    .join(separator);
}

/** Where the figures stand that something is made of, a source named once: `S1 ¶5、¶8`. */
export function placesInSources(context: Context, ids: readonly string[], separator: string): string {
  return writtenPlaces(paragraphsOf(context, ids), separator);
}

/** Where the figures stand that a derivation computes with; the last of many are counted only. */
export function derivedPlaces(context: Context, { inputs }: DerivedFigure): string {
  const { andMore, punctuation } = labelsOf(context.languages[0]);
  const { shown, more } = shortened(paragraphsOf(context, inputs));
  return writtenPlaces(shown, punctuation.list) + (more === 0 ? '' : punctuation.list + andMore(more));
}

function derivedRow(context: Context, derived: DerivedFigure): Omit<RowView, 'number' | 'anchor' | 'to'> {
  return {
    name: derivedName(context, derived),
    notes: [],
    value: valueTexts(context, derived),
    missing: false,
    unit: unitTexts(context, derived.quantity, undefined),
    kind: labelled(context.languages, ({ kinds }) => kinds.derived),
    period: derivedPeriod(context, derived),
    source: derivedPlaces(context, derived),
  };
}

function isLong({ derived, languages }: Context, ids: readonly string[]): boolean {
  const rows = ids.length + LINES_OF_FORMULA * ids.filter((id) => derived.has(id)).length;
  return rows * (languages.length === 1 ? LINES_OF_ONE_LANGUAGE : languages.length) > ROOMY_LINES;
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
    const anchor = rowAnchor(Number(number));
    const to = context.numbering.anchorOf(id);
    const row = isFigure ? figureRow(context, found, code, footnotes) : derivedRow(context, found);
    const group = groups.get(key) ?? { name, rows: [] };
    groups.set(key, group);
    group.rows.push({ number, anchor, to: to === anchor ? '' : to, ...row });
  }
  return {
    density: isLong(context, ids) ? 'tight' : 'normal',
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
