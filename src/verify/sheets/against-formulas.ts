import { lookUp } from '../../briefing/context.ts';
import type { Localized } from '../../language.ts';
import { decimal, toNumber } from '../../quantity/decimal.ts';
import type { BookContext } from '../../workbook/context.ts';
import type { WorkbookPlan } from '../../workbook/plan.ts';
import { findingAt, type Finding } from '../finding.ts';
import { decimalText, shown } from './cell-text.ts';
import { computeFormula, StrangeFormula, type FormulaGround, type FormulaValue } from './formula.ts';
import type { ReadCell, ReadWorkbook } from './spreadsheet.ts';
import type { SheetFigure } from './workbook-places.ts';

const WRONG_FORMULA: Localized = { zh: '公式不是由该数据得出', en: 'the formula does not come from this figure' };
const WRONG_NAME: Localized = { zh: '名称所指有误', en: 'the name stands for something else' };

/** The figures of the data sheet that one comes from. */
function sourcesOf(context: BookContext, id: string): readonly string[] {
  const found = lookUp(context, id);
  if ('indicator' in found) return [id];
  const regions = context.dataset.derivations.find((derivation) => derivation.id === id)?.operation === 'number-of-regions';
  return found.inputs.filter((input) => !regions || context.dataset.figureById.has(input)).flatMap((input) => sourcesOf(context, input));
}

/** The cells of a named stretch of one column. */
function columnsOf({ sheets, names }: ReadWorkbook): (name: string) => readonly (ReadCell | undefined)[] {
  const known = new Map<string, readonly (ReadCell | undefined)[]>();
  const cells = new Map(sheets.map((sheet) => [sheet.name, sheet.cells]));
  const read = (name: string): readonly (ReadCell | undefined)[] => {
    const [, sheet = '', column, first, other, last] =
      /^'((?:[^']|'')+)'!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?$/.exec(names.get(name) ?? '') ?? [];
    const found = cells.get(sheet.replaceAll("''", "'"));
    if (found === undefined || (other ?? column) !== column) throw new StrangeFormula(name);
    const [from, to] = [Number(first), Number(last ?? first)];
    return Array.from({ length: to - from + 1 }, (_, row) => found.get(`${column}${from + row}`));
  };
  return (name) => {
    const column = known.get(name) ?? read(name);
    known.set(name, column);
    return column;
  };
}

function groundOf(workbook: ReadWorkbook): FormulaGround {
  const column = columnsOf(workbook);
  const rows = new Map<string, ReadonlyMap<string, number>>();
  const rowsOf = (keys: string): ReadonlyMap<string, number> => {
    const known = rows.get(keys) ?? new Map(column(keys).map((cell, row): [string, number] => [shown(cell), row]));
    rows.set(keys, known);
    return known;
  };
  return {
    cell: (name, key, keys) => {
      const row = rowsOf(keys).get(key);
      if (row === undefined) throw new StrangeFormula(key);
      const cell = column(name)[row];
      return cell?.type === 'number' ? decimal(decimalText(cell.digits)) : cell?.text;
    },
  };
}

function isResult(value: FormulaValue, cell: ReadCell): boolean {
  if (cell.type === 'text') return value === cell.text;
  return typeof value === 'object' && toNumber(value) === Number(cell.digits);
}

function written(value: FormulaValue): string {
  return typeof value === 'object' ? String(toNumber(value)) : String(value ?? '');
}

/**
 * Computes every formula of a figure anew, from the data sheet as read and in exact decimals: it must come from the figure's own row, or
 * the rows of what it is derived from, and give what the cell shows. Results that come from rows known to be wrong are not said again.
 */
export function formulaFindings(
  document: string,
  context: BookContext,
  workbook: ReadWorkbook,
  places: readonly SheetFigure[],
  wrongRows: ReadonlySet<string>,
): readonly Finding[] {
  const cells = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet.cells]));
  const ground = groundOf(workbook);
  return places.flatMap(({ figure, sheet, cell: address }) => {
    const cell = cells.get(sheet)?.get(address);
    if (cell?.formula === undefined) return [];
    const used = new Set<string>();
    const excused = (): boolean => [...used].some((id) => wrongRows.has(id));
    const wrong = (expected: string, found: string): readonly Finding[] => [
      findingAt({ document, cell: `${sheet}!${address}`, figure }, 'wrong-formula', WRONG_FORMULA, { expected, found }),
    ];
    try {
      const value = computeFormula(cell.formula, ground, used);
      const [from, wanted] = [[...used].sort(), [...new Set(sourcesOf(context, figure))].sort()].map((ids) => ids.join(', '));
      if (from !== wanted) return wrong(wanted ?? '', from ?? '');
      return isResult(value, cell) || excused() ? [] : wrong(written(value), shown(cell));
    } catch (error) {
      if (!(error instanceof StrangeFormula)) throw error;
      return excused() ? [] : wrong('', `=${cell.formula} (${error.message})`);
    }
  });
}

/** The names of a workbook against its plan. */
export function nameFindings(document: string, plan: WorkbookPlan, { names }: ReadWorkbook): readonly Finding[] {
  const planned = new Map(plan.names?.map(({ name, formula }) => [name, formula]));
  return [...new Set([...planned.keys(), ...names.keys()])].flatMap((name) => {
    const [expected = '', found = ''] = [planned.get(name), names.get(name)];
    return expected === found
      ? []
      : [findingAt({ document }, 'wrong-name', WRONG_NAME, { expected: `${name}: ${expected}`, found: `${name}: ${found}` })];
  });
}
