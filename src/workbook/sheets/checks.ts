import { literal } from '../formula.ts';
import { address, GAP, line, wideLine, type Alarm, type Block, type Cell, type SheetPlan } from '../plan.ts';
import type { BookContext } from '../context.ts';
import { english, inBoth, word, WORDS } from '../words.ts';
import { checkBlock, PASS } from './check-table.ts';
import { regionChecks } from './region-checks.ts';
import { summaryChecks } from './summary-checks.ts';

const ALL_PASS = inBoth(WORDS['all-pass']);
const SOME_FAIL = inBoth(WORDS['some-fail']);

/** Row of the verdict, and of the first heading below it. */
const VERDICT = 4;
const FIRST_HEADING = 8;
/** Width of the column that says what is checked. */
const FIRST_WIDTH = 52;

/**
 * Shows by formula that the sheets for reading agree with the data sheet. Every check can fail: when somebody types over a cell, changes a
 * unit, or gives the data sheet a figure that the other sheets do not have.
 *
 * @param sheets the other sheets of the workbook.
 */
export function checksSheet(context: BookContext, sheets: readonly SheetPlan[]): SheetPlan {
  const tables = [regionChecks(context, sheets), summaryChecks(context, sheets)].filter(({ checks }) => checks.length > 0);
  const blocks: Block[] = [];
  const results: string[] = [];
  const alarms: Alarm[] = [];
  let heading = FIRST_HEADING;
  for (const each of tables) {
    const { heads, checks } = each;
    const first = address(heads.length, heading + 2);
    const area = `${first}:${address(heads.length, heading + 1 + checks.length)}`;
    results.push(area);
    alarms.push({ area, formula: `${first}<>${literal(PASS)}` });
    blocks.push(GAP, line(inBoth(each.heading), 'heading'), checkBlock(each, heading + 1));
    heading += checks.length + 3;
  }
  const passing = results.map((area) => `COUNTIF(${area},${literal(PASS)})`).join('+');
  const all = results.map((area) => `ROWS(${area})`).join('+');
  const verdict: Cell = {
    value: tables.every(({ checks }) => checks.every(({ passes }) => passes)) ? ALL_PASS : SOME_FAIL,
    ...(results.length > 0 && { formula: `IF(${passing}=${all},${literal(ALL_PASS)},${literal(SOME_FAIL)})` }),
    look: 'heading',
  };
  const verdictCell = address(0, VERDICT);
  return {
    name: context.names.checks,
    orientation: 'landscape',
    widths: [FIRST_WIDTH],
    widest: 30,
    alarms: [{ area: verdictCell, formula: `${verdictCell}<>${literal(ALL_PASS)}` }, ...alarms],
    blocks: [
      line(WORDS.checks.zh, 'title'),
      line(WORDS.checks.en, 'second'),
      line(word('back'), 'link', { sheet: context.names.contents }),
      { type: 'line', wide: false, cells: [verdict] },
      wideLine(WORDS['checks-note'].zh, 'label'),
      wideLine(english(WORDS['checks-note'].en), 'label'),
      ...blocks,
    ],
  };
}
