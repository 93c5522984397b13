import { figuresOf } from '../../briefing/numbering.ts';
import { NOTHING } from '../../briefing/table-view.ts';
import type { ReportedRegion } from '../../dataset/dataset.ts';
import type { BookContext } from '../context.ts';
import { line, table, wideLine, type Block, type SheetPlan } from '../plan.ts';
import { both, english, labelled, word } from '../words.ts';
import { chartBands } from './chart-band.ts';
import { narrativeCharts } from './charts.ts';
import {
  inOneLine,
  kindCell,
  nameCell,
  noteCell,
  periodCell,
  plainSentence,
  sourceCell,
  textCell,
  valueCells,
  VALUE_HEADS,
} from './figure-cells.ts';

/** How many of a region's figures have a value; nothing where all have. */
function coverage({ dataset }: BookContext, { region }: ReportedRegion): readonly Block[] {
  const figures = figuresOf(dataset, region.code);
  const reporting = figures.filter(({ quantity }) => quantity !== undefined).length;
  if (reporting === figures.length) return [];
  const { zh, en } = labelled(({ figureCoverage, punctuation }) => figureCoverage(reporting, figures.length) + punctuation.stop);
  return [wideLine(zh, 'label'), wideLine(english(en), 'label')];
}

/** Columns that leave room for a chart beside them. */
const COLUMNS_BESIDE_CHART = 9;

/** A region's sheet: what it is, its headline, and the table of its figures in the order of its briefing. */
export function regionSheet(context: BookContext, reported: ReportedRegion): SheetPlan {
  const { region, standing, slug } = reported;
  const parent = region.parent === undefined ? undefined : context.dataset.regionByCode.get(region.parent)?.name;
  const headline = context.dataset.narratives.get(slug)?.headline;
  const rows = figuresOf(context.dataset, region.code).map((figure, index) => [
    { value: index + 1, look: 'body-link' as const, to: context.dataRow(figure.id) },
    nameCell(figure.indicator.theme.name),
    nameCell(figure.indicator.name),
    ...valueCells(context, figure),
    kindCell(figure),
    periodCell(context, figure),
    sourceCell(context, figure),
    textCell(figure.locator?.printed ?? NOTHING, 'code'),
    noteCell(context, figure),
  ]);
  const finding: readonly Block[] =
    headline === undefined
      ? []
      : [wideLine(plainSentence(context, headline, 'zh'), 'heading'), wideLine(plainSentence(context, headline, 'en'), 'second')];
  const charts = chartBands(narrativeCharts(context, slug, region.short), COLUMNS_BESIDE_CHART);
  return {
    name: context.regionSheet(reported),
    freeze: { columns: 0 },
    orientation: 'landscape',
    widest: 34,
    widths: [5, ...Array.from({ length: 11 }, () => undefined), 48],
    blocks: [
      line(region.name.zh, 'title'),
      line(inOneLine(english(region.name.en), region.code, region.levelName, parent, standing), 'second'),
      ...finding,
      line(word('back'), 'link', { sheet: context.names.contents }),
      table(
        `region_${slug.replaceAll('-', '_')}`,
        [
          { text: both(({ columns }) => columns.number) },
          { text: both(({ columns }) => columns.theme) },
          { text: both(({ columns }) => columns.indicator) },
          ...VALUE_HEADS,
          { text: both(({ columns }) => columns.kind) },
          { text: both(({ columns }) => columns.period) },
          { text: both(({ columns }) => columns.source) },
          { text: both(({ columns }) => columns.printed) },
          { text: both(({ columns }) => columns.note) },
        ],
        rows,
      ),
      ...coverage(context, reported),
      ...charts.blocks,
    ],
    charts: charts.charts,
  };
}
