import type { Cell, CellValue, Sheet, Spreadsheet } from './spreadsheet.ts';

/** A sheet in few large pieces: to hand over a million small objects between threads takes longer than to read them. */
interface PackedSheet extends Pick<Sheet, 'name' | 'hidden' | 'merges'> {
  /** Row, column, kind of value (an index of {@link KINDS}), length of its text, length of the formula's (plus one), cell by cell. */
  readonly numbers: Uint32Array;
  /** All texts of values and formulas, one behind the other. */
  readonly texts: string;
}

/** A spreadsheet on its way between threads. */
export type PackedSpreadsheet = readonly PackedSheet[];

/** What a value may be, and how it comes back from its text. */
const KINDS: readonly ((text: string) => CellValue | undefined)[] = [
  () => undefined,
  (text) => ({ type: 'text', text }),
  (digits) => ({ type: 'number', digits, format: 'plain' }),
  (digits) => ({ type: 'number', digits, format: 'percent' }),
  (digits) => ({ type: 'number', digits, format: 'time' }),
  (iso) => ({ type: 'date', iso }),
  (value) => ({ type: 'boolean', value: value === 'true' }),
  (code) => ({ type: 'error', code }),
];

const FIELDS = 5;

function kindAndText(value: CellValue | undefined): readonly [number, string] {
  switch (value?.type) {
    case undefined:
      return [0, ''];
    case 'text':
      return [1, value.text];
    case 'number':
      return [value.format === 'plain' ? 2 : value.format === 'percent' ? 3 : 4, value.digits];
    case 'date':
      return [5, value.iso];
    case 'boolean':
      return [6, String(value.value)];
    case 'error':
      return [7, value.code];
  }
}

/** Packs a spreadsheet for {@link unpack}. */
export function pack({ sheets }: Spreadsheet): PackedSpreadsheet {
  return sheets.map(({ name, hidden, merges, cells }) => {
    const numbers = new Uint32Array(cells.length * FIELDS);
    const texts: string[] = [];
    cells.forEach(({ row, column, value, formula }, index) => {
      const [kind, text] = kindAndText(value);
      numbers.set([row, column, kind, text.length, formula === undefined ? 0 : formula.length + 1], index * FIELDS);
      texts.push(text, formula ?? '');
    });
    return { name, hidden, merges, numbers, texts: texts.join('') };
  });
}

/** A spreadsheet as it was before it was packed. */
export function unpack(packed: PackedSpreadsheet): Spreadsheet {
  return { sheets: packed.map(({ numbers, texts, ...sheet }) => ({ ...sheet, cells: cellsOf(numbers, texts) })) };
}

function cellsOf(numbers: Uint32Array, texts: string): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  const take = (length: number): string => texts.slice(at, (at += length));
  for (let index = 0; index < numbers.length; index += FIELDS) {
    const [row = 0, column = 0, kind = 0, length = 0, formulaLength = 0] = numbers.subarray(index, index + FIELDS);
    const value = KINDS[kind]?.(take(length));
    const formula = formulaLength === 0 ? undefined : take(formulaLength - 1);
    cells.push({ row, column, ...(value !== undefined && { value }), ...(formula !== undefined && { formula }) });
  }
  return cells;
}
