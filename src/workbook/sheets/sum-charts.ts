import type { DerivedFigure } from '../../briefing/derive.ts';
import { labelsOf } from '../../briefing/labels.ts';
import { writtenFigure } from '../../briefing/writing.ts';
import { MAX_ITEMS } from '../../dataset/limits.ts';
import type { Figure, ReportedRegion } from '../../dataset/dataset.ts';
import { COLOURS } from '../../theme/colours.ts';
import type { KindLook } from '../../theme/kinds.ts';
import type { BookContext } from '../context.ts';
import { table, type Cell } from '../plan.ts';
import { both, english, inBoth, plainSpaces, stacked } from '../words.ts';
import type { ChartBand } from './chart-band.ts';
import { chartCell, lookOf, scaleOf, unitOf } from './chart-table.ts';
import { inEach } from './charts.ts';
import { textCell } from './figure-cells.ts';

/** A sum over regions, its parts in the order of the regions of its group. */
interface DrawnSum {
  readonly derived: DerivedFigure;
  readonly parts: readonly (Figure | undefined)[];
}

/** Sums of one unit, for one chart. */
interface DrawnSums {
  /** The name of the chart's table. */
  readonly table: string;
  readonly regions: readonly ReportedRegion[];
  readonly sums: readonly DrawnSum[];
}

/** The column of the table in which the first region's parts stand; before it number, sum, unit. */
export const FIRST_PART = 3;

/** The figures that a sum adds, where they are one of each of several regions. */
function partsOf({ dataset }: BookContext, { inputs }: DerivedFigure): readonly Figure[] {
  const figures = inputs.flatMap((id) => dataset.figureById.get(id) ?? []);
  const regions = new Set(figures.map(({ region }) => region.region.code));
  return figures.length === inputs.length && regions.size === inputs.length && regions.size > 1 ? figures : [];
}

/** The sums over regions, by unit. */
export function drawnSums(context: BookContext): readonly DrawnSums[] {
  const { dataset, derived, sheetRegions } = context;
  const groups = new Map<string, { readonly derived: DerivedFigure; readonly figures: readonly Figure[] }[]>();
  for (const { id, operation } of dataset.derivations) {
    const sum = derived.get(id);
    const figures = sum === undefined || operation !== 'sum' ? [] : partsOf(context, sum);
    if (sum === undefined || figures.length === 0 || figures.length > MAX_ITEMS) continue;
    const group = groups.get(sum.quantity.unit.id) ?? [];
    groups.set(sum.quantity.unit.id, [...group, { derived: sum, figures }]);
  }
  return [...groups.values()].map((group, index): DrawnSums => {
    const codes = new Set(group.flatMap(({ figures }) => figures.map(({ region }) => region.region.code)));
    const regions = sheetRegions.filter(({ region }) => codes.has(region.code));
    const sums = group.map(({ derived: sum, figures }) => ({
      derived: sum,
      parts: regions.map(({ region }) => figures.find((figure) => figure.region.region.code === region.code)),
    }));
    return { table: `chart_sums_${index + 1}`, regions, sums };
  });
}

/** A figure's look, its parts told apart by lines in the colour of the paper where they would run together. */
function partLook(derived: DerivedFigure): KindLook {
  const { fill, line } = lookOf(derived);
  return { fill, line: fill === line ? COLOURS.paper : line };
}

/** Charts of what the derived sums are made of: a column for each sum, a part for each region. */
export function sumCharts(context: BookContext): readonly ChartBand[] {
  return drawnSums(context).flatMap(({ table: name, regions, sums }): readonly ChartBand[] => {
    const [first] = sums;
    if (first === undefined) return [];
    const quantities = sums.flatMap(({ parts }) => parts.flatMap((part) => part?.quantity ?? []));
    const power = scaleOf(context, quantities);
    const unit = unitOf(quantities, power);
    const rows = sums.map(({ derived, parts }, index): readonly Cell[] => [
      { value: index + 1, look: 'ordinal' },
      textCell(inBoth(derived.label)),
      textCell(stacked(unit)),
      ...parts.map((part): Cell => (part === undefined ? { value: null, look: 'body' } : chartCell(context, part, 'value', power))),
    ]);
    const heads = [
      { text: both(({ columns }) => columns.number) },
      { text: both(({ sections }) => sections.derivations) },
      { text: both(({ columns }) => columns.unit) },
      ...regions.map(({ region }) => ({ text: inBoth(region.short), align: 'right' as const })),
    ];
    const title = inEach((language) => {
      const { sections, punctuation } = labelsOf(language);
      const labels = sums.map(({ derived }) => derived.label[language]).join(punctuation.semicolon);
      return language === 'en'
        ? english(sections.derivations + punctuation.colon + labels)
        : sections.derivations + punctuation.colon + labels;
    });
    const points = new Map(sums.map(({ derived }, row) => [row, partLook(derived)]));
    return [
      {
        heading: title,
        notes: { zh: '', en: '' },
        table: { ...table(name, heads, rows), plain: true },
        chart: {
          type: 'stacked',
          name: inBoth(title),
          numbers: 0,
          categories: 1,
          series: regions.map((_, column) => ({ column: FIRST_PART + column, look: partLook(first.derived), points })),
          unit,
          title,
          alternative: inEach((language) => {
            const { colon, comma, semicolon, stop } = labelsOf(language).punctuation;
            const said = sums.map(({ derived, parts }) => {
              const each = parts.flatMap((part, column) =>
                part === undefined ? [] : [`${regions[column]?.region.short[language]} ${writtenFigure(context, part, language)}`],
              );
              return `${derived.label[language]}${colon}${writtenFigure(context, derived, language)}${comma}${each.join(comma)}`;
            });
            return plainSpaces(said.join(semicolon) + stop);
          }),
        },
      },
    ];
  });
}
