import { lookUp } from '../../briefing/context.ts';
import { formulaText, type DerivedFigure } from '../../briefing/derive.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { ReportedRegion } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { BookContext } from '../context.ts';
import { keyFigureName } from '../formula.ts';
import { GAP, line, table, wideLine, type Block, type Cell, type SheetPlan } from '../plan.ts';
import { both, english, inBoth, labelled, stacked, word, WORDS } from '../words.ts';
import { chartBands } from './chart-band.ts';
import { narrativeCharts } from './charts.ts';
import { comparisonCharts } from './comparison-charts.ts';
import { sumCharts } from './sum-charts.ts';
import { comparisonBlocks } from './comparison.ts';
import { inOneLine, kindCell, nameCell, periodCell, plainSentence, sourceCell, textCell, valueCells, VALUE_HEADS } from './figure-cells.ts';

function keyFigureRows(context: BookContext, reported: ReportedRegion): readonly (readonly Cell[])[] {
  const narrative = context.dataset.narratives.get(reported.slug);
  return (narrative?.keyFigures ?? []).map((id) => {
    const figure = lookUp(context, id);
    return [
      { value: inBoth(reported.region.short), look: 'body-link', to: { sheet: context.regionSheet(reported) } },
      nameCell('indicator' in figure ? figure.indicator.name : figure.label),
      ...valueCells(context, figure),
      kindCell(figure),
      periodCell(context, figure),
      sourceCell(context, figure),
      textCell(keyFigureName(context, id)?.name, 'muted'),
    ];
  });
}

function keyFigures(context: BookContext): readonly Block[] {
  const rows = context.sheetRegions.flatMap((reported) => keyFigureRows(context, reported));
  if (rows.length === 0) return [];
  return [
    GAP,
    line(inBoth(WORDS['key-figures']), 'heading'),
    table(
      'key_figures',
      [
        { text: both(({ columns }) => columns.region) },
        { text: both(({ columns }) => columns.indicator) },
        ...VALUE_HEADS,
        { text: both(({ columns }) => columns.kind) },
        { text: both(({ columns }) => columns.period) },
        { text: both(({ columns }) => columns.source) },
        { text: word('name') },
      ],
      rows,
    ),
  ];
}

function derivedRow(context: BookContext, derived: DerivedFigure): readonly Cell[] {
  const { label, formula, inputs, note } = derived;
  return [
    nameCell(label),
    nameCell({ zh: formulaText(formula.zh), en: formulaText(formula.en) }),
    textCell(inputs.join('\n'), 'code'),
    ...valueCells(context, derived),
    periodCell(context, derived),
    sourceCell(context, derived),
    textCell(note === undefined ? undefined : stacked(note), 'muted'),
  ];
}

function derivations(context: BookContext): readonly Block[] {
  if (context.derived.size === 0) return [];
  return [
    GAP,
    line(
      both(({ sections }) => sections.derivations),
      'heading',
    ),
    table(
      'derived_figures',
      [
        { text: word('derived') },
        { text: both(({ columns }) => columns.formula) },
        { text: word('inputs') },
        ...VALUE_HEADS,
        { text: both(({ columns }) => columns.period) },
        { text: both(({ columns }) => columns.source) },
        { text: both(({ columns }) => columns.note) },
      ],
      [...context.derived.values()].map((derived) => derivedRow(context, derived)),
    ),
  ];
}

/** Columns that leave room for a chart beside them. */
const COLUMNS_BESIDE_CHART = 6;

/** What compares: the tables of the volume's narrative, key figures of every region, what is derived from them. */
export function summarySheet(context: BookContext): SheetPlan {
  const { dataset } = context;
  const { region } = dataset.scope;
  const narrative = dataset.narratives.get(VOLUME);
  const reported = dataset.figures.filter(({ status }) => status === 'reported').length;
  const comparisons = (narrative?.comparisons ?? []).flatMap((comparison, index) => [
    GAP,
    ...comparisonBlocks(context, comparison, index + 1),
  ]);
  const charts = chartBands(
    [...comparisonCharts(context), ...sumCharts(context), ...narrativeCharts(context, VOLUME, region.short)],
    COLUMNS_BESIDE_CHART,
  );
  return {
    name: context.names.summary,
    orientation: 'landscape',
    widest: 36,
    blocks: [
      line(labelsOf('zh').summaryOf(region.short.zh), 'title'),
      line(
        inOneLine(
          english(labelsOf('en').summaryOf(region.short.en)),
          region.code,
          region.name,
          ...(dataset.regions.length === 0 ? [] : [labelled(({ regionCount }) => regionCount(dataset.regions.length))]),
          labelled(({ figureCount }) => figureCount(reported)),
        ),
        'second',
      ),
      ...(narrative === undefined || narrative.headline.zh.length === 0
        ? []
        : [
            wideLine(plainSentence(context, narrative.headline, 'zh'), 'heading'),
            wideLine(plainSentence(context, narrative.headline, 'en'), 'second'),
          ]),
      line(word('back'), 'link', { sheet: context.names.contents }),
      ...comparisons,
      ...keyFigures(context),
      ...derivations(context),
      ...charts.blocks,
    ],
    charts: charts.charts,
  };
}
