import { book, bookEntries, deflatedZeros, sheet, zip, type Book, type Entry } from './make-workbook.ts';

const MEGABYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';

/** A file that must be refused: by which finding, and at which cell or sheet where that can be said. */
export interface Hostile {
  readonly name: string;
  readonly code: string;
  readonly cell?: string;
  readonly make: () => Uint8Array;
}

function withEntry(entry: Entry, more: Book = {}): Uint8Array {
  return zip([...bookEntries(more).filter(({ name }) => name !== entry.name), entry]);
}

function changed(name: string, change: Partial<Entry>): Uint8Array {
  return zip(
    bookEntries({ sheets: [{ name: 'Data', data: '<row r="1"><c r="A1"><v>1</v></c></row>' }] }).map((entry) =>
      entry.name === name ? { ...entry, ...change } : entry,
    ),
  );
}

function compound(text: string): Uint8Array {
  const bytes = Buffer.alloc(4_096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from(text, 'utf16le').copy(bytes, 1_024);
  return new Uint8Array(bytes);
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const macroTypes =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml; spreadsheetml"/></Types>';

export const HOSTILE: readonly Hostile[] = [
  // The archive.
  {
    name: 'a sheet of 2 GB in 2 MB',
    code: 'workbook-too-large',
    make: () => withEntry({ name: SHEET, content: deflatedZeros(300 * MEGABYTE), packed: true, size: 2_000 * MEGABYTE }),
  },
  {
    name: 'a sheet packed a thousandfold',
    code: 'workbook-bomb',
    make: () => withEntry({ name: SHEET, content: deflatedZeros(50 * MEGABYTE), packed: true, size: 50 * MEGABYTE }),
  },
  {
    name: 'a bomb that says it is small',
    code: 'broken-workbook',
    make: () => withEntry({ name: SHEET, content: deflatedZeros(300 * MEGABYTE), packed: true, size: 1_000 }),
  },
  {
    name: 'parts too large together',
    code: 'workbook-too-large',
    make: () =>
      zip([
        ...bookEntries({}),
        ...Array.from({ length: 8 }, (_, index) => ({
          name: `x/${index}.bin`,
          content: Buffer.alloc(MEGABYTE),
          packed: true,
          size: 100 * MEGABYTE,
        })),
      ]),
  },
  {
    name: '65,535 parts',
    code: 'too-many-parts',
    make: () => zip(Array.from({ length: 65_535 }, (_, index) => ({ name: `p${index}`, content: '', stored: true }))),
  },
  { name: 'a count of parts that is too high', code: 'broken-workbook', make: () => zip(bookEntries({}), { count: 9 }) },
  {
    name: 'a directory that lies elsewhere',
    code: 'broken-workbook',
    make: () => zip(bookEntries({}), { directoryOffset: 4_000_000_000 }),
  },
  { name: 'a directory that begins too early', code: 'broken-workbook', make: () => zip(bookEntries({}), { directoryOffset: 0 }) },
  {
    name: 'parts that share bytes',
    code: 'broken-workbook',
    make: () =>
      zip(
        bookEntries({}).map((entry) => ({ ...entry, localName: '[Content_Types].xml' })),
        { overlapping: true },
      ),
  },
  { name: 'a size above the real one', code: 'broken-workbook', make: () => changed(SHEET, { size: 1_000 }) },
  { name: 'a size below the real one', code: 'broken-workbook', make: () => changed(SHEET, { size: 10 }) },
  { name: 'a packed size beyond the file', code: 'broken-workbook', make: () => changed(SHEET, { packedSize: 100_000 }) },
  { name: 'a wrong checksum', code: 'broken-workbook', make: () => changed(SHEET, { crc: 1 }) },
  {
    name: 'another name in the file than in the directory',
    code: 'broken-workbook',
    make: () => changed(SHEET, { localName: 'xl/worksheets/sheet9.xml' }),
  },
  { name: 'a method nobody knows', code: 'broken-workbook', make: () => changed(SHEET, { method: 99 }) },
  { name: 'a part with a password', code: 'encrypted-workbook', make: () => changed(SHEET, { flags: 1 }) },
  {
    name: 'the same part twice',
    code: 'broken-workbook',
    make: () => zip([...bookEntries({}), { name: 'XL/worksheets/SHEET1.xml', content: '<worksheet/>' }]),
  },
  {
    name: 'a path that climbs',
    code: 'part-outside',
    make: () => zip([...bookEntries({}), { name: 'xl/../../etc/passwd', content: 'x' }]),
  },
  {
    name: 'a path with backslashes that climbs',
    code: 'part-outside',
    make: () => zip([...bookEntries({}), { name: '..\\evil.xml', content: 'x' }]),
  },
  { name: 'an absolute path', code: 'part-outside', make: () => zip([...bookEntries({}), { name: '/etc/passwd', content: 'x' }]) },
  { name: 'a path to a drive', code: 'part-outside', make: () => zip([...bookEntries({}), { name: 'C:/x', content: 'x' }]) },
  {
    name: 'half a file',
    code: 'broken-workbook',
    make: () => {
      const whole = book({});
      return whole.subarray(0, whole.length >> 1);
    },
  },
  { name: 'a file without its last byte', code: 'broken-workbook', make: () => book({}).subarray(0, -1) },
  { name: 'the first four bytes', code: 'broken-workbook', make: () => book({}).subarray(0, 4) },
  { name: 'rubbish after the end', code: 'broken-workbook', make: () => new Uint8Array([...book({}), ...new Uint8Array(100)]) },
  // What people send instead.
  { name: 'nothing at all', code: 'empty-file', make: () => new Uint8Array() },
  { name: 'an .xls', code: 'old-workbook', make: () => compound('Workbook') },
  { name: 'a workbook with a password', code: 'encrypted-workbook', make: () => compound('EncryptedPackage') },
  { name: 'CSV named .xlsx', code: 'text-not-workbook', make: () => Buffer.from('地区,数值\n南部县,1\n') },
  {
    name: 'CSV in GB 18030 named .xlsx',
    code: 'text-not-workbook',
    make: () => new Uint8Array([0xb5, 0xd8, 0xc7, 0xf8, 0x2c, 0x31, 0x0a]),
  },
  { name: 'a web page named .xlsx', code: 'other-format', make: () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>') },
  { name: 'a picture', code: 'no-workbook', make: () => Buffer.from('89504e470d0a1a0a0000000d', 'hex') },
  {
    name: 'an OpenDocument sheet',
    code: 'other-format',
    make: () => zip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
  },
  { name: 'a binary workbook', code: 'other-format', make: () => zip([...bookEntries({}), { name: 'xl/workbook.bin', content: 'x' }]) },
  {
    name: 'a text document',
    code: 'other-format',
    make: () =>
      book({
        parts: {
          '_rels/.rels': rels(`<Relationship Id="a" Type="${REL}/officeDocument" Target="word/document.xml"/>`),
          'word/document.xml': '<d/>',
        },
      }),
  },
  { name: 'macros', code: 'workbook-with-macros', make: () => book({ parts: { '[Content_Types].xml': macroTypes } }) },
  {
    name: 'macros under another name',
    code: 'workbook-with-macros',
    make: () =>
      book({
        parts: {
          'xl/_rels/workbook.xml.rels': rels(
            '<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>',
          ),
          'xl/vbaProject.bin': 'x',
        },
      }),
  },
  // Parts.
  { name: 'no list of types', code: 'missing-part', make: () => book({ parts: { '[Content_Types].xml': undefined } }) },
  { name: 'no relationships', code: 'other-format', make: () => book({ parts: { '_rels/.rels': undefined } }) },
  { name: 'no workbook', code: 'missing-part', make: () => book({ parts: { 'xl/workbook.xml': undefined } }) },
  { name: 'no sheet part', code: 'missing-part', make: () => book({ parts: { [SHEET]: undefined } }) },
  { name: 'no sheets', code: 'broken-workbook', make: () => book({ sheets: [] }) },
  {
    name: 'a sheet that leads to the workbook',
    code: 'broken-workbook',
    cell: 'Data',
    make: () =>
      book({
        parts: { 'xl/_rels/workbook.xml.rels': rels(`<Relationship Id="rId1" Type="${REL}/officeDocument" Target="workbook.xml"/>`) },
      }),
  },
  {
    name: 'ten sheets in one part',
    code: 'broken-workbook',
    cell: 'S1',
    make: () =>
      book({
        sheets: Array.from({ length: 10 }, (_, index) => ({ name: `S${index}`, data: '' })),
        parts: {
          'xl/_rels/workbook.xml.rels': rels(
            Array.from(
              { length: 10 },
              (_, index) => `<Relationship Id="rId${index + 1}" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/>`,
            ).join(''),
          ),
        },
      }),
  },
  {
    name: 'a sheet on the web',
    code: 'broken-workbook',
    cell: 'Data',
    make: () =>
      book({
        parts: {
          'xl/_rels/workbook.xml.rels': rels(
            `<Relationship Id="rId1" Type="${REL}/worksheet" Target="https://example.org/sheet.xml" TargetMode="External"/>`,
          ),
        },
      }),
  },
  {
    name: 'a sheet outside of the package',
    code: 'part-outside',
    make: () =>
      book({
        parts: { 'xl/_rels/workbook.xml.rels': rels(`<Relationship Id="rId1" Type="${REL}/worksheet" Target="../../../etc/passwd"/>`) },
      }),
  },
  {
    name: '6,000 sheets',
    code: 'too-many-sheets',
    make: () =>
      book({
        sheets: [{ name: 'Data', data: '' }],
        parts: { 'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${'<sheet name="x" r:id="rId1"/>'.repeat(6_000)}</sheets></workbook>` },
      }),
  },
  // XML.
  {
    name: 'a document type with entities',
    code: 'broken-xml',
    make: () => book({ parts: { [SHEET]: '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>' } }),
  },
  {
    name: 'an entity of a file',
    code: 'broken-xml',
    make: () => book({ parts: { 'xl/workbook.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><workbook>&x;</workbook>' } }),
  },
  { name: 'an unknown entity', code: 'broken-xml', make: () => sheet('<row><c t="str"><v>&x;</v></c></row>') },
  { name: 'XML that ends early', code: 'broken-xml', make: () => book({ parts: { [SHEET]: '<worksheet><sheetData><row>' } }) },
  {
    name: 'bytes that are no UTF-8',
    code: 'broken-xml',
    make: () => book({ parts: { [SHEET]: Buffer.from('3c776f726b7368656574ff2f3e', 'hex') } }),
  },
  { name: 'a hundred thousand levels', code: 'workbook-too-large', make: () => book({ parts: { [SHEET]: '<a>'.repeat(100_000) } }) },
  {
    name: 'two hundred thousand attributes',
    code: 'broken-xml',
    make: () => book({ parts: { [SHEET]: `<worksheet ${Array.from({ length: 200_000 }, (_, index) => `a${index}=""`).join(' ')}` } }),
  },
  // Sheets.
  {
    name: 'a million rules of validation',
    code: 'too-many-validations',
    cell: '数据 Data',
    make: () => sheet('', `<dataValidations>${'<dataValidation sqref="A"/>'.repeat(1_000_000)}</dataValidations>`, {}, true),
  },
  {
    name: 'a million merged areas',
    code: 'too-many-merges',
    cell: '数据 Data',
    make: () => sheet('', `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1_000_000)}</mergeCells>`, {}, true),
  },
  {
    name: 'a merged area of nowhere',
    code: 'broken-sheet',
    cell: '数据 Data',
    make: () => sheet('', '<mergeCells><mergeCell ref="ZZZ1:A9999999"/></mergeCells>'),
  },
  {
    name: 'two million cells',
    code: 'too-many-cells',
    make: () => sheet(Array.from({ length: 1_250 }, () => `<row>${'<c><v>1</v></c>'.repeat(1_600)}</row>`).join(''), '', {}, true),
  },
  {
    name: 'a long text that a thousand cells share',
    code: 'too-many-cells',
    make: () => sheet(`<row>${'<c t="s"><v>0</v></c>'.repeat(1_000)}</row>`, '', { strings: `<si><t>${'长'.repeat(32_000)}</t></si>` }),
  },
  { name: 'two million empty rows', code: 'broken-sheet', cell: '数据 Data', make: () => sheet('<row/>'.repeat(2_000_000), '', {}, true) },
  { name: 'a row beyond the last', code: 'broken-sheet', cell: '数据 Data', make: () => sheet('<row r="1048577"/>') },
  {
    name: 'a column beyond the last',
    code: 'broken-sheet',
    cell: '数据 Data',
    make: () => sheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
  },
  { name: 'a cell in another row', code: 'broken-sheet', cell: '数据 Data', make: () => sheet('<row r="1"><c r="A2"><v>1</v></c></row>') },
  {
    name: 'a cell twice',
    code: 'broken-sheet',
    cell: '数据 Data',
    make: () => sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  },
  { name: 'rows out of order', code: 'broken-sheet', cell: '数据 Data', make: () => sheet('<row r="2"/><row r="1"/>') },
  { name: 'NaN', code: 'broken-cell', cell: '数据 Data!B3', make: () => sheet('<row r="3"><c r="B3"><v>NaN</v></c></row>') },
  {
    name: 'a number beyond all numbers',
    code: 'broken-cell',
    cell: '数据 Data!B3',
    make: () => sheet('<row r="3"><c r="B3"><v>1e999</v></c></row>'),
  },
  {
    name: 'a number of a million digits',
    code: 'broken-cell',
    cell: '数据 Data!A1',
    make: () => sheet(`<row r="1"><c r="A1"><v>${'9'.repeat(1_000_000)}</v></c></row>`),
  },
  {
    name: 'a text that nobody shares',
    code: 'broken-cell',
    cell: '数据 Data!A1',
    make: () => sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
  },
  {
    name: 'a cell of a type nobody knows',
    code: 'broken-cell',
    cell: '数据 Data!A1',
    make: () => sheet('<row r="1"><c r="A1" t="zz"><v>7</v></c></row>'),
  },
  {
    name: 'a style that is not there',
    code: 'broken-cell',
    cell: '数据 Data!A1',
    make: () => sheet('<row r="1"><c r="A1" s="99"><v>7</v></c></row>'),
  },
  {
    name: 'a text longer than Excel has',
    code: 'broken-cell',
    cell: '数据 Data!A1',
    make: () => sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(40_000)}</t></is></c></row>`),
  },
  {
    name: 'a text of 60 MB',
    code: 'workbook-bomb',
    make: () => sheet('', '', { strings: `<si><t>${'x'.repeat(60 * MEGABYTE)}</t></si>` }),
  },
  {
    name: '70,000 styles',
    code: 'workbook-too-large',
    make: () => sheet('', '', { styles: `<cellXfs>${'<xf/>'.repeat(70_000)}</cellXfs>` }),
  },
];
