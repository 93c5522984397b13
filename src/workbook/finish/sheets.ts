import { address, blockRows, sheetPart, type Cell, type SheetPlan } from '../plan.ts';
import { quotedSheet } from '../sheet-name.ts';
import { element, escaped } from '../xml.ts';
import { partOf, type Parts } from './parts.ts';
import { withChildren } from './sheet-children.ts';

/** Links within the workbook. exceljs would write each as an external relationship as well, which some readers follow. */
function hyperlinks({ blocks }: SheetPlan): readonly string[] {
  const starts = blockRows(blocks);
  const links: string[] = [];
  const collect = (cells: readonly Cell[], row: number): void => {
    for (const [column, { to }] of cells.entries()) {
      if (to === undefined) continue;
      const location = `${quotedSheet(to.sheet)}!${to.cell ?? 'A1'}`;
      links.push(`<hyperlink ref="${address(column, row)}" location="${escaped(location)}"/>`);
    }
  };
  for (const [index, block] of blocks.entries()) {
    const start = starts[index] ?? 1;
    if (block.type === 'line') collect(block.cells, start);
    else for (const [offset, cells] of block.rows.entries()) collect(cells, start + 1 + offset);
  }
  return links.length === 0 ? [] : [element('hyperlinks', {}, ...links)];
}

/** Codes are text on purpose; without this Excel marks each as a number stored as text. */
function ignoredErrors(xml: string): readonly string[] {
  const area = /<dimension ref="([^"]+)"\/>/.exec(xml)?.[1];
  return area === undefined ? [] : [element('ignoredErrors', {}, element('ignoredError', { sqref: area, numberStoredAsText: 1 }))];
}

/** Adds links and ignored errors to every sheet. */
export function finishSheets(parts: Parts, sheets: readonly SheetPlan[]): void {
  for (const [index, plan] of sheets.entries()) {
    const xml = partOf(parts, sheetPart(index));
    parts.set(sheetPart(index), withChildren(xml, [...hyperlinks(plan), ...ignoredErrors(xml)]));
  }
}
