import { subjectDataset, type Subject } from '../../briefing/part-dataset.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Localized } from '../../language.ts';
import { bookContext } from '../../workbook/context.ts';
import { blockRows, type SheetPlan, type TableBlock } from '../../workbook/plan.ts';
import type { Profile } from '../../workbook/profile.ts';
import { planWorkbook } from '../../workbook/workbook.ts';
import { findingAt, type Finding } from '../finding.ts';
import { chartFindings, chartTableFindings } from './against-charts.ts';
import { datasetFindings } from './against-dataset.ts';
import { formulaFindings, nameFindings } from './against-formulas.ts';
import { numberFindings, planFindings } from './against-plan.ts';
import { decimalText } from './cell-text.ts';
import { readSpreadsheet, UnreadableWorkbook, type ReadWorkbook } from './spreadsheet.ts';
import { placesInSheet, type SheetFigure } from './workbook-places.ts';

/** What opening a workbook again showed. */
export interface VerifiedWorkbook {
  readonly findings: readonly Finding[];
  readonly printed: readonly SheetFigure[];
  /** By figure, the value that the data sheet gives it, in digits. */
  readonly values: ReadonlyMap<string, string>;
}

/** A workbook by what it speaks of. */
export interface Book extends Subject {
  readonly dataset: Dataset;
  readonly profile: Profile;
}

const REBUILD: Localized = { zh: '重新生成该文档', en: 'build the document again' };

/** Opens a workbook again and holds every cell against the plan, and the data and region sheets against the dataset itself. */
export function verifyWorkbook(
  { dataset: whole, profile, ...subject }: Book,
  document: string,
  bytes: Uint8Array,
  pages?: number,
): VerifiedWorkbook {
  const dataset = subjectDataset(whole, subject);
  const nothing = { printed: [], values: new Map<string, string>() };
  let workbook: ReadWorkbook;
  try {
    workbook = readSpreadsheet(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const what = { zh: '无法作为工作簿打开', en: 'cannot be opened as a workbook' };
    return { ...nothing, findings: [findingAt({ document }, 'unreadable-document', what, { found: error.message, fix: REBUILD })] };
  }
  const { sheets } = workbook;
  const plan = planWorkbook(dataset, profile);
  const context = bookContext(dataset, '');
  const planned = new Set(plan.sheets.map(({ name }) => name));
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet.cells]));
  if (!sheets.some(({ name }) => planned.has(name))) {
    const what = { zh: '工作表与数据集不符', en: 'has other sheets than the dataset asks for' };
    const details = { expected: namesOf(plan.sheets), found: namesOf(sheets), fix: REBUILD };
    return { ...nothing, findings: [findingAt({ document }, 'foreign-document', what, details)] };
  }
  const counted = pages === undefined || pages === sheets.length;
  const what = { zh: '工作表数与清单不符', en: 'has another number of sheets than the manifest says' };
  const findings = [
    ...(counted ? [] : [findingAt({ document }, 'page-count', what, { expected: String(pages), found: String(sheets.length) })]),
    ...sheetFindings(document, plan.sheets, sheets),
    ...nameFindings(document, plan, workbook),
    ...chartFindings(document, plan, workbook),
  ];
  const places = new Map(plan.sheets.map((sheet) => [sheet.name, placesInSheet(context, sheet)]));
  const printed = plan.sheets.flatMap(({ name }) => (byName.has(name) ? (places.get(name) ?? []) : []));
  const fromDataset = plan.sheets.flatMap((sheet) => {
    const read = byName.get(sheet.name);
    return read === undefined
      ? []
      : tablesOf(sheet).flatMap(({ table, top }) => [
          ...datasetFindings(document, context, sheet.name, table, top, read),
          ...chartTableFindings(document, context, sheet.name, table, top, read),
        ]);
  });
  // A wrong row of the data sheet is the reason for what comes from it.
  const wrongRows = new Set(fromDataset.flatMap(({ cell, figure }) => (cell?.startsWith(`${context.names.data}!`) ? (figure ?? []) : [])));
  const wrongCells = new Set(fromDataset.map(({ cell }) => cell));
  const fromFormulas = formulaFindings(document, context, workbook, printed, wrongRows).filter(({ cell }) => !wrongCells.has(cell));
  // What the dataset or a formula has said of a cell, the plan need not say again.
  const said = new Set([...fromDataset, ...fromFormulas].map(({ cell }) => cell));
  findings.push(...fromDataset, ...fromFormulas);
  for (const sheet of plan.sheets) {
    const read = byName.get(sheet.name);
    if (read === undefined) continue;
    findings.push(...planFindings(document, context, sheet, read).filter(({ cell }) => !said.has(cell)));
    findings.push(
      ...numberFindings(document, { ...context, accounts: whole }, sheet, new Set(places.get(sheet.name)?.map(({ cell }) => cell))),
    );
  }
  const values = new Map<string, string>();
  for (const { figure, sheet, cell, kind } of printed) {
    const found = byName.get(sheet)?.get(cell);
    if (kind === 'data' && found?.type === 'number') values.set(figure, decimalText(found.digits));
  }
  return { findings, printed, values };
}

interface Named {
  readonly name: string;
}

function namesOf(list: readonly Named[]): string {
  return list.map(({ name }) => name).join(', ');
}

/** Sheets that are missing, too many, named alike, or in another order. */
function sheetFindings(document: string, planned: readonly Named[], found: readonly Named[]): readonly Finding[] {
  const [expectedNames, foundNames] = [planned, found].map((list) => list.map(({ name }) => name));
  const missing = expectedNames?.filter((name) => !foundNames?.includes(name)) ?? [];
  const extra = foundNames?.filter((name, index) => !expectedNames?.includes(name) || foundNames.indexOf(name) < index) ?? [];
  const moved = missing.length + extra.length === 0 && namesOf(planned) !== namesOf(found);
  return [
    ...missing.map((name) => findingAt({ document, cell: name }, 'missing-sheet', { zh: '缺少工作表', en: 'the sheet is missing' })),
    ...extra.map((name) =>
      findingAt({ document, cell: name }, 'unexpected-sheet', { zh: '多出工作表', en: 'nobody asked for this sheet' }),
    ),
    ...(moved ? [findingAt({ document }, 'sheet-order', SHEET_ORDER, { expected: namesOf(planned), found: namesOf(found) })] : []),
  ];
}

const SHEET_ORDER: Localized = { zh: '工作表的次序不符', en: 'has its sheets in another order' };

function tablesOf({ blocks }: SheetPlan): readonly { readonly table: TableBlock; readonly top: number }[] {
  const rows = blockRows(blocks);
  return blocks.flatMap((block, index) => (block.type === 'table' ? [{ table: block, top: rows[index] ?? 1 }] : []));
}
