import { both } from '../words.ts';
import type { TableBlock } from '../plan.ts';

/** Notes of a workbook, each with its number. */
export interface Notes {
  readonly texts: readonly string[];
  /** The table with the number of each row's note where its text stood: `[note 1]`. */
  withMarks(table: TableBlock): TableBlock;
}

/** Collects the notes of tables, row by row; the same text is one note. */
export function collectNotes(): Notes {
  const numbers = new Map<string, number>();
  const markOf = (text: string): string => {
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return `[note ${number}]`;
  };
  return {
    get texts() {
      return [...numbers.keys()];
    },
    withMarks(table) {
      const head = both(({ columns }) => columns.note);
      const column = table.heads.findIndex(({ text }) => text === head);
      // A glossary's remarks belong to its terms, those of a chart's rows are words of their values.
      if (column < 0 || column !== table.heads.length - 1 || table.name.startsWith('chart_')) return table;
      const rows = table.rows.map((row) =>
        row.map((cell, at) => (at === column && typeof cell.value === 'string' ? { ...cell, value: markOf(cell.value) } : cell)),
      );
      return { ...table, rows };
    },
  };
}
