import { MAX_CELLS, MAX_CHARACTERS, MAX_SHEETS } from './limits.ts';
import { openPackage, prefixed, type Package } from './package.ts';
import { refusals, SAVE_AGAIN, type Refuse } from './refusal.ts';
import { readSheet, type SheetContext } from './sheet.ts';
import type { Sheet, Spreadsheet } from './spreadsheet.ts';
import { readSharedStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { xmlReader, type ReadXml } from './xml.ts';

interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

/**
 * Reads an .xlsx workbook (ISO/IEC 29500) from outside: the values of its cells and nothing that could act. It shares no code with the
 * library that writes workbooks. Macros, passwords, other formats, damage and sizes beyond limits.ts are refused, each by name.
 * @param file how the user names the file, for findings.
 * @throws FindingsError
 */
export function readSpreadsheet(bytes: Uint8Array, file: string): Spreadsheet {
  const refuse = refusals(file);
  const readXml = xmlReader(refuse);
  const book = openPackage(bytes, readXml, refuse);
  const main = mainPart(book, refuse);
  const { sheets, since1904 } = readWorkbook(main, book, readXml, refuse);
  const related = book.relationships(main);
  const partOfType = (type: string): string | undefined => [...related.values()].find((each) => each.type === type)?.part;
  const strings = partOfType('sharedStrings');
  const styles = partOfType('styles');
  let cells = 0;
  let characters = 0;
  const context: SheetContext = {
    readXml,
    refuse,
    since1904,
    texts: strings === undefined ? [] : readSharedStrings(strings, book.part(strings), readXml),
    formats: styles === undefined ? [] : readStyles(styles, book.part(styles), readXml, refuse),
    count(more) {
      cells += 1;
      characters += more;
      if (cells > MAX_CELLS || characters > MAX_CHARACTERS)
        refuse(
          'too-many-cells',
          { zh: '工作簿的内容太多', en: 'the workbook holds too much' },
          {
            expected: {
              zh: `最多 ${MAX_CELLS} 个单元格、${MAX_CHARACTERS} 个字符`,
              en: `at most ${MAX_CELLS} cells and ${MAX_CHARACTERS} characters`,
            },
          },
        );
    },
  };
  const read = new Set<string>();
  return {
    sheets: sheets.flatMap(({ id, ...entry }): Sheet[] => {
      const target = related.get(id);
      if (target?.type === 'chartsheet') return [];
      const { part } = target ?? {};
      if (target?.type !== 'worksheet' || part === undefined || read.has(part))
        return refuse(
          'broken-workbook',
          { zh: '工作表找不到它的内容', en: 'a sheet does not lead to what it holds' },
          { fix: SAVE_AGAIN },
          { sheet: entry.name },
        );
      read.add(part);
      return [readSheet(part, book.part(part), entry, context)];
    }),
  };
}

/** The part that the package names as the workbook. */
function mainPart(book: Package, refuse: Refuse): string {
  const part = [...book.relationships('').values()].find(({ type }) => type === 'officeDocument')?.part;
  const type = part === undefined ? '' : book.contentType(part);
  if (part === undefined || !type.includes('spreadsheetml'))
    return refuse('other-format', { zh: '这不是 .xlsx 工作簿', en: 'this is no .xlsx workbook' }, { fix: SAVE_AGAIN });
  const macros = [...book.relationships(part).values()].some((each) => /vbaProject|macrosheet/i.test(each.type));
  if (/macroEnabled|addin/i.test(type) || macros)
    refuse(
      'workbook-with-macros',
      { zh: '工作簿含有宏', en: 'the workbook holds macros' },
      { fix: { zh: '另存为不含宏的“Excel 工作簿（.xlsx）”', en: 'save it as “Excel Workbook (.xlsx)”, which has none' } },
    );
  return part;
}

function readWorkbook(
  part: string,
  book: Package,
  readXml: ReadXml,
  refuse: Refuse,
): { readonly sheets: readonly SheetEntry[]; readonly since1904: boolean } {
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  readXml(part, book.part(part), {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(?:1|true|on)$/.test(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const state = attributes['state'] ?? 'visible';
      sheets.push({ name: attributes['name'] ?? '', hidden: state !== 'visible', id: prefixed(attributes, 'id') ?? '' });
      if (sheets.length > MAX_SHEETS)
        refuse(
          'too-many-sheets',
          { zh: '工作表太多', en: 'the workbook has too many sheets' },
          { expected: { zh: `最多 ${MAX_SHEETS} 张`, en: `at most ${MAX_SHEETS}` } },
        );
    },
  });
  if (sheets.length === 0) refuse('broken-workbook', { zh: '工作簿里没有工作表', en: 'the workbook has no sheet' }, { fix: SAVE_AGAIN });
  return { sheets, since1904 };
}
