import { chartModel, chartView } from '../../briefing/chart-view.ts';
import type { EditionText } from '../../briefing/chart.ts';
import { labelsOf } from '../../briefing/labels.ts';
import type { ChartRequest } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { Language, Localized } from '../../language.ts';
import type { ChartType } from '../chart-plan.ts';
import type { BookContext } from '../context.ts';
import { english, plainSpaces } from '../words.ts';
import type { ChartBand } from './chart-band.ts';
import { chartTable } from './chart-table.ts';
import { sentence } from './comparison.ts';

/** A chart of a narrative: its number in the workbook, which is that in the volume, and its table's name. */
interface NumberedChart {
  readonly owner: string;
  readonly number: number;
  readonly table: string;
  readonly request: ChartRequest;
}

const numbered = new WeakMap<BookContext, readonly NumberedChart[]>();

/** All charts that narratives ask for: those of the volume, then region by region. */
export function numberedCharts(context: BookContext): readonly NumberedChart[] {
  const known = numbered.get(context);
  if (known !== undefined) return known;
  const { dataset, sheetRegions } = context;
  const charts = [VOLUME, ...sheetRegions.map(({ slug }) => slug)]
    .flatMap((owner) => (dataset.narratives.get(owner)?.charts ?? []).map((request) => ({ owner, request })))
    .map((chart, index) => ({ ...chart, number: index + 1, table: `chart_${index + 1}` }));
  numbered.set(context, charts);
  return charts;
}

/** Native bars lie like the page's, but for those with a line to compare with: no reader draws that over lying bars. */
function typeOf({ type, referenceLine }: ChartRequest): ChartType {
  return type === 'bar' && referenceLine !== undefined ? 'column' : type;
}

function textIn(text: EditionText, language: Language): string {
  const found = text.find(({ lang }) => lang === language)?.text ?? '';
  return language === 'en' ? english(found) : plainSpaces(found);
}

/** What a writer gives for each language. */
export function inEach(write: (language: Language) => string): Localized {
  return { zh: write('zh'), en: write('en') };
}

/**
 * The charts that a narrative asks for, as the page has them.
 * @param owner a region's slug, or that of the volume.
 * @param place what the charts are of, for their titles.
 */
export function narrativeCharts(context: BookContext, owner: string, place: Localized): readonly ChartBand[] {
  return numberedCharts(context)
    .filter((chart) => chart.owner === owner)
    .map(({ number, table: name, request }) => {
      const view = chartView(context, request, owner, number);
      const model = chartModel(context, request, owner);
      const { table, ...drawn } = chartTable(context, request, name);
      return {
        heading: inEach((language) => sentence(view.title, language)),
        notes: inEach((language) => sentence(view.caption, language)),
        table,
        chart: {
          ...drawn,
          type: typeOf(request),
          name: `${labelsOf('zh').figure(number)} ${labelsOf('en').figure(number)}`,
          // What is measured, and not what the measuring shows: it stays true when somebody edits a cell.
          title: inEach((language) => place[language] + labelsOf(language).punctuation.colon + textIn(view.subtitle, language)),
          alternative: inEach((language) => textIn(model.alternative, language)),
        },
      };
    });
}
