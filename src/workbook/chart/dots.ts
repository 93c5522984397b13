import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import { element } from '../xml.ts';
import { formatOf, headText, numberAt, numbers, rowsWithNumber, texts } from './cells.ts';
import { labels, VALUE, withBound, type Label } from './labels.ts';
import { marker, NO_LINE, NO_MARKER, REFERENCE_LINE } from './marks.ts';
import type { Drawn } from './series.ts';

// Dots on one scale: a scatter chart in which each row is a series of one dot, named by its row and beside the others by its number.
// Upright, as not every reader can print a dot's place on the lying scale.

/** A line through a point to both sides of the plot, which cuts it off. */
function across(rows: number): string {
  return element(
    'c:errBars',
    {},
    element('c:errDir', { val: 'x' }),
    element('c:errBarType', { val: 'both' }),
    element('c:errValType', { val: 'fixedVal' }),
    element('c:noEndCap', { val: 1 }),
    element('c:val', { val: rows }),
    element('c:spPr', {}, REFERENCE_LINE),
  );
}

function series({ table, chart }: Drawn, order: number, name: string, mark: string, row: number, column: number): string {
  return element(
    'c:ser',
    {},
    element('c:idx', { val: order }),
    element('c:order', { val: order }),
    element('c:tx', {}, name),
    element('c:spPr', {}, NO_LINE),
    mark,
    element('c:xVal', {}, numbers(table, chart.numbers, row)),
    element('c:yVal', {}, numbers(table, column, row)),
    element('c:smooth', { val: 0 }),
  );
}

/** All dots of a chart, then the line to compare them with. */
export function dotSeries(drawn: Drawn): readonly string[] {
  const { chart, table } = drawn;
  const [only] = chart.series;
  if (only === undefined) throw new Error(`chart ${chart.name} shows nothing`);
  const { column, look, points, bounds } = only;
  const dots = rowsWithNumber(table, column).map((row, order) => {
    const format = withBound(formatOf(table, column, row), bounds?.get(row));
    const mark = marker(points?.get(row) ?? look, SHEET_CHART.dot) + labels({ format, position: 'r', look: VALUE, named: true });
    return series(drawn, order, texts(table, chart.categories, row), mark, row, column);
  });
  const { reference } = chart;
  if (reference === undefined) return dots;
  // On the side of the line on which the dot above or below it is not.
  const below = (numberAt(table, column, 0) ?? 0) > (numberAt(table, reference, 0) ?? 0);
  const label: Label = {
    format: formatOf(table, reference, 0),
    position: below ? 'b' : 't',
    look: { ...VALUE, colour: COLOURS.red },
    named: true,
  };
  const mark = NO_MARKER + labels(label) + across(table.table.rows.length);
  return [...dots, series(drawn, dots.length, headText(table, reference), mark, 0, reference)];
}
