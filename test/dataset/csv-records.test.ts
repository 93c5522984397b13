import { parse, type CsvError } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from '../../src/dataset/csv-records.ts';

function told(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    const { code, lines, column } = error as CsvError;
    return { code, lines, column };
  }
}

test('records are those of csv-parse, whatever the text', () => {
  const piece = fc.constantFrom('"', '""', ',', '\n', 'a', '市', '😀', ' ', '\t', '"a"', '"a,b"', '"a\nb"', '",');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), fc.integer({ min: 1, max: 4 }), (pieces, most) => {
      const text = pieces.join('');
      const options = { raw: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', to: most } as const;
      const expected = told(() =>
        (parse(text, options) as unknown as { record: string[]; raw: string }[]).map(({ record, raw }) => ({ record, length: raw.length })),
      );
      expect(told(() => readRecords(text, most))).toEqual(expected);
    }),
    { numRuns: 4_000, seed: 5 },
  );
});
