import type { Comparison } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { Localized } from '../../language.ts';
import { add, fractionDigits, integer, magnitude, toNumber } from '../../quantity/decimal.ts';
import { writtenNumbers } from '../../quantity/write.ts';
import type { BookContext } from '../context.ts';
import { EXACT_DIGITS } from '../expression.ts';
import { numberFormula } from '../formula.ts';
import { dataName } from '../names.ts';
import { address, FORMULA_LIMIT, type Cell, type SheetPlan } from '../plan.ts';
import { inBoth, labelled, stacked, word, WORDS } from '../words.ts';
import { columnRange, lostFormulas, tablesOn, type Check, type CheckTable, type PlacedTable } from './check-table.ts';
import { comparisonColumns, comparisonName, FIRST_COLUMN } from './comparison.ts';
import { VALUE_HEADS } from './figure-cells.ts';

function check(what: string, expected: Cell, found: Cell): Check {
  return {
    cells: [{ value: what, look: 'body' }, expected, found],
    test: (row) => `${address(1, row)}=${address(2, row)}`,
    passes: expected.value === found.value,
  };
}

/** Each derived figure computed again in base units, beside what the summary shows. */
function derivedChecks(context: BookContext, placed: PlacedTable): readonly Check[] {
  const column = placed.table.heads.findIndex(({ text }) => text === VALUE_HEADS[1]?.text);
  return [...context.derived.values()].flatMap((derived, row): readonly Check[] => {
    const { quantity, label } = derived;
    const formula = numberFormula(context, derived, 0, ['zh']);
    if (formula === undefined || typeof placed.table.rows[row]?.[column]?.value !== 'number') return [];
    const [{ power }] = writtenNumbers(quantity, 'zh', context.dataset);
    const shown = columnRange(placed, column, row);
    const digits = fractionDigits(quantity.value);
    // Far enough below the last digit to see whatever somebody typed, and above the noise of the multiplication.
    const kept = Math.max(digits, Math.min(digits + 6, EXACT_DIGITS - 2 - magnitude(quantity.value)));
    const back = power === 0 ? shown : `IF(ISNUMBER(${shown}),ROUND(${shown}*${10 ** power},${kept}),${shown})`;
    const cell = (from: string): Cell => ({ value: toNumber(quantity.value), formula: from, look: `plain-${digits}` });
    return [check(stacked(label), cell(formula), cell(back))];
  });
}

/** The sum of each column of a comparison beside that of its figures on the data sheet. */
function comparisonChecks(context: BookContext, comparison: Comparison, number: number, placed: PlacedTable): readonly Check[] {
  return comparisonColumns(context, comparison, number).flatMap(({ figures, scale }, index): readonly Check[] => {
    const column = FIRST_COLUMN + index;
    const known = figures.flatMap((figure, row) =>
      figure !== undefined && (figure.quantity === undefined || typeof placed.table.rows[row]?.[column]?.value === 'number')
        ? [figure]
        : [],
    );
    const ids = known.map(({ id }) => `"${id}"`);
    const expected = `SUMPRODUCT(SUMIF(${dataName('figure_id')},{${ids.join(',')}},${dataName('value')}))`;
    const values = known.flatMap(({ quantity }) => (quantity === undefined ? [] : [quantity.value]));
    if (scale === undefined || ids.length === 0 || expected.length > FORMULA_LIMIT / 2) return [];
    const digits = Math.max(0, ...values.map(fractionDigits));
    const cell = (from: string): Cell => ({
      value: toNumber(values.reduce(add, integer(0))),
      formula: `ROUND(${from},${digits})`,
      look: `plain-${digits}`,
    });
    const found = `SUM(${columnRange(placed, column)})${scale.power === 0 ? '' : `*${10 ** scale.power}`}`;
    return [check(inBoth(comparison.columns[index]?.label ?? WORDS.summary), cell(expected), cell(found))];
  });
}

/** No formula of a table was typed over. */
function lostCheck(what: Localized, placed: PlacedTable, columns: readonly number[]): Check {
  const none: Cell = { value: 0, look: 'plain-0' };
  const label = inBoth({ zh: `${what.zh}：${WORDS['lost-formulas'].zh}`, en: `${what.en}: ${WORDS['lost-formulas'].en}` });
  return check(label, none, { ...none, formula: lostFormulas(placed, columns) });
}

/** Checks of the summary: comparisons and derived figures against the data sheet, and all formulas in place. */
export function summaryChecks(context: BookContext, sheets: readonly SheetPlan[]): CheckTable {
  const placed = new Map(tablesOn(sheets, context.names.summary).map((each) => [each.table.name, each]));
  const comparisons = (context.dataset.narratives.get(VOLUME)?.comparisons ?? []).flatMap((comparison, index): readonly Check[] => {
    const found = placed.get(comparisonName(index + 1));
    if (found === undefined) return [];
    const name = labelled(({ table }) => table(index + 1));
    const columns = comparison.columns.map((_, column) => FIRST_COLUMN + column);
    return [...comparisonChecks(context, comparison, index + 1, found), lostCheck(name, found, columns)];
  });
  const ofFigures = (name: string, heading: Localized): readonly Check[] => {
    const found = placed.get(name);
    if (found === undefined) return [];
    const columns = found.table.heads.flatMap(({ text }, column) =>
      text === VALUE_HEADS[1]?.text || text === VALUE_HEADS[3]?.text ? [column] : [],
    );
    return [...(name === 'derived_figures' ? derivedChecks(context, found) : []), lostCheck(heading, found, columns)];
  };
  return {
    heading: WORDS['checks-summary'],
    name: 'checks_summary',
    heads: [word('checks'), word('by-data'), word('on-sheet')],
    checks: [
      ...comparisons,
      ...ofFigures('key_figures', WORDS['key-figures']),
      ...ofFigures(
        'derived_figures',
        labelled(({ sections }) => sections.derivations),
      ),
    ],
  };
}
