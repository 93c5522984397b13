import { chartModel, chartView } from '../../briefing/chart-view.ts';
import type { EditionText } from '../../briefing/chart.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { EditionLines } from '../../briefing/view.ts';
import type { ChartRequest } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import { LANGUAGES, type Language, type Localized } from '../../language.ts';
import type { ChartPlan, ChartType } from '../chart-plan.ts';
import type { BookContext } from '../context.ts';
import { GAP, NEW_PAGE, wideLine, type Block, type Look } from '../plan.ts';
import { english, plainSpaces } from '../words.ts';
import { chartTable } from './chart-table.ts';
import { sentence } from './comparison.ts';

/** Charts of a sheet, and the blocks that they stand beside. */
export interface SheetCharts {
  readonly blocks: readonly Block[];
  readonly charts: readonly ChartPlan[];
}

/** Height in points that a printed page has room for at least, shrunk as it is to the width of a sheet with a table of figures. */
const PAGE = 760;

/** Where a chart stands from its table. */
type Side = 'beside' | 'below';

interface Band {
  /** In points. */
  readonly height: number;
  readonly blocks: readonly Block[];
  readonly chart: ChartPlan;
}

/** In points. */
const WIDTH = 420;
/** Room for title, legend and unit, and for each bar or the whole of an upright plot. */
const HEIGHT = { around: 96, bar: 30, plot: 120 };
/** Heights in points of a table's head, of its rows, and of a row beside them. */
const ROWS = { head: 20, body: 35, line: 20, empty: 15 };

function heightOf({ type, items, referenceLine }: ChartRequest): number {
  const lying = type === 'bar' && referenceLine === undefined;
  return HEIGHT.around + (lying ? Math.max(2, items.length) * HEIGHT.bar : HEIGHT.plot);
}

/** Native bars lie like the page's, but for those with a line to compare with: no reader draws that over lying bars. */
function typeOf({ type, referenceLine }: ChartRequest): ChartType {
  return type === 'bar' && referenceLine !== undefined ? 'column' : type;
}

function textIn(text: EditionText, language: Language): string {
  const found = text.find(({ lang }) => lang === language)?.text ?? '';
  return language === 'en' ? english(found) : plainSpaces(found);
}

function inEach(write: (language: Language) => string): Localized {
  return { zh: write('zh'), en: write('en') };
}

/** A chart with its table, under its number and title, over its sources and notes. */
function band(context: BookContext, { owner, number, table: name, request }: NumberedChart, place: Localized, side: Side): Band {
  const view = chartView(context, request, owner, number);
  const model = chartModel(context, request, owner);
  const { table, ...drawn } = chartTable(context, request, name);
  const height = heightOf(request);
  const beside = side === 'beside';
  const tableHeight = ROWS.head + table.rows.length * ROWS.body;
  const free = Math.max(1, Math.ceil((beside ? height - tableHeight : height) / ROWS.empty) + 1);
  const lines = (texts: EditionLines, looks: readonly Look[]): readonly Block[] =>
    LANGUAGES.map((language, index) => wideLine(sentence(texts, language), looks[index] ?? 'label'));
  return {
    height: tableHeight + free * ROWS.empty + 5 * ROWS.line,
    blocks: [
      ...lines(view.title, ['heading', 'second']),
      table,
      ...Array.from({ length: free }, () => GAP),
      ...lines(view.caption, []),
      GAP,
    ],
    chart: {
      ...drawn,
      type: typeOf(request),
      name: `${labelsOf('zh').figure(number)} ${labelsOf('en').figure(number)}`,
      table: table.name,
      title: inEach((language) => place[language] + labelsOf(language).punctuation.colon + textIn(view.subtitle, language)),
      alternative: inEach((language) => textIn(model.alternative, language)),
      below: beside ? 0 : table.rows.length + 1,
      right: beside ? table.heads.length : 0,
      width: WIDTH,
      height,
    },
  };
}

/** A chart of a narrative: its number in the workbook, which is that in the volume, and its table's name. */
export interface NumberedChart {
  readonly owner: string;
  readonly number: number;
  readonly table: string;
  readonly request: ChartRequest;
}

/** All charts that narratives ask for: those of the volume, then region by region. */
export function numberedCharts({ dataset, sheetRegions }: BookContext): readonly NumberedChart[] {
  return [VOLUME, ...sheetRegions.map(({ slug }) => slug)]
    .flatMap((owner) => (dataset.narratives.get(owner)?.charts ?? []).map((request) => ({ owner, request })))
    .map((chart, index) => ({ ...chart, number: index + 1, table: `chart_${index + 1}` }));
}

/**
 * The charts that a narrative asks for, as the page has them, from a new page on.
 * @param owner a region's slug, or that of the volume.
 * @param place what the charts are of, for their titles.
 * @param side where a chart stands from its table: beside it only where that leaves the sheet as wide as it is.
 */
export function narrativeCharts(context: BookContext, owner: string, place: Localized, side: Side): SheetCharts {
  const own = numberedCharts(context).filter((chart) => chart.owner === owner);
  let used = PAGE;
  const bands = own.map((numbered) => {
    const { height, blocks, chart } = band(context, numbered, place, side);
    used += height;
    const newPage = used > PAGE;
    if (newPage) used = height;
    return { blocks: newPage ? [NEW_PAGE, ...blocks] : blocks, chart };
  });
  return { blocks: bands.flatMap(({ blocks }) => blocks), charts: bands.map(({ chart }) => chart) };
}
