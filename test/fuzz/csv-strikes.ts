import { PIECES } from '../helpers/mutations.ts';
import { FILE_STRIKES, type TextFile } from './file-strikes.ts';
import { below, linesOf, pick, spanOf, spliced, type Chance, type Strike } from './strike.ts';

// Strikes at the tables of a dataset.

interface Cell {
  readonly column: string;
  /** From 0; the head is row 0. */
  readonly row: number;
  /** Of what stands in the cell, quotation marks left out. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** A table without line breaks in its cells, and where each cell stands. */
interface Table extends TextFile {
  readonly name: string;
  readonly lines: readonly string[];
  readonly cells: readonly Cell[];
}

function tableOf({ file, text, bytes }: TextFile): Table {
  const lines = text.trimEnd().split('\n');
  const columns = (lines[0] ?? '').replaceAll('"', '').split(',');
  let start = 0;
  const cells = lines.flatMap((line, row) => {
    const from = start;
    start += line.length + 1;
    return [...line.matchAll(/(?:^|(?<=,))(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(({ 0: whole, 1: inner, index }, column): Cell => {
      const quoted = inner !== undefined;
      const at = from + index + (quoted ? 1 : 0);
      return { column: columns[column] ?? '', row, start: at, end: at + (quoted ? inner.length : whole.length), quoted };
    });
  });
  return { file, text, bytes, name: /[^/]*$/.exec(file)?.[0] ?? '', lines, cells };
}

/** What no cell of a column may hold. */
const WRONG: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'figures.csv': {
    id: ['x', 'Qinghe.x', 'qinghe..x', '__proto__', 'qinghe.', 'nowhere.x'],
    region: ['V9', '#', 'toString'],
    indicator: ['populatoin', '__proto__', 'A B'],
    value: ['1e9', 'NaN', '０', 'five', '--1', '1.', '.5', '+3', '01', '1 000', '0x10'],
    unit: ['persons', 'constructor', '人'],
    period: ['2019-13', 'next year', '2017-02-30', 'P', '19', '../..'],
    'period-basis': ['sure', '', 'Stated'],
    'to-date': ['no', 'YES'],
    kind: ['real', '', '__proto__'],
    qualifier: ['ca', '', 'toString'],
    status: ['ok', '', 'Reported'],
    source: ['S9', '§', 's1'],
    paragraph: ['-1', 'x', '1.5', '1234567890'],
    'sum-of': ['nowhere.nothing', '|', '__proto__'],
    note: ['no-such', 'Mid year'],
  },
  'levels.csv': { id: ['A B', ''], order: ['x', '-1', ''], zh: [''], en: [''] },
  'themes.csv': { id: ['A B', ''], order: ['x', '1.5', ''], zh: [''], en: [''] },
  'regions.csv': { scheme: [''], code: ['#', ''], level: ['nolevel', '', '__proto__'], parent: ['ZZ9', 'toString'] },
  'units.csv': {
    id: ['A B', ''],
    dimension: ['#', ''],
    'en-position': ['left', ''],
    'scales-zh': ['千', 'million'],
    'scales-en': ['thousand', '万'],
    'convert-to': ['nounit', '__proto__'],
    'convert-numerator': ['x', '-1', '1234567890'],
    'convert-denominator': ['x', '1.5'],
  },
  'indicators.csv': {
    id: ['A B', ''],
    theme: ['notheme', '', 'constructor'],
    unit: ['nounit', ''],
    zh: [''],
    en: [''],
    better: ['maybe', ''],
    aggregation: ['mean', ''],
    'at-most': ['noindicator', '__proto__'],
  },
  'glossary.csv': { zh: [''], en: [''], origin: [''] },
};

/** Columns of figures.csv that nothing else in a dataset looks at. */
const LOCAL = new Set(['value', 'value-high', 'qualifier', 'source', 'paragraph', 'printed']);

type Mutator = (table: Table, chance: Chance) => Strike;

function struck(
  { file, text }: Table,
  by: string,
  start: number,
  end: number,
  put: string,
  more: Omit<Strike, 'by' | 'file' | 'bytes'>,
): Strike {
  return { by, file, bytes: Buffer.from(spliced(text, start, end, put)), ...more };
}

function body(table: Table): readonly Cell[] {
  return table.cells.filter(({ row }) => row > 0);
}

/** A row that reports nothing is judged by other rules. */
function isReported({ name, lines }: Table, row: number): boolean {
  return name !== 'figures.csv' || /(?<!not-)reported/.test(lines[row] ?? '');
}

/** A cell holds what its column never may. */
const wrongCell: Mutator = (table, chance) => {
  const wrong = WRONG[table.name] ?? {};
  const cell = pick(
    body(table).filter(({ column, row }) => wrong[column] !== undefined && isReported(table, row)),
    chance,
  );
  const put = pick(wrong[cell.column] ?? [], chance);
  const { start, end } = cell;
  const after = spliced(table.text, start, end, put);
  return struck(table, `wrong ${table.name === 'figures.csv' ? '' : 'code '}cell`, start, end, put, {
    outcome: 'refused',
    at: put === '' ? linesOf(table.file, cell.row + 1) : spanOf(table.file, after, start, start + put.length),
  });
};

/** A cell holds anything. */
const oddCell: Mutator = (table, chance) => {
  const cell = pick(body(table), chance);
  const put = (chance() < 0.8 ? pick(PIECES, chance) : pick(body(table), chance).column).replaceAll(/[\r\n]/g, ' ');
  const doubled = put.replaceAll('"', '""');
  const after = cell.quoted ? doubled : /[",]/.test(put) ? `"${doubled}"` : put;
  const local = table.name === 'figures.csv' && LOCAL.has(cell.column);
  return struck(table, 'odd cell', cell.start, cell.end, after, {
    outcome: 'any',
    ...(local && { at: linesOf(table.file, cell.row + 1) }),
  });
};

/** A cell holds what another row has there. */
const swappedCell: Mutator = (table, chance) => {
  const cell = pick(body(table), chance);
  const other = pick(
    body(table).filter(({ column }) => column === cell.column),
    chance,
  );
  const local = table.name === 'figures.csv' && LOCAL.has(cell.column);
  return struck(table, 'cell of another row', cell.start, cell.end, table.text.slice(other.start, other.end), {
    outcome: 'any',
    ...(local && { at: linesOf(table.file, cell.row + 1) }),
  });
};

/** A quotation mark within a cell, or before it and never closed. */
const strayQuote: Mutator = (table, chance) => {
  const cell = pick(
    table.cells.filter(({ start, end, quoted }) => !quoted && end > start),
    chance,
  );
  const index = cell.start + below(cell.end - cell.start, chance);
  return struck(table, 'stray quotation mark', index, index, '"', {
    outcome: 'refused',
    at: linesOf(table.file, cell.row + 1),
  });
};

const comma: Mutator = (table, chance) => {
  const cell = pick(body(table), chance);
  const index = cell.quoted ? cell.end + 1 : cell.start + below(cell.end - cell.start + 1, chance);
  return struck(table, 'comma too many', index, index, ',', { outcome: 'refused', at: linesOf(table.file, cell.row + 1) });
};

const commaGone: Mutator = (table, chance) => {
  const cell = pick(
    body(table).filter(({ end, quoted }) => !quoted && table.text[end] === ','),
    chance,
  );
  return struck(table, 'comma gone', cell.end, cell.end + 1, '', { outcome: 'refused', at: linesOf(table.file, cell.row + 1) });
};

const rowTwice: Mutator = (table, chance) => {
  const row = 1 + below(table.lines.length - 1, chance);
  const lines = table.lines.toSpliced(row, 0, table.lines[row] ?? '');
  return {
    by: 'row twice',
    file: table.file,
    bytes: Buffer.from(`${lines.join('\n')}\n`),
    outcome: 'refused',
    at: linesOf(table.file, row + 2),
  };
};

const rowGone: Mutator = (table, chance) => ({
  by: 'row gone',
  file: table.file,
  bytes: Buffer.from(`${table.lines.toSpliced(1 + below(table.lines.length - 1, chance), 1).join('\n')}\n`),
  outcome: 'any',
});

const wrongHead: Mutator = (table, chance) => {
  const heads = table.cells.filter(({ row }) => row === 0);
  const head = pick(heads, chance);
  const others = heads.filter((other) => other !== head).map(({ column }) => column);
  const put = pick([`${head.column}x`, '', '__proto__', pick(others, chance)], chance);
  return struck(table, 'wrong head', head.start, head.end, put, { outcome: 'refused', at: linesOf(table.file, 1) });
};

const otherSeparator: Mutator = (table, chance) => ({
  by: 'other separator',
  file: table.file,
  bytes: Buffer.from(table.text.replaceAll(',', pick([';', '\t', '|'], chance))),
  outcome: 'refused',
  at: linesOf(table.file, 1),
});

/** The same table with its columns in another order. */
const turned: Mutator = (table, chance) => {
  const by = 1 + below(3, chance);
  const cells = (line: string): string[] => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const lines = table.lines.map((line) => [...cells(line).slice(by), ...cells(line).slice(0, by)].join(','));
  return { by: 'columns turned', file: table.file, bytes: Buffer.from(`${lines.join('\n')}\n\n\n`), outcome: 'accepted' };
};

const MUTATORS: readonly Mutator[] = [
  wrongCell,
  wrongCell,
  wrongCell,
  oddCell,
  oddCell,
  swappedCell,
  strayQuote,
  comma,
  commaGone,
  rowTwice,
  rowGone,
  wrongHead,
  otherSeparator,
  turned,
];

/** The same table with every cell in quotation marks. */
function allQuoted({ file, text }: TextFile): TextFile {
  const quoted = text.replaceAll(/(?:^|(?<=,))[^,\n]*/gm, (cell) => `"${cell}"`).replace(/\n""$/, '\n');
  return { file, text: quoted, bytes: Buffer.from(quoted) };
}

/** Strikes a table, or first puts its cells in quotation marks. */
export function strikeTable(given: TextFile, chance: Chance): Strike {
  const target = chance() < 0.25 ? allQuoted(given) : given;
  if (chance() < 0.25) return pick(FILE_STRIKES, chance)(target, chance);
  const table = tableOf(target);
  const mutator = pick(MUTATORS, chance);
  // Some have nothing to strike where every cell is quoted.
  const unquotedOnly = mutator === strayQuote || mutator === commaGone;
  return mutator(unquotedOnly ? tableOf(given) : table, chance);
}
