import { unitAtScale } from '../../briefing/chart-unit.ts';
import { comparisonView } from '../../briefing/comparison-view.ts';
import { lookUp } from '../../briefing/context.ts';
import type { DerivedFigure } from '../../briefing/derive.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { ComparisonView, EditionLines } from '../../briefing/view.ts';
import type { Comparison, Figure } from '../../dataset/dataset.ts';
import type { Language } from '../../language.ts';
import { fractionDigits, shift, toNumber } from '../../quantity/decimal.ts';
import type { Quantity, Unit } from '../../quantity/quantity.ts';
import { naturalPrecision } from '../../quantity/scales.ts';
import type { BookContext } from '../context.ts';
import { line, table, wideLine, type Block, type Cell } from '../plan.ts';
import { both, english, inBoth, plainSpaces, stacked } from '../words.ts';
import { numberFormula, textFormula } from '../formula.ts';
import { inOneLine, missingCell, textCell } from './figure-cells.ts';

type ViewCell = ComparisonView['rows'][number]['cells'][number];

/** The figure in a cell of the page's table; none where no figure fits. */
function figureOf(context: BookContext, { mark: { mark } }: ViewCell): Figure | DerivedFigure | undefined {
  const id = context.numbering.ids[Number(mark) - 1];
  return mark === '' || id === undefined ? undefined : lookUp(context, id);
}

/** One unit and scale for all numbers of a column, so that they can be sorted and charted. */
export interface Scale {
  readonly unit: Unit;
  readonly power: number;
}

function scaleOf(quantities: readonly Quantity[]): Scale | undefined {
  const [first] = quantities;
  if (first === undefined || quantities.some(({ unit }) => unit.id !== first.unit.id)) return undefined;
  return { unit: first.unit, power: Math.min(...quantities.map(({ value, unit }) => naturalPrecision(value, unit).scale)) };
}

/** The name of a comparison's table. */
export function comparisonName(number: number): string {
  return `comparison_${number}`;
}

/** The columns before those of indicators: region and level. */
export const FIRST_COLUMN = 2;

/** The figures of each column of a comparison, region by region, and the unit and scale of its numbers. */
export function comparisonColumns(
  context: BookContext,
  comparison: Comparison,
  number: number,
): readonly { readonly figures: readonly (Figure | DerivedFigure | undefined)[]; readonly scale: Scale | undefined }[] {
  const { rows } = comparisonView(context, comparison, number);
  return comparison.columns.map((_, column) => {
    const figures = rows.map(({ cells }) => cells[column] && figureOf(context, cells[column]));
    return { figures, scale: scaleOf(figures.flatMap((figure) => figure?.quantity ?? [])) };
  });
}

/** A column's label with its unit, where the label does not name it. */
function headText({ label }: Comparison['columns'][number], scale: Scale | undefined): string {
  const named = (language: Language): string => {
    const words = scale === undefined ? '' : unitAtScale(scale.unit, scale.power, language);
    if (words === '' || label[language].toLowerCase().includes(words.toLowerCase())) return label[language];
    const { open, close } = labelsOf(language).punctuation;
    return label[language] + open + words + close;
  };
  return inBoth({ zh: named('zh'), en: named('en') });
}

function textsOf(view: ViewCell['text']): string {
  return plainSpaces(view.map(({ text }) => text).join('\n'));
}

function numberOrText(context: BookContext, cell: ViewCell, figure: Figure | DerivedFigure | undefined, scale: Scale | undefined): Cell {
  const text = textsOf(cell.text);
  const quantity = figure?.quantity;
  if (figure === undefined) return textCell(text, 'missing');
  if (quantity === undefined) return missingCell(context, figure, text, context.languages);
  // A bound or a range is no number.
  if (scale === undefined || quantity.qualifier !== 'exact' || quantity.high !== undefined) {
    const formula = textFormula(context, figure, text, context.languages);
    return { value: text, ...(formula !== undefined && { formula }), look: 'range' };
  }
  const value = shift(quantity.value, -scale.power);
  const formula = numberFormula(context, figure, scale.power, context.languages);
  return { value: toNumber(value), ...(formula !== undefined && { formula }), look: `number-${fractionDigits(value)}` };
}

/** The text of lines in one language, for a cell. */
export function sentence(lines: EditionLines, language: Language): string {
  const parts = lines.find(({ lang }) => lang === language)?.parts ?? [];
  const text = parts.map((part) => part.text).join('');
  return language === 'en' ? english(text) : plainSpaces(text);
}

/** A comparison of the volume as a table of regions by indicators, with what it covers and its notes. */
export function comparisonBlocks(context: BookContext, comparison: Comparison, number: number): readonly Block[] {
  const view = comparisonView(context, comparison, number);
  const columns = comparisonColumns(context, comparison, number);
  const rows = comparison.regions.map((reported, at): readonly Cell[] => {
    const row = view.rows[at];
    return [
      { value: inBoth(reported.region.short), look: 'body-link', to: { sheet: context.regionSheet(reported) } },
      textCell(stacked(reported.region.levelName)),
      ...(row?.cells ?? []).map((cell, column) => numberOrText(context, cell, columns[column]?.figures[at], columns[column]?.scale)),
      textCell(plainSpaces(row?.source ?? '')),
    ];
  });
  return [
    line(inOneLine({ zh: sentence(view.title, 'zh'), en: sentence(view.title, 'en') }), 'heading'),
    table(
      comparisonName(number),
      [
        { text: both(({ columns }) => columns.region) },
        { text: both(({ columns }) => columns.level) },
        ...comparison.columns.map((column, index) => ({ text: headText(column, columns[index]?.scale), align: 'right' as const })),
        { text: both(({ columns }) => columns.source) },
      ],
      rows,
    ),
    wideLine(sentence(view.caption, 'zh'), 'label'),
    wideLine(sentence(view.caption, 'en'), 'label'),
  ];
}
