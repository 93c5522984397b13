const LATIN = 'latin1';

/**
 * What is wrong with the frame of a PDF, or nothing. The reader mends a lost header and a table of objects that leads astray
 * (ISO 32000-1, 7.5) without a word, other readers call such a file damaged.
 */
export function frameFault(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.toString(LATIN, 0, 5) !== '%PDF-') return 'the file does not begin with %PDF-';
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString(LATIN, Math.max(0, file.length - 64)))?.[1];
  if (start === undefined) return 'the file does not end with startxref and %%EOF';
  const table = file.toString(LATIN, Number(start));
  const first = /^xref\s+0 (\d+)\s+/.exec(table);
  if (first === null) return `no table of objects at byte ${start}`;
  // Entries of twenty bytes: ten digits, five digits, a letter and the end of the line.
  for (let id = 1; id < Number(first[1]); id += 1) {
    const entry = table.slice(first[0].length + 20 * id, first[0].length + 20 * (id + 1));
    const offset = Number(entry.slice(0, 10));
    if (entry[17] === 'n' && file.toString(LATIN, offset, offset + `${id} 0 obj`.length) !== `${id} 0 obj`)
      return `object ${id} does not stand at byte ${offset}`;
  }
  return undefined;
}
