import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

import { sha256 } from '../digest.ts';
import { address, blockRows, type SheetPlan } from './plan.ts';
import { BODY_FACE } from './styles.ts';
import { BODY_SIZE } from './width.ts';

/** A finished .xlsx file. */
export interface FinishedPackage {
  readonly bytes: Uint8Array;
  /** SHA-256 over the parts before compression, in their order. */
  readonly contentDigest: string;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Links within the workbook. exceljs would write each as an external relationship as well, which some readers follow. */
function hyperlinks({ blocks }: SheetPlan): string {
  const starts = blockRows(blocks);
  const links = blocks.flatMap((block, index) =>
    (block.type === 'line' ? [block.cells] : [[], ...block.rows]).flatMap((cells, offset) =>
      cells.flatMap(({ to }, column) => {
        if (to === undefined) return [];
        const location = `'${to.sheet.replaceAll("'", "''")}'!${to.cell ?? 'A1'}`;
        return [`<hyperlink ref="${address(column, (starts[index] ?? 1) + offset)}" location="${attribute(location)}"/>`];
      }),
    ),
  );
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

/** Rows whose height stays: Excel fits none with merged cells by itself. All others may grow as they are edited. */
function wideRows({ blocks }: SheetPlan): ReadonlySet<number> {
  const starts = blockRows(blocks);
  return new Set(blocks.flatMap((block, index) => (block.type === 'line' && block.wide ? [starts[index] ?? 1] : [])));
}

function finishSheet(xml: string, plan: SheetPlan): string {
  const wide = wideRows(plan);
  const area = /<dimension ref="([^"]+)"\/>/.exec(xml)?.[1];
  // Codes are text on purpose; without this Excel marks each as a number stored as text.
  const ignored = area === undefined ? '' : `<ignoredErrors><ignoredError sqref="${area}" numberStoredAsText="1"/></ignoredErrors>`;
  return xml
    .replace(/(<row r="(\d+)" ht="[^"]+") customHeight="1"/g, (whole, start: string, row: string) =>
      wide.has(Number(row)) ? whole : start,
    )
    .replace('<pageMargins', (tag) => hyperlinks(plan) + tag)
    .replace(/<tableParts|<\/worksheet>/, (tag) => ignored + tag);
}

// Cells without a style of their own, and the width of columns, follow font 0, which exceljs fixes as Calibri.
function finishStyles(xml: string): string {
  return xml.replace(
    /<font>(?:(?!<\/font>).)*<name val="Calibri"\/>(?:(?!<\/font>).)*<\/font>/,
    `<font><sz val="${BODY_SIZE}"/><color theme="1"/><name val="${BODY_FACE}"/><family val="2"/><charset val="134"/></font>`,
  );
}

function finishPart(name: string, bytes: Uint8Array, sheets: readonly SheetPlan[]): Uint8Array {
  if (name === 'xl/styles.xml') return strToU8(finishStyles(strFromU8(bytes)));
  const sheet = sheets[Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0) - 1];
  return sheet === undefined ? bytes : strToU8(finishSheet(strFromU8(bytes), sheet));
}

/** Readers that sniff a file's type look for the list of types first. */
function rank(name: string): string {
  return name === '[Content_Types].xml' ? '0' : name === '_rels/.rels' ? '1' : `2${name}`;
}

/**
 * Finishes what exceljs wrote: adds the links, lets rows fit themselves, replaces the default font, puts the parts in a fixed order with
 * fixed times, and compresses once. fflate is plain JavaScript, so the same parts give the same bytes everywhere.
 *
 * @param sheets what the package was written from, in its order.
 */
export function finishPackage(raw: Uint8Array, sheets: readonly SheetPlan[]): FinishedPackage {
  const parts = Object.entries(unzipSync(raw))
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]): [string, Uint8Array] => [name, finishPart(name, bytes, sheets)])
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  // fflate reads a date's local fields, so the local first moment of zip's calendar is the same in every time zone.
  const bytes = zipSync(Object.fromEntries(parts), { level: 6, mtime: new Date(1980, 0, 1) });
  return { bytes, contentDigest: sha256(parts.map(([name, part]) => `${name} ${sha256(part)}\n`).join('')) };
}
