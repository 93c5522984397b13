import { VERSION_DIGITS } from '../../briefing/frame.ts';
import type { Localized } from '../../language.ts';
import type { BookContext } from '../context.ts';
import { GAP, line, type Block, type Cell, type SheetPlan } from '../plan.ts';
import { both, english, inBoth, labelled, word, WORDS } from '../words.ts';

function row(label: string, zh: Cell['value'], en?: string, look: Cell['look'] = 'text'): Block {
  return {
    type: 'line',
    wide: false,
    cells: [
      { value: label, look: 'label' },
      { value: zh, look },
      { value: en === undefined ? null : english(en), look: 'text' },
    ],
  };
}

function localizedRow(label: string, { zh, en }: Localized): Block {
  return row(label, zh, en);
}

/** The first sheet: what the workbook is, by whom, and how to read it. */
export function coverSheet({ dataset, names, digest }: BookContext): SheetPlan {
  const { mark } = dataset;
  const reported = dataset.figures.filter(({ status }) => status === 'reported').length;
  return {
    name: names.cover,
    orientation: 'portrait',
    widths: [25, 46, 46],
    blocks: [
      line(dataset.series.name.zh, 'series'),
      line(english(dataset.series.name.en), 'second'),
      ...(mark === undefined
        ? []
        : [
            line(
              both(({ marks }) => marks[mark]),
              'mark',
            ),
          ]),
      GAP,
      line(dataset.title.zh, 'title'),
      line(english(dataset.title.en), 'second'),
      GAP,
      localizedRow(
        word('issue'),
        labelled(({ issue }) => issue(dataset.issue)),
      ),
      row(word('date-issued'), { date: dataset.date }, undefined, 'date'),
      localizedRow(
        both(({ publisher }) => publisher),
        dataset.publisher,
      ),
      localizedRow(
        both(({ columns }) => columns.region),
        dataset.scope.region.name,
      ),
      ...(dataset.regions.length === 0
        ? []
        : [
            localizedRow(
              word('regions'),
              labelled(({ regionCount }) => regionCount(dataset.regions.length)),
            ),
          ]),
      localizedRow(
        word('figures'),
        labelled(({ figureCount }) => figureCount(reported)),
      ),
      row(word('dataset'), dataset.id),
      row(
        both(({ dataVersion }) => dataVersion),
        digest.slice(0, VERSION_DIGITS),
      ),
      localizedRow(
        both(({ licence }) => licence),
        dataset.licence,
      ),
      localizedRow(
        both(({ sections }) => sections.cite),
        dataset.citation,
      ),
      localizedRow(word('how-to-read'), WORDS['truth-note']),
      GAP,
      line(inBoth(WORDS.contents), 'link', { sheet: names.contents }),
    ],
  };
}
