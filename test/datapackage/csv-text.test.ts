import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvBytes, protectedText, unprotectedText } from '../../src/datapackage/csv-text.ts';
import { readCsv } from '../../src/verify/tables/read-csv.ts';

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/** Texts with the characters that matter here, at their beginnings too. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...STARTS, "'", '"', ',', '\r\n', ' '), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 6 })
  .map((parts) => parts.join(''));

describe('a text that a spreadsheet program would take for a formula', () => {
  it.each(STARTS)('gets an apostrophe: %j', (start) => {
    expect(protectedText(`${start}1+1`)).toBe(`'${start}1+1`);
  });

  it.each(['', '1', "it's", "'quoted'", '5-3', '南部县'])('is not %j, which stays', (text) => {
    expect(protectedText(text)).toBe(text);
  });

  it('never begins a cell, and every text comes back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = protectedText(text);
        expect(STARTS).not.toContain(written.charAt(0));
        expect(unprotectedText(written)).toBe(text);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('a CSV file', () => {
  it('marks its encoding, ends each record with CR LF and doubles quotation marks', () => {
    const bytes = csvBytes([
      ['a', 'b,c'],
      ['"x"', 'one\ntwo'],
    ]);
    expect([...bytes].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(new TextDecoder().decode(bytes)).toBe('a,"b,c"\r\n"""x""","one\ntwo"\r\n');
  });

  it('gives a strict reader back every text', () => {
    const records = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(texts, { minLength: width, maxLength: width })));
    fc.assert(
      fc.property(records, (wanted) => {
        expect(readCsv(csvBytes(wanted))).toEqual(wanted);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each([
    ['no byte order mark', 'a,b\r\n'],
    ['a bare line feed', '\uFEFFa,b\n'],
    ['no end', '\uFEFFa,b'],
    ['an open quotation mark', '\uFEFFa,"b\r\n'],
    ['a quotation mark in a bare field', '\uFEFFa,b"c\r\n'],
  ])('is refused for %s', (_, text) => {
    expect(() => readCsv(new TextEncoder().encode(text))).toThrow();
  });
});
