import { crc32, deflateRawSync } from 'node:zlib';

// Workbooks made part by part, so that any part, and any field of the archive, can be wrong.

/** A file of an archive; whatever is given beside name and content is a lie about it. */
export interface Entry {
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly stored?: boolean;
  readonly size?: number;
  readonly packedSize?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly localName?: string;
  /** Already packed: `content` is deflated. */
  readonly packed?: boolean;
}

export interface Lies {
  readonly count?: number;
  readonly directoryOffset?: number;
  readonly comment?: Uint8Array;
  /** All entries of the directory point at the first file. */
  readonly overlapping?: boolean;
}

/** A zip archive, written field by field. */
export function zip(entries: readonly Entry[], lies: Lies = {}): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.stored || entry.packed ? content : deflateRawSync(content);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const sum = entry.crc ?? (entry.packed ? 0 : crc32(content));
    const name = Buffer.from(entry.name);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(entry.flags ?? 0, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(entry.size ?? content.length, 22);
    local.writeUInt16LE(localName.length, 26);
    files.push(local, localName, packed);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(entry.flags ?? 0, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(sum, 16);
    central.writeUInt32LE(entry.packedSize ?? packed.length, 20);
    central.writeUInt32LE(entry.size ?? content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(lies.overlapping ? 0 : offset, 42);
    directory.push(central, name);
    offset += 30 + localName.length + packed.length;
  }
  const comment = Buffer.from(lies.comment ?? []);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = lies.count ?? entries.length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(lies.directoryOffset ?? offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...files, ...directory, end, comment]));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook's parts, of which a test may replace or drop any. */
export interface Book {
  /** The inside of `sheetData` and what follows it, by sheet. */
  readonly sheets?: readonly { readonly name: string; readonly data: string; readonly after?: string; readonly state?: string }[];
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

export function bookEntries({ sheets = [{ name: 'Data', data: '' }], strings, styles, workbookPr = '', parts = {} }: Book): Entry[] {
  const all: Record<string, string | Uint8Array | undefined> = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets>` +
      sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
        )
        .join('') +
      '</sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${PACKAGE}/relationships">` +
      sheets
        .map((_, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`)
        .join('') +
      (strings === undefined ? '' : `<Relationship Id="s1" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>`) +
      (styles === undefined ? '' : `<Relationship Id="s2" Type="${OFFICE}/styles" Target="styles.xml"/>`) +
      '</Relationships>',
    ...Object.fromEntries(
      sheets.map(({ data, after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...parts,
  };
  return Object.entries(all).flatMap(([name, content]) => (content === undefined ? [] : [{ name, content }]));
}

/** A workbook as a file; stored, so that what repeats itself is not taken for a bomb. */
export function book(parts: Book = {}, stored = false): Uint8Array {
  return zip(bookEntries(parts).map((entry) => ({ ...entry, stored })));
}

/** One sheet with these rows' XML. */
export function sheet(data: string, after = '', more: Book = {}, stored = false): Uint8Array {
  return book({ sheets: [{ name: '数据 Data', data, after }], ...more }, stored);
}

/** Cell styles with these number formats: an id, or a code. */
export function formats(...list: readonly (number | string)[]): string {
  const codes = list.flatMap((each, index) =>
    typeof each === 'string' ? [`<numFmt numFmtId="${164 + index}" formatCode="${each.replaceAll('"', '&quot;')}"/>`] : [],
  );
  const xfs = list.map((each, index) => `<xf numFmtId="${typeof each === 'string' ? 164 + index : each}"/>`);
  return `<numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs>`;
}

/** Bytes that unpack to so many times the same byte, without ever having them all. */
export function deflatedZeros(size: number): Uint8Array {
  return deflateRawSync(Buffer.alloc(size, 0x20));
}
