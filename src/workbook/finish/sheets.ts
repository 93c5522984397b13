import { address, blockRows, type SheetPlan } from '../plan.ts';
import { quotedSheet } from '../sheet-name.ts';
import { element } from '../xml.ts';
import { partOf, type Parts } from './parts.ts';
import { withChildren } from './sheet-children.ts';

/** The part of a sheet, from its place among the sheets. */
export function sheetPart(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Links within the workbook. exceljs would write each as an external relationship as well, which some readers follow. */
function hyperlinks({ blocks }: SheetPlan): readonly string[] {
  const starts = blockRows(blocks);
  const links = blocks.flatMap((block, index) =>
    (block.type === 'line' ? [block.cells] : [[], ...block.rows]).flatMap((cells, offset) =>
      cells.flatMap(({ to }, column) => {
        if (to === undefined) return [];
        const ref = address(column, (starts[index] ?? 1) + offset);
        return [element('hyperlink', { ref, location: `${quotedSheet(to.sheet)}!${to.cell ?? 'A1'}` })];
      }),
    ),
  );
  return links.length === 0 ? [] : [element('hyperlinks', {}, ...links)];
}

/** Codes are text on purpose; without this Excel marks each as a number stored as text. */
function ignoredErrors(xml: string): readonly string[] {
  const area = /<dimension ref="([^"]+)"\/>/.exec(xml)?.[1];
  return area === undefined ? [] : [element('ignoredErrors', {}, element('ignoredError', { sqref: area, numberStoredAsText: 1 }))];
}

/** Rows whose height stays: Excel fits none with merged cells by itself. All others may grow as they are edited. */
function wideRows({ blocks }: SheetPlan): ReadonlySet<number> {
  const starts = blockRows(blocks);
  return new Set(blocks.flatMap((block, index) => (block.type === 'line' && block.wide ? [starts[index] ?? 1] : [])));
}

/** Adds links and ignored errors to every sheet, and lets rows fit themselves. */
export function finishSheets(parts: Parts, sheets: readonly SheetPlan[]): void {
  for (const [index, plan] of sheets.entries()) {
    const xml = partOf(parts, sheetPart(index));
    const wide = wideRows(plan);
    const fitting = xml.replace(/(<row r="(\d+)" ht="[^"]+") customHeight="1"/g, (whole, start: string, row: string) =>
      wide.has(Number(row)) ? whole : start,
    );
    parts.set(sheetPart(index), withChildren(fitting, [...hyperlinks(plan), ...ignoredErrors(xml)]));
  }
}
