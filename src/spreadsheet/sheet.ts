import { LAST_COLUMN, LAST_ROW, MAX_CELL_TEXT, MAX_MERGES, MAX_VALIDATIONS } from './limits.ts';
import type { FormatKind } from './number-format.ts';
import type { Refuse } from './refusal.ts';
import { serialDate } from './serial-date.ts';
import type { Area, Cell, CellValue, Sheet } from './spreadsheet.ts';
import { textCollector, unescaped } from './strings.ts';
import type { ReadXml } from './xml.ts';

/** What the sheets of a workbook share. */
export interface SheetContext {
  readonly readXml: ReadXml;
  readonly refuse: Refuse;
  readonly texts: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly since1904: boolean;
  /** Counts a cell with so many characters, or refuses it when there are too many. */
  readonly count: (characters: number) => void;
}

/** A cell while it is read. */
interface Draft {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  content?: string;
  formula?: string;
}

const ADDRESS = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const ISO_DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d)?/;
const LONGEST_NUMBER = 64;

/** Row and column of an address such as `O7`; nothing where it is none or lies outside of any sheet. */
function readAddress(text: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = ADDRESS.exec(text) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  return column <= LAST_COLUMN && row <= LAST_ROW ? { row, column } : undefined;
}

function readArea(text: string): Area | undefined {
  const [from = '', to = from, ...more] = text.split(':');
  const first = readAddress(from);
  const last = readAddress(to);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  if (last.row < first.row || last.column < first.column) return undefined;
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/** What a cell holds, by its type and the kind of its number format. */
function valueOf({ row, column, type, style, content }: Draft, sheet: string, context: SheetContext): CellValue | undefined {
  if (content === undefined) return undefined;
  const bad = (found: string): never =>
    context.refuse(
      'broken-cell',
      { zh: '单元格的内容无法读取', en: 'what this cell holds cannot be read' },
      { found, fix: { zh: '重新填写这一格', en: 'fill this cell again' } },
      { sheet, row, column },
    );
  const text = (whole: string): CellValue | undefined => {
    if (whole.length > MAX_CELL_TEXT) bad(`${whole.length} > ${MAX_CELL_TEXT}`);
    return whole === '' ? undefined : { type: 'text', text: whole };
  };
  switch (type) {
    case 's': {
      const shared = /^\d{1,9}$/.test(content.trim()) ? context.texts[Number(content)] : undefined;
      return text(shared ?? bad(`#${content}`));
    }
    case 'inlineStr':
      return text(content);
    case 'str':
      return text(unescaped(content));
    case 'b':
      if (!/^(?:0|1|true|false)$/.test(content.trim())) bad(content);
      return { type: 'boolean', value: /^(?:1|true)$/.test(content.trim()) };
    case 'e':
      return { type: 'error', code: content };
    case 'd':
      return { type: 'date', iso: ISO_DATE.exec(content)?.[0].replace('T00:00:00', '') ?? bad(content) };
    case 'n': {
      const digits = content.trim();
      if (digits === '') return undefined;
      if (digits.length > LONGEST_NUMBER || !NUMBER.test(digits) || !Number.isFinite(Number(digits))) bad(digits);
      const format = context.formats[style] ?? (style === 0 ? 'plain' : bad(`style ${style}`));
      if (format === 'plain' || format === 'percent' || format === 'time') return { type: 'number', digits, format };
      const iso = serialDate(Number(digits), format, context.since1904);
      return iso === undefined ? { type: 'number', digits, format: 'time' } : { type: 'date', iso };
    }
    default:
      return bad(type);
  }
}

/** Reads the XML of a sheet. Areas, however large, are kept as their corners; what the sheet says of its own size is not used. */
export function readSheet(
  part: string,
  bytes: Uint8Array,
  { name: sheet, hidden }: Pick<Sheet, 'name' | 'hidden'>,
  context: SheetContext,
): Sheet {
  const { readXml, refuse } = context;
  const cells: Cell[] = [];
  const merges: Area[] = [];
  const collector = textCollector();
  let validations = 0;
  let inData = false;
  let row = 0;
  let column = 0;
  let draft: Draft | undefined;
  let inside = '';

  const misplaced = (found: string): never =>
    refuse(
      'broken-sheet',
      { zh: '工作表中单元格的次序或位置有误', en: 'cells of this sheet are out of order or out of place' },
      { found },
      { sheet },
    );
  const tooMany = (what: 'merges' | 'validations', most: number): never =>
    refuse(
      `too-many-${what}`,
      what === 'merges'
        ? { zh: '合并单元格太多', en: 'the sheet has too many merged areas' }
        : { zh: '数据验证规则太多', en: 'the sheet has too many rules of data validation' },
      {
        expected: { zh: `最多 ${most} 个`, en: `at most ${most}` },
        fix: { zh: '把需要的内容复制到新工作簿', en: 'copy what is needed into a new workbook' },
      },
      { sheet },
    );
  const openRow = (given: string | undefined): void => {
    const next = given === undefined ? row + 1 : Number(given);
    if (!/^[1-9]\d{0,6}$/.test(given ?? '1') || next <= row || next > LAST_ROW) misplaced(`row ${given ?? next}`);
    [row, column] = [next, 0];
  };
  const openCell = ({ r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
    const at = r === undefined ? { row, column: column + 1 } : readAddress(r);
    if (at === undefined || at.row !== row || at.column <= column || at.column > LAST_COLUMN) return misplaced(r ?? `row ${row}`);
    column = at.column;
    draft = { row, column, type: t, style: Number(s) };
  };
  const closeCell = (): void => {
    if (draft === undefined) return;
    if (draft.type === 'inlineStr') draft.content = collector.take();
    const value = valueOf(draft, sheet, context);
    const { formula } = draft;
    if (value !== undefined || formula !== undefined) {
      context.count((value?.type === 'text' ? value.text.length : 0) + (formula?.length ?? 0));
      cells.push({ row, column, ...(value !== undefined && { value }), ...(formula !== undefined && { formula }) });
    }
    draft = undefined;
  };

  readXml(part, bytes, {
    open(name, attributes) {
      if (draft !== undefined) {
        inside = name;
        if (name === 'f') draft.formula = '';
        collector.open(name);
      } else if (name === 'sheetData') inData = true;
      else if (inData && name === 'row') openRow(attributes['r']);
      else if (inData && name === 'c') openCell(attributes);
      else if (name === 'mergeCell') {
        const ref = attributes['ref'] ?? '';
        merges.push(readArea(ref) ?? misplaced(ref));
        if (merges.length > MAX_MERGES) tooMany('merges', MAX_MERGES);
      } else if (name === 'dataValidation' && ++validations > MAX_VALIDATIONS) tooMany('validations', MAX_VALIDATIONS);
    },
    text(piece) {
      if (draft === undefined) return;
      if (inside === 'v') draft.content = (draft.content ?? '') + piece;
      else if (inside === 'f') draft.formula = (draft.formula ?? '') + piece;
      else collector.text(piece);
    },
    close(name) {
      if (draft !== undefined) collector.close(name);
      inside = '';
      if (name === 'c') closeCell();
      if (name === 'sheetData') inData = false;
    },
  });
  return { name: sheet, hidden, cells, merges };
}
