import { VOLUME } from '../../dataset/narrative.ts';
import type { Localized } from '../../language.ts';
import type { BookContext } from '../context.ts';
import { literal } from '../formula.ts';
import { dataName } from '../names.ts';
import { line, table, type Cell, type SheetPlan } from '../plan.ts';
import { both, english, word, WORDS } from '../words.ts';
import { textCell } from './figure-cells.ts';

/** Counts the figures of a region that have a value. */
function reportedIn(code: string): string {
  return `SUMPRODUCT((${dataName('region_code')}=${literal(code)})*(${dataName('status')}="reported"))`;
}

/** A table of the sheets, each with a link. */
export function contentsSheet({ dataset, names, regionSheet, sheetRegions, hasSummary }: BookContext): SheetPlan {
  const compares = dataset.narratives.has(VOLUME);
  const counts = new Map<string, number>();
  for (const { region, status } of dataset.figures) {
    if (status === 'reported') counts.set(region.region.code, (counts.get(region.region.code) ?? 0) + 1);
  }
  const link = (sheet: string): Cell => ({ value: sheet, look: 'body-link', to: { sheet } });
  const other = (sheet: string, holds: Localized, count: Cell = { value: null, look: 'plain-0' }): readonly Cell[] => [
    link(sheet),
    textCell(undefined, 'code'),
    textCell(undefined),
    textCell(undefined),
    textCell(holds.zh),
    textCell(english(holds.en)),
    count,
  ];
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    name: names.contents,
    freeze: { columns: 0 },
    orientation: 'landscape',
    widest: 56,
    blocks: [
      line(WORDS.contents.zh, 'title'),
      line(WORDS.contents.en, 'second'),
      table(
        'contents',
        [
          { text: word('sheet') },
          { text: both(({ columns }) => columns.code) },
          { text: both(({ columns }) => columns.level) },
          { text: word('level-en') },
          { text: word('holds') },
          { text: word('holds-en') },
          { text: word('figures'), align: 'right' },
        ],
        [
          ...(hasSummary ? [other(names.summary, WORDS[compares ? 'holds-summary' : 'holds-key-figures'])] : []),
          ...sheetRegions.map((reported) => [
            link(regionSheet(reported)),
            textCell(reported.region.code, 'code'),
            textCell(reported.region.levelName.zh),
            textCell(english(reported.region.levelName.en)),
            textCell(reported.region.name.zh),
            textCell(english(reported.region.name.en)),
            { value: counts.get(reported.region.code) ?? 0, formula: reportedIn(reported.region.code), look: 'plain-0' as const },
          ]),
          other(names.data, WORDS['holds-data'], { value: all, formula: `COUNTIF(${dataName('status')},"reported")`, look: 'plain-0' }),
          other(names.checks, WORDS['holds-checks']),
          other(names.glossary, WORDS['holds-glossary']),
          other(names.sources, WORDS['holds-sources']),
        ],
      ),
    ],
  };
}
