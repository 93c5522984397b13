// One text in each format that sources may have.

/** A way to write a source. */
export interface SourceFormat {
  readonly ending: string;
  /** Whether a column of the text is a column of the file. */
  readonly at: 'lines' | 'columns';
  write(text: string): Buffer;
}

/** Bytes of each character in GB 18030, found by decoding them all: Node only decodes. */
function gb18030Table(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (trail !== 0x7f && [...character].length === 1 && !table.has(character)) table.set(character, [lead, trail]);
    }
  return table;
}

const TABLE = gb18030Table();

/** A text in GB 18030. */
export function gb18030(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const known = code < 0x80 ? [code] : TABLE.get(character);
      if (known !== undefined) return Uint8Array.from(known);
      if (code < 0x10000) throw new Error(`no bytes for ${character}`);
      // Beyond the first plane four bytes count the code points.
      const rest = code - 0x10000;
      return Uint8Array.of(
        0x90 + Math.floor(rest / 12_600),
        0x30 + (Math.floor(rest / 1_260) % 10),
        0x81 + (Math.floor(rest / 10) % 126),
        0x30 + (rest % 10),
      );
    }),
  );
}

function html(text: string): Buffer {
  return Buffer.from(
    text
      .split('\n')
      .map((line) => (line.trim() === '' ? line : `<p>${line.replaceAll(/\d+/g, '<b>$&</b>')}</p>`))
      .join('\n'),
  );
}

/** A PDF of one page and a face without a file, its lines top down; for letters and digits of ASCII. */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const content = `BT /F1 12 Tf 72 720 Td 16 TL ${lines.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${file}xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

/** The formats whose files are text. */
export const FORMATS: readonly SourceFormat[] = [
  { ending: 'txt', at: 'columns', write: (text) => Buffer.from(text) },
  { ending: 'md', at: 'columns', write: (text) => Buffer.from(text) },
  { ending: 'html', at: 'lines', write: html },
  { ending: 'gb.txt', at: 'columns', write: gb18030 },
];
