import { strFromU8, unzipSync } from 'fflate';
import type { Workbook } from 'exceljs';

import type { Parts } from './finish/parts.ts';

// exceljs's own `write` without the zip that would only be taken apart again. What is called here is not part of exceljs's documented
// interface, hence its exact version in package.json; a test holds the parts against those of the documented way.

/** Where exceljs puts a part. */
interface Sink {
  append(data: string, options: { readonly name: string }): void;
}

/** What `write` calls, in its order: shared strings and styles fill up while sheets are written. */
const STEPS = [
  'addContentTypes',
  'addOfficeRels',
  'addWorkbookRels',
  'addWorksheets',
  'addSharedStrings',
  'addDrawings',
  'addTables',
  'addThemes',
  'addStyles',
  'addApp',
  'addCore',
  'addWorkbook',
] as const;

type Writer = { prepareModel(model: object, options: object): void } & Record<
  (typeof STEPS)[number],
  (sink: Sink, model: object) => Promise<void> | void
>;

/** The parts of a workbook without pictures, as exceljs writes them; with `JIANBAO_XLSX_STOCK=1` by its documented way. */
export async function writtenParts(workbook: Workbook): Promise<Parts> {
  if (process.env['JIANBAO_XLSX_STOCK'] === '1') return stockParts(workbook);
  const parts: Parts = new Map();
  const sink: Sink = { append: (data, { name }) => parts.set(name.replace(/^\//, ''), data) };
  const writer = workbook.xlsx as unknown as Writer;
  const { model } = workbook;
  writer.prepareModel(model, {});
  for (const step of STEPS) await writer[step](sink, model);
  return parts;
}

async function stockParts(workbook: Workbook): Promise<Parts> {
  const raw = new Uint8Array(await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as object));
  const files = Object.entries(unzipSync(raw)).filter(([name]) => !name.endsWith('/'));
  return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
}
