import { FORMATS } from '../dataset/formats.ts';
import { duplicate } from '../dataset/findings.ts';
import { normalizeText, refusedCharacters } from '../dataset/text.ts';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import type { Cell, Sheet, Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { plainHead } from './entry-heads.ts';
import { cellPlace } from './find-table.ts';
import type { NewSource } from './new-dataset.ts';

/** Heads of the sheet on which an entry workbook lists its sources. */
export const SOURCE_HEADS = {
  id: { zh: '来源编号', en: 'Source id' },
  'title-zh': { zh: '标题', en: 'Title in Chinese' },
  'title-en': { zh: '英文标题', en: 'Title in English' },
  'publisher-zh': { zh: '发布单位', en: 'Publisher in Chinese' },
  'publisher-en': { zh: '英文发布单位', en: 'Publisher in English' },
  date: { zh: '发布日期', en: 'Date of publication' },
  url: { zh: '网址', en: 'Address' },
} as const satisfies Record<string, Localized>;

type SourceField = keyof typeof SOURCE_HEADS;

/** A source that a workbook lists, and where. */
export interface ListedSource {
  readonly source: NewSource;
  readonly place: Place;
}

/** What an entry workbook says of sources. */
export interface Sources {
  readonly sources: readonly ListedSource[];
  readonly diagnostics: readonly Diagnostic[];
}

function textOf({ value }: Cell): string {
  if (value?.type === 'text') return normalizeText(value.text).replace(/\s+/g, ' ').trim();
  if (value?.type === 'date') return value.iso;
  return value?.type === 'number' ? value.digits : '';
}

interface Head {
  readonly row: number;
  readonly fields: ReadonlyMap<number, SourceField>;
}

const FIELD_OF: ReadonlyMap<string, SourceField> = new Map(
  Object.entries(SOURCE_HEADS).map(([field, { zh, en }]) => [plainHead(`${zh} ${en}`), field as SourceField]),
);

function headIn({ cells }: Sheet): Head | undefined {
  const row = cells.find((cell) => FIELD_OF.get(plainHead(textOf(cell))) === 'id')?.row;
  if (row === undefined) return undefined;
  const fields = new Map<number, SourceField>();
  for (const cell of cells) {
    const field = cell.row === row ? FIELD_OF.get(plainHead(textOf(cell))) : undefined;
    if (field !== undefined) fields.set(cell.column, field);
  }
  return { row, fields };
}

function rowsBelow({ cells }: Sheet, { row, fields }: Head): ReadonlyMap<number, ReadonlyMap<SourceField, Cell>> {
  const rows = new Map<number, Map<SourceField, Cell>>();
  for (const cell of cells) {
    const field = cell.row > row ? fields.get(cell.column) : undefined;
    if (field !== undefined && textOf(cell) !== '')
      rows.set(cell.row, (rows.get(cell.row) ?? new Map<SourceField, Cell>()).set(field, cell));
  }
  return rows;
}

/** The sources that an entry workbook lists, by id; rows without an id are left out. */
export function readSources({ sheets }: Spreadsheet, file: string): Sources {
  const byId = new Map<string, ListedSource>();
  const diagnostics: Diagnostic[] = [];
  for (const sheet of sheets) {
    const head = headIn(sheet);
    for (const cells of head === undefined ? [] : rowsBelow(sheet, head).values()) {
      const id = cells.get('id');
      if (id === undefined) continue;
      const place = cellPlace(file, sheet.name, id.row, id.column);
      const { source, findings } = readSource(cells, place);
      const first = source && byId.get(source.id);
      diagnostics.push(...findings, ...(first === undefined ? [] : [duplicate('source', source?.id ?? '', place, first.place)]));
      if (source !== undefined && first === undefined) byId.set(source.id, { source, place });
    }
  }
  return { sources: [...byId.values()], diagnostics };
}

function readSource(
  cells: ReadonlyMap<SourceField, Cell>,
  place: Place,
): { readonly source?: NewSource; readonly findings: readonly Diagnostic[] } {
  const text = (field: SourceField): string => {
    const cell = cells.get(field);
    return cell === undefined ? '' : textOf(cell);
  };
  const unfit = [...cells.values()].flatMap((cell) => refusedCharacters(textOf(cell), () => place));
  if (unfit.length > 0) return { findings: unfit };
  const [id, title] = [text('id'), { zh: text('title-zh'), en: text('title-en') }];
  if (!FORMATS.name.pattern.test(id) || title.zh === '' || title.en === '') return { findings: [incomplete(place, id)] };
  const publisher = { zh: text('publisher-zh'), en: text('publisher-en') };
  const source = {
    id,
    title,
    ...(publisher.zh !== '' && publisher.en !== '' && { publisher }),
    ...(text('date') !== '' && { date: text('date') }),
    ...(text('url') !== '' && { url: text('url') }),
  };
  return { source, findings: [] };
}

function incomplete(place: Place, found: string): Diagnostic {
  return {
    code: 'source-incomplete',
    severity: 'error',
    place,
    message: { zh: '来源没有填全', en: 'this source is not complete' },
    expected: { zh: '编号（如 S1）和两种语言的标题', en: 'an id such as S1, and a title in each language' },
    found,
  };
}
