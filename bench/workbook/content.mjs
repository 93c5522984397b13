// A planned workbook for XlsxWriter: every cell, format, table, link and chart of it, with nothing left to decide.
import { columnWidths, headHeight, rowHeight } from '../../dist/workbook/width.js';
import { absoluteRange } from '../../dist/workbook/names.js';
import { blockRows } from '../../dist/workbook/plan.js';
import { headStyle, looseStyleOf, styleOf, textStyleOf } from '../../dist/workbook/styles.js';

const hex = (colour) => `#${colour.argb.slice(2)}`;
const VERTICAL = { top: 'top', middle: 'vcenter', bottom: 'bottom' };
const BORDERS = { thin: 1, medium: 2 };

/** A style in XlsxWriter's words. */
function format({ font = {}, fill, alignment = {}, border = {}, numFmt }) {
  const sides = Object.entries(border).flatMap(([side, { style, color }]) => [
    [side, BORDERS[style]],
    [`${side}_color`, hex(color)],
  ]);
  return {
    font_name: font.name,
    font_size: font.size,
    font_family: font.family,
    font_charset: font.charset,
    font_color: hex(font.color),
    ...(font.bold ? { bold: true } : {}),
    ...(font.underline ? { underline: 1 } : {}),
    ...(fill === undefined ? {} : { bg_color: hex(fill.fgColor) }),
    ...(alignment.vertical === undefined ? {} : { valign: VERTICAL[alignment.vertical] }),
    ...(alignment.horizontal === undefined ? {} : { align: alignment.horizontal }),
    ...(alignment.indent === undefined ? {} : { indent: alignment.indent }),
    ...(alignment.wrapText ? { text_wrap: true } : {}),
    ...Object.fromEntries(sides),
    ...(numFmt === undefined ? {} : { num_format: numFmt }),
  };
}

class Formats {
  all = [];
  known = new Map();
  of(style) {
    let found = this.known.get(style);
    if (found === undefined) {
      found = this.all.length;
      this.known.set(style, found);
      this.all.push(format(style));
    }
    return found;
  }
}

const isFormulaLike = (value) => typeof value === 'string' && /^[=+\-@]/.test(value);

function cellOf({ value, look, formula, to }, row, column, formats, style) {
  const date = value !== null && typeof value === 'object';
  return {
    row,
    column,
    type: value === null ? 'blank' : formula !== undefined ? 'formula' : date ? 'date' : typeof value,
    value: date ? value.date : value,
    format: formats.of(style ?? (isFormulaLike(value) ? textStyleOf(look) : styleOf(look))),
    ...(formula === undefined ? {} : { formula }),
    ...(to === undefined ? {} : { link: `internal:'${to.sheet.replaceAll("'", "''")}'!${to.cell ?? 'A1'}` }),
  };
}

function sheetOf(plan, formats) {
  const starts = blockRows(plan.blocks);
  const widths = columnWidths(plan.blocks, plan.widths, plan.widest);
  const head = starts[plan.blocks.findIndex(({ type }) => type === 'table')];
  const found = {
    name: plan.name,
    landscape: plan.orientation === 'landscape',
    widths,
    cells: [],
    heights: [],
    tables: [],
    merges: [],
    breaks: [],
  };
  for (const [index, block] of plan.blocks.entries()) {
    const row = starts[index] - 1;
    if (block.type === 'table') {
      found.tables.push({
        row,
        rows: block.rows.length,
        name: block.name,
        filter: block.plain !== true,
        columns: block.heads.map((each) => ({ header: each.text, format: formats.of(headStyle(each)) })),
      });
      found.heights.push([row, headHeight(block.heads, widths)]);
      for (const [offset, cells] of block.rows.entries()) {
        found.heights.push([row + 1 + offset, rowHeight(cells, widths)]);
        for (const [column, cell] of cells.entries()) found.cells.push(cellOf(cell, row + 1 + offset, column, formats));
      }
      continue;
    }
    const [first] = block.cells;
    if (block.newPage && row > 0) found.breaks.push(row);
    if (first === undefined) continue;
    const lone = !block.wide && block.cells.length === 1;
    for (const [column, cell] of block.cells.entries())
      found.cells.push(cellOf(cell, row, column, formats, lone ? looseStyleOf(cell.look) : undefined));
    if (block.wide && widths.length > 1) found.merges.push([row, widths.length - 1]);
    const whole = widths.reduce((sum, width) => sum + width, 0);
    found.heights.push([row, block.wide ? rowHeight([first], [whole]) : lone ? rowHeight([first]) : rowHeight(block.cells, widths)]);
  }
  return {
    ...found,
    ...(plan.freeze === undefined || head === undefined ? {} : { freeze: [head, plan.freeze.columns], repeat: head - 1 }),
    charts: (plan.charts ?? []).map((chart) => chartOf(plan, chart, starts)),
  };
}

function chartOf(plan, chart, starts) {
  const index = plan.blocks.findIndex((block) => block.type === 'table' && block.name === chart.table);
  const { rows, heads } = plan.blocks[index];
  const head = starts[index];
  const area = (column, from = 0, to = rows.length - 1) => `=${absoluteRange(plan.name, column, head + 1 + from, head + 1 + to)}`;
  const look = ({ fill, line }) => ({ fill, line });
  const filled = (column) => rows.flatMap((row, at) => (typeof row[column]?.value === 'number' ? [at] : []));
  const named = (column) => `=${absoluteRange(plan.name, column, head, head)}`;
  const [only] = chart.series;
  const reference = (from, to) => ({
    name: named(chart.reference),
    categories: area(chart.type === 'position' ? chart.numbers : chart.categories, from, to),
    values: area(chart.reference, from, to),
  });
  return {
    type: chart.type,
    title: `${chart.title.zh}\n${chart.title.en}`,
    unit: `${chart.unit.zh} ${chart.unit.en}`,
    name: chart.name,
    alternative: `${chart.alternative.zh} ${chart.alternative.en}`,
    row: head - 1 + chart.below,
    column: chart.right,
    width: Math.round((chart.width * 4) / 3),
    height: Math.round((chart.height * 4) / 3),
    heads: heads.length,
    series:
      chart.type === 'position'
        ? filled(only.column).map((at) => ({
            name: area(chart.categories, at, at),
            categories: area(chart.numbers, at, at),
            values: area(only.column, at, at),
            look: look(only.points?.get(at) ?? only.look),
            points: [],
          }))
        : chart.series.map((each) => ({
            name: named(each.column),
            categories: area(chart.categories),
            values: area(each.column),
            look: look(each.look),
            points: rows.map((_, at) => (each.points?.has(at) ? look(each.points.get(at)) : null)),
          })),
    ...(chart.reference === undefined ? {} : { reference: chart.type === 'position' ? reference(0, 0) : reference() }),
  };
}

/** What XlsxWriter is given. */
export function contentOf(plan) {
  const formats = new Formats();
  const sheets = plan.sheets.map((sheet) => sheetOf(sheet, formats));
  const { title, subject, keywords, author, footer, names = [], properties = [] } = plan;
  return { title, subject, keywords, author, footer, names, properties, formats: formats.all, sheets };
}
