import { comparisonView } from '../../briefing/comparison-view.ts';
import { figuresOf } from '../../briefing/numbering.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { Prose, ReportedRegion } from '../../dataset/dataset.ts';
import type { BookContext } from '../../workbook/context.ts';
import { address, blockRows, type SheetPlan, type TableBlock } from '../../workbook/plan.ts';
import type { DrawnItems } from '../../workbook/sheets/chart-table.ts';
import { comparedColumns } from '../../workbook/sheets/comparison-charts.ts';
import { numberedCharts } from '../../workbook/sheets/charts.ts';
import { drawnSums, FIRST_PART } from '../../workbook/sheets/sum-charts.ts';
import { plainSentence, VALUE_HEADS } from '../../workbook/sheets/figure-cells.ts';

/** A cell of the workbook that holds a figure's value. */
export interface SheetFigure {
  readonly figure: string;
  readonly sheet: string;
  readonly cell: string;
  readonly kind: 'data' | 'table' | 'comparison' | 'sentence';
}

/** What the chart draws that a table is for, where there is one. */
export function chartOfTable(context: BookContext, table: string): DrawnItems | undefined {
  if (!table.startsWith('chart_')) return undefined;
  return [...numberedCharts(context), ...comparedColumns(context)].find((chart) => chart.table === table)?.request;
}

/** The table's figures, row by row; undefined where its cells are not one figure's. */
export function figuresOfTable(context: BookContext, sheet: string, { name }: TableBlock): readonly string[] | undefined {
  const { dataset, names, sheetRegions } = context;
  if (sheet === names.data) return dataset.figures.map(({ id }) => id);
  if (name === 'derived_figures') return [...context.derived.keys()];
  if (name === 'key_figures') return sheetRegions.flatMap(({ slug }) => dataset.narratives.get(slug)?.keyFigures ?? []);
  const drawn = chartOfTable(context, name);
  if (drawn !== undefined) return drawn.items.map(({ figure }) => figure);
  const region = sheetRegions.find((each) => context.regionSheet(each) === sheet);
  return region === undefined ? undefined : figuresOf(dataset, region.region.code).map(({ id }) => id);
}

function inTable(context: BookContext, sheet: string, table: TableBlock, top: number): readonly SheetFigure[] {
  const data = sheet === context.names.data;
  const chart = chartOfTable(context, table.name) !== undefined;
  const wanted = data ? ['value'] : [VALUE_HEADS[1]?.text, VALUE_HEADS[3]?.text];
  // A chart has each figure in the column of its kind.
  const holds = (row: number, column: number): boolean =>
    chart ? table.rows[row]?.[column]?.formula !== undefined : wanted.includes(table.heads[column]?.text ?? '');
  return (figuresOfTable(context, sheet, table) ?? []).flatMap((figure, row) =>
    table.heads.flatMap((_, column): SheetFigure[] =>
      holds(row, column) ? [{ figure, sheet, cell: address(column, top + 1 + row), kind: data ? 'data' : 'table' }] : [],
    ),
  );
}

function inComparison(context: BookContext, sheet: string, table: TableBlock, top: number): readonly SheetFigure[] {
  const index = Number(/^comparison_(\d+)$/.exec(table.name)?.[1] ?? 0) - 1;
  const comparison = context.dataset.narratives.get(VOLUME)?.comparisons[index];
  if (comparison === undefined) return [];
  return comparisonView(context, comparison, index + 1).rows.flatMap(({ cells }, row) =>
    cells.flatMap(({ mark: { mark } }, column): SheetFigure[] => {
      const figure = mark === '' ? undefined : context.numbering.ids[Number(mark) - 1];
      return figure === undefined ? [] : [{ figure, sheet, cell: address(column + 2, top + 1 + row), kind: 'comparison' }];
    }),
  );
}

/** The parts of sums, which a chart draws. */
function inSums(context: BookContext, sheet: string, { name }: TableBlock, top: number): readonly SheetFigure[] {
  const sums = name.startsWith('chart_sums_') ? drawnSums(context).find(({ table }) => table === name)?.sums : undefined;
  return (sums ?? []).flatMap(({ parts }, row) =>
    parts.flatMap((part, column): SheetFigure[] =>
      part === undefined ? [] : [{ figure: part.id, sheet, cell: address(FIRST_PART + column, top + 1 + row), kind: 'table' }],
    ),
  );
}

/** A sheet's headline, in each language a line of its own, names its figures in words. */
function inHeadline(context: BookContext, { name, blocks }: SheetPlan, headline: Prose | undefined): readonly SheetFigure[] {
  if (headline === undefined) return [];
  const rows = blockRows(blocks);
  return context.languages.flatMap((language) => {
    const text = plainSentence(context, headline, language);
    const at = blocks.findIndex((block) => block.type === 'line' && block.cells[0]?.value === text);
    const figures = new Set(headline[language].flatMap((part) => (part.type === 'figure' ? [part.id] : [])));
    return at < 0
      ? []
      : [...figures].map((figure): SheetFigure => ({ figure, sheet: name, cell: address(0, rows[at] ?? 1), kind: 'sentence' }));
  });
}

/** Where a sheet prints figures, from its plan. */
export function placesInSheet(context: BookContext, sheet: SheetPlan): readonly SheetFigure[] {
  const { dataset, names, sheetRegions } = context;
  const rows = blockRows(sheet.blocks);
  const region: ReportedRegion | undefined = sheetRegions.find((each) => context.regionSheet(each) === sheet.name);
  const owner = sheet.name === names.summary ? VOLUME : region?.slug;
  const tables = sheet.blocks.flatMap((block, index) => {
    if (block.type !== 'table') return [];
    const top = rows[index] ?? 1;
    return [
      ...inTable(context, sheet.name, block, top),
      ...inComparison(context, sheet.name, block, top),
      ...inSums(context, sheet.name, block, top),
    ];
  });
  return [...inHeadline(context, sheet, owner === undefined ? undefined : dataset.narratives.get(owner)?.headline), ...tables];
}
