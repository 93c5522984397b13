import type { LineBlock, SheetPlan, TableBlock } from '../plan.ts';

/** A table with the lines that speak of it, in their order. */
export interface Section {
  readonly lines: readonly LineBlock[];
  readonly table?: TableBlock;
}

function begins({ cells: [first] }: LineBlock): boolean {
  return first?.look === 'heading' || first?.look === 'title';
}

/** The tables of a sheet apart. What stands behind a table is its own, until a heading begins the next. Empty rows go. */
export function sectionsOf({ blocks }: SheetPlan): readonly Section[] {
  const sections: { lines: LineBlock[]; table?: TableBlock }[] = [{ lines: [] }];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.type === 'table') {
      if (last === undefined || last.table !== undefined) sections.push({ lines: [], table: block });
      else last.table = block;
    } else if (block.cells.length > 0) {
      const { newPage: _newPage, ...line } = { ...block, wide: false };
      if (last === undefined || (last.table !== undefined && begins(block))) sections.push({ lines: [line] });
      else last.lines.push(line);
    }
  }
  return sections;
}
