import { cellFigure } from '../../briefing/comparison-figure.ts';
import { labelsOf } from '../../briefing/labels.ts';
import { sentenceText } from '../../briefing/sentence.ts';
import { writtenFigure } from '../../briefing/writing.ts';
import { MAX_ITEMS } from '../../dataset/limits.ts';
import type { Comparison } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { Language } from '../../language.ts';
import type { BookContext } from '../context.ts';
import { english, plainSpaces } from '../words.ts';
import type { ChartBand } from './chart-band.ts';
import { chartTable, type DrawnItems } from './chart-table.ts';
import { inEach } from './charts.ts';

/** A column of a comparison as a chart of its regions. */
interface ComparedColumn {
  readonly comparison: Comparison;
  /** The comparison's, from 1. */
  readonly number: number;
  readonly column: Comparison['columns'][number];
  /** The chart's table. */
  readonly table: string;
  readonly request: DrawnItems;
}

/** Regions that have a name for columns beside one another; more of them are bars. */
const MOST_COLUMNS = 8;

/** The columns of all comparisons in which at least two regions have a value. One of more regions than a page has room for is no picture. */
export function comparedColumns({ dataset }: BookContext): readonly ComparedColumn[] {
  const comparisons = dataset.narratives.get(VOLUME)?.comparisons ?? [];
  return comparisons.flatMap((comparison, at) =>
    comparison.columns.flatMap((column, index): readonly ComparedColumn[] => {
      const figures = comparison.regions.flatMap((reported) => {
        const figure = cellFigure(dataset, comparison, reported, column);
        return figure === undefined ? [] : [{ figure, label: reported.region.short }];
      });
      if (figures.filter(({ figure }) => figure.quantity !== undefined).length < 2 || figures.length > MAX_ITEMS) return [];
      if (new Set(figures.map(({ figure }) => figure.unit.id)).size > 1) return [];
      const items = figures.map(({ figure, label }) => ({ figure: figure.id, label }));
      const table = `chart_comparison_${at + 1}_${index + 1}`;
      return [{ comparison, number: at + 1, column, table, request: { type: 'bar', items } }];
    }),
  );
}

/** Charts of the volume's comparisons, which the page has as tables: a chart for each column, as their units differ. */
export function comparisonCharts(context: BookContext): readonly ChartBand[] {
  return comparedColumns(context).map(({ comparison, number, column, table: name, request }) => {
    const { table, ...drawn } = chartTable(context, request, name);
    const title = (language: Language): string => {
      const text = `${sentenceText(context, comparison.title[language], language)}${labelsOf(language).punctuation.colon}${column.label[language]}`;
      return language === 'en' ? english(text) : plainSpaces(text);
    };
    const numbered = (language: Language): string => labelsOf(language).table(number) + labelsOf(language).punctuation.captionGap;
    return {
      heading: inEach((language) => numbered(language) + title(language)),
      notes: { zh: '', en: '' },
      table,
      chart: {
        ...drawn,
        type: request.items.length > MOST_COLUMNS ? 'bar' : 'column',
        name: inEach((language) => labelsOf(language).table(number)).zh + column.label.zh,
        title: inEach(title),
        alternative: inEach((language) => {
          const { colon, semicolon, stop, space } = labelsOf(language).punctuation;
          const values = request.items.map(({ figure: id, label }) => {
            const figure = context.dataset.figureById.get(id);
            return figure === undefined ? '' : label[language] + colon + writtenFigure(context, figure, language);
          });
          return plainSpaces(`${title(language)}${stop}${space}${values.join(semicolon)}${stop}`);
        }),
      },
    };
  });
}
