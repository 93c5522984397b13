import { SHEET_NAME_LIMIT } from './sheet-name.ts';
import { FORMULA_LIMIT, PROMPT_LIMIT, PROMPT_TITLE_LIMIT, type Cell, type SheetPlan, type TableBlock, type WorkbookPlan } from './plan.ts';

// Of tables and of what formulas call by a name.
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,254}$/;
// A1, XFD1048576, R1C1, R and C are addresses to Excel.
const ADDRESS = /^(?:[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*(?:[Cc][0-9]*)?|[Cc][0-9]*)$/;
const SHEET_NAME = /^(?!['\s])[^:\\/?*[\]]+(?<!['\s])$/;

function fail(what: string): never {
  throw new Error(`workbook plan: ${what}`);
}

function checkUnique(names: readonly string[], what: string): void {
  const taken = new Set<string>();
  for (const name of names) {
    if (taken.has(name.toLowerCase())) fail(`two ${what} are called ${name}`);
    taken.add(name.toLowerCase());
  }
}

function checkName(name: string, what: string): void {
  if (!NAME.test(name) || ADDRESS.test(name)) fail(`${name} is no name for ${what}`);
}

function checkFormula({ value, formula }: Cell, sheet: string): void {
  if (formula === undefined) return;
  if (formula.length > FORMULA_LIMIT) fail(`a formula on ${sheet} has ${formula.length} characters`);
  if (typeof value !== 'string' && typeof value !== 'number') fail(`a formula on ${sheet} has no result: ${formula}`);
}

function checkTable({ name, heads, rows }: TableBlock): void {
  checkName(name, 'a table');
  if (rows.length === 0) fail(`table ${name} has no row`);
  if (heads.some(({ text }) => text === '' || /[\r\n]/.test(text))) fail(`table ${name} has a head that is empty or has two lines`);
  checkUnique(
    heads.map(({ text }) => text),
    `heads of table ${name}`,
  );
  const ragged = rows.findIndex((row) => row.length !== heads.length);
  if (ragged >= 0) fail(`row ${ragged + 1} of table ${name} has ${rows[ragged]?.length} cells for ${heads.length} heads`);
}

function checkSheet(sheet: SheetPlan, names: ReadonlySet<string>): void {
  if (!SHEET_NAME.test(sheet.name) || sheet.name.length > SHEET_NAME_LIMIT) fail(`${sheet.name} is no name for a sheet`);
  for (const block of sheet.blocks) {
    if (block.type === 'table') checkTable(block);
    for (const cells of block.type === 'table' ? block.rows : [block.cells]) {
      for (const cell of cells) {
        checkFormula(cell, sheet.name);
        const { to } = cell;
        if (to !== undefined && !names.has(to.sheet)) fail(`sheet ${sheet.name} links to ${to.sheet}, which is not there`);
      }
    }
  }
  for (const { title, prompt, error, allow } of sheet.entries ?? []) {
    if (title.length > PROMPT_TITLE_LIMIT || prompt.length > PROMPT_LIMIT || error.length > PROMPT_LIMIT) fail(`${title}: too much to say`);
    if (allow.type === 'choice' && !names.has(allow.from.sheet)) fail(`${title} chooses from ${allow.from.sheet}, which is not there`);
  }
}

/**
 * Refuses a plan that exceljs would write without a word and Excel would call corrupt: names of sheets, tables and ranges, heads, ragged
 * rows, formulas without a result or too long, links to nowhere.
 * @throws Error: the sheets' makers keep all of this, so a breach is a bug.
 */
export function checkPlan(plan: WorkbookPlan): void {
  const names = plan.sheets.map(({ name }) => name);
  checkUnique(names, 'sheets');
  const tables = plan.sheets.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block.name] : [])));
  const named = (plan.names ?? []).map(({ name }) => name);
  for (const name of named) checkName(name, 'a range');
  checkUnique(tables, 'tables');
  checkUnique([...tables, ...named], 'tables and ranges');
  const known = new Set(names);
  for (const sheet of plan.sheets) checkSheet(sheet, known);
}
