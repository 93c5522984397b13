import type { Style, Workbook } from 'exceljs';

import { ByteText } from './byte-text.ts';
import { excelText } from './cell-value.ts';
import type { Parts } from './finish/parts.ts';
import { address, sheetPart } from './plan.ts';
import { addSheetData, type SharedIds } from './sheet-data.ts';
import type { SheetRow } from './sheet-rows.ts';

// exceljs's own `write` without the zip that would only be taken apart again, and with cells of our own writing. What is called here is
// not part of exceljs's documented interface, hence its exact version in package.json; a test holds the parts against those of the
// documented way.

/** What exceljs wrote. */
export interface WrittenParts {
  /** Sheets have an empty `sheetData`. */
  readonly parts: Parts;
  /** The cells of each sheet, as the element `sheetData`, by the name of its part. */
  readonly cells: ReadonlyMap<string, Uint8Array>;
}

/** What stands for cells in {@link WrittenParts.parts}. */
export const NO_CELLS = '<sheetData/>';

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

interface Model {
  readonly worksheets: { rows: { forEach(): void }; mergeCells: readonly string[]; dimensions: string }[];
  readonly styles: { addStyleModel(style: Partial<Style>, type: number): number };
  readonly sharedStrings: { add(text: string): number; readonly model: { count: number } };
}

type Writer = { prepareModel(model: Model, options: object): void } & Record<
  (typeof STEPS)[number],
  (sink: Sink, model: Model) => Promise<void> | void
>;

/** exceljs's numbers for types of values, on which the format of a style without one depends. */
const TYPES = { text: 3, date: 4 };

function sharedIds(model: Model, dress: (style: Partial<Style>) => Partial<Style>): SharedIds {
  const texts = new Map<string, number>();
  return {
    ofStyle: (style, date) => model.styles.addStyleModel(dress(style), date ? TYPES.date : TYPES.text),
    ofText(text) {
      const known = texts.get(text);
      if (known === undefined) {
        const id = model.sharedStrings.add(excelText(text));
        texts.set(text, id);
        return id;
      }
      model.sharedStrings.model.count++;
      return known;
    },
  };
}

/**
 * The parts of a workbook without pictures, as exceljs writes them.
 *
 * @param sheets rows of each sheet of the workbook, which has none itself.
 * @param dress turns styles of the plan's looks into those of the workbook.
 */
export async function writtenParts(
  workbook: Workbook,
  sheets: readonly (readonly SheetRow[])[],
  dress: (style: Partial<Style>) => Partial<Style>,
): Promise<WrittenParts> {
  const parts: Parts = new Map();
  const cells = new Map<string, Uint8Array>();
  const out = new ByteText();
  const sink: Sink = { append: (data, { name }) => parts.set(name.replace(/^\//, ''), data) };
  const writer = workbook.xlsx as unknown as Writer;
  const model = workbook.model as unknown as Model;
  const ids = sharedIds(model, dress);
  for (const [index, rows] of sheets.entries()) {
    const sheet = model.worksheets[index];
    if (sheet === undefined) throw new Error(`exceljs has no sheet ${index + 1}`);
    // Called when exceljs would prepare its own rows, so that styles and texts are numbered in its order.
    sheet.rows = {
      forEach: () => {
        addSheetData(out, rows, ids);
        cells.set(sheetPart(index), out.take());
      },
    };
  }
  writer.prepareModel(model, {});
  for (const [index, rows] of sheets.entries()) Object.assign(model.worksheets[index] ?? {}, extents(rows));
  for (const step of STEPS) await writer[step](sink, model);
  return { parts, cells };
}

/** What exceljs would take from its rows. */
function extents(rows: readonly SheetRow[]): { readonly mergeCells: readonly string[]; readonly dimensions?: string } {
  const mergeCells = rows.flatMap(({ number, across = 1 }) => (across > 1 ? [`${address(0, number)}:${address(across - 1, number)}`] : []));
  const columns = rows.reduce((most, { cells, across }) => Math.max(most, across ?? cells.length), 0);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return { mergeCells };
  return { mergeCells, dimensions: `${address(0, first.number)}:${address(columns - 1, last.number)}` };
}
