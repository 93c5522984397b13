import { LANGUAGES, type Localized } from '../../language.ts';
import type { ChartPlan } from '../chart-plan.ts';
import { GAP, NEW_PAGE, wideLine, type Block, type TableBlock } from '../plan.ts';

/** Charts of a sheet, and the blocks that they stand among. */
export interface SheetCharts {
  readonly blocks: readonly Block[];
  readonly charts: readonly ChartPlan[];
}

/** A chart with its table, under its heading, over its notes. */
export interface ChartBand {
  readonly heading: Localized;
  readonly notes: Localized;
  readonly table: TableBlock;
  readonly chart: Omit<ChartPlan, 'table' | 'below' | 'right' | 'width' | 'height'>;
}

/** In points. */
const WIDTH = 420;
/** Height in points that a printed page has room for at least, shrunk as it is to the width of a sheet with a table of figures. */
const PAGE = 760;
/** Room for title, legend and unit, and for each lying bar or the whole of an upright plot. */
const HEIGHT = { around: 96, bar: 30, plot: 120 };
/** Heights in points of a table's head, of its rows, of a line of text and of an empty row. */
const ROWS = { head: 20, body: 35, line: 20, empty: 15 };

interface Placed {
  /** In points. */
  readonly height: number;
  readonly blocks: readonly Block[];
  readonly chart: ChartPlan;
}

function placed({ heading, notes, table, chart }: ChartBand, columns: number): Placed {
  const rows = table.rows.length;
  const height = HEIGHT.around + (chart.type === 'bar' ? Math.max(2, rows) * HEIGHT.bar : HEIGHT.plot);
  const beside = table.heads.length <= columns;
  const tableHeight = ROWS.head + rows * ROWS.body;
  const free = Math.max(1, Math.ceil((beside ? height - tableHeight : height) / ROWS.empty) + 1);
  const lines = LANGUAGES.flatMap((language) => (notes[language] === '' ? [] : [wideLine(notes[language], 'label')]));
  return {
    height: tableHeight + free * ROWS.empty + (3 + lines.length) * ROWS.line,
    blocks: [
      wideLine(heading.zh, 'heading'),
      wideLine(heading.en, 'second'),
      table,
      ...Array.from({ length: free }, () => GAP),
      ...lines,
      GAP,
    ],
    chart: {
      ...chart,
      table: table.name,
      below: beside ? 0 : rows + 1,
      right: beside ? table.heads.length : 0,
      width: WIDTH,
      height,
    },
  };
}

/**
 * Sets charts under one another from a new page on, none of them over the end of a page.
 * @param columns a table of at most so many has its chart beside it, which leaves the sheet as wide as it is; any other below it.
 */
export function chartBands(bands: readonly ChartBand[], columns: number): SheetCharts {
  let used = PAGE;
  const all = bands.map((band) => {
    const { height, blocks, chart } = placed(band, columns);
    used += height;
    const newPage = used > PAGE;
    if (newPage) used = height;
    return { blocks: newPage ? [NEW_PAGE, ...blocks] : blocks, chart };
  });
  return { blocks: all.flatMap(({ blocks }) => blocks), charts: all.map(({ chart }) => chart) };
}
