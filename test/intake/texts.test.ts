import fc from 'fast-check';
import { expect, it } from 'vitest';

import { byteRecords } from '../../src/intake/csv-bytes.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { isSame } from '../../src/intake/current-figures.ts';
import { editFigures } from '../../src/intake/csv-edit.ts';
import { FIELDS, type Field } from '../../src/intake/fields.ts';
import { encodeGb18030 } from '../../src/intake/gb18030.ts';
import { numberText, typedNumber } from '../../src/intake/number-text.ts';
import { typedPeriod } from '../../src/intake/period-text.ts';
import { appendToList } from '../../src/intake/yaml-append.ts';

const SEED = { seed: 20_170_423, numRuns: 300 } as const;

it.each([
  ['1.1000000000000001', '1.1'],
  ['0.30000000000000004', '0.3'],
  ['1E+21', '1000000000000000000000'],
  ['1.5e-7', '0.00000015'],
  ['-0', '0'],
  ['2.50', '2.5'],
  ['123456789012345678', '123456789012346000'],
])('reads the number %s of a file as %s', (digits, text) => {
  expect(numberText(digits)).toBe(text);
});

it.each([
  ['１２，３４５．６', '12345.6'],
  ['1,234,567', '1234567'],
  ['1 234 567', '1234567'],
  ['(1,234)', '-1234'],
  ['（12）', '-12'],
  ['−3', '-3'],
  ['－3', '-3'],
  ['+4', '4'],
  ['2.50', '2.5'],
  ['12,34', '12,34'],
  ['1,23,456', '1,23,456'],
  ['1.234,5', '1.234,5'],
  ['007', '007'],
  ['15亿', '15亿'],
  ['1e5', '1e5'],
  ['', ''],
])('reads the typed number %s as %s', (typed, text) => {
  expect(typedNumber(typed)).toBe(text);
});

it.each([
  ['123456789012345678', '123456789012345678', true],
  ['123456789012346000', '123456789012345678', true],
  ['123456789012345679', '123456789012345678', false],
  ['2.5', '2.50', true],
  ['2.5', '', false],
  ['', '2.5', false],
])('takes %j for %j: %s', (said, written, same) => {
  expect(isSame('value', said, new Map([['value', written]]), { figureById: new Map() } as unknown as Dataset)).toBe(same);
});

it('reads any number back that Excel can hold', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      expect(Number(numberText(String(value)))).toBe(value);
      expect(typedNumber(numberText(value.toPrecision(17)))).toBe(numberText(String(value)));
    }),
    SEED,
  );
});

it.each([
  ['2016年', '2016'],
  ['2016 年 3 月', '2016-03'],
  ['2016年12月31日', '2016-12-31'],
  ['２０１６', '2016'],
  ['2016/1/9', '2016-01-09'],
  ['2016.12.31', '2016-12-31'],
  ['2016-3', '2016-03'],
  ['2015—2016', '2015/2016'],
  ['2015–2016年', '2015/2016'],
  ['2015/2016', '2015/2016'],
  ['../2016-12-31', '../2016-12-31'],
  ['P5Y', 'P5Y'],
  ['去年', '去年'],
])('reads the typed period %s as %s', (typed, period) => {
  expect(typedPeriod(typed)).toBe(period);
});

it('writes GB 18030 as the platform reads it', () => {
  const characters = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('户', '䶮', '𠀋', '€', 'é', '\u{10ffff}'),
  );
  fc.assert(
    fc.property(characters, (text) => {
      const sound = text.replace(/[\ud800-\udfff]/gu, '').replace(/[\ue000-\uf8ff]/g, '');
      expect(new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(encodeGb18030(sound))).toBe(sound);
    }),
    { ...SEED, numRuns: 500 },
  );
});

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: fc.constantFrom('a', '1', '户', '𠀋', '.', '-') }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '户') }) },
);

/** The cells of a file's records. */
function cellsOf(bytes: Uint8Array, encoding: string): string[][] {
  return byteRecords(bytes).map(({ fields }) =>
    fields.map(({ start, end }) =>
      new TextDecoder(encoding).decode(bytes.subarray(start, end)).replace(/^"([^]*)"$/, (_, inner: string) => inner.replaceAll('""', '"')),
    ),
  );
}

it('changes, adds and removes rows of any figures.csv, and nothing else', () => {
  const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{3,8}$/), fc.array(cell, { minLength: 16, maxLength: 16 })), {
    selector: ([id]) => id,
    minLength: 2,
    maxLength: 6,
  });
  const forms = fc.record({ ending: fc.constantFrom('\n', '\r\n'), last: fc.boolean(), mark: fc.boolean(), chinese: fc.boolean() });
  fc.assert(
    fc.property(
      rows,
      forms,
      cell,
      fc.constantFrom<Field>('value', 'printed', 'note', 'region'),
      (records, { ending, last, mark, chinese }, text, field) => {
        const lines = [FIELDS.join(','), ...records.map(([id, cells]) => [id, ...cells].map(quote).join(','))];
        const whole = lines.join(ending) + (last ? ending : '');
        const bytes = chinese ? encodeGb18030(whole) : Buffer.from((mark ? '\ufeff' : '') + whole);
        const encoding = chinese && !Buffer.from(bytes).equals(Buffer.from(whole)) ? 'gb18030' : 'utf-8';
        const [first = ['', []], second = ['', []]] = records;
        const added = new Map(FIELDS.map((each) => [each, each === 'id' ? 'new' : text]));
        const edits = {
          changed: new Map([[first[0], new Map([[field, text]])]]),
          removed: new Set([second[0]]),
          added: [
            { after: first[0], row: added },
            { after: undefined, row: added },
          ],
        };
        const expected = cellsOf(bytes, encoding).map((cells) => [...cells]);
        const changed = expected[1] ?? [];
        changed[FIELDS.indexOf(field)] = text;
        const row = FIELDS.map((each) => added.get(each) ?? '');
        const result = [...expected.slice(0, 2), row, ...expected.slice(3), row];
        expect(cellsOf(editFigures(bytes, edits), encoding)).toEqual(result);
        expect(Buffer.from(editFigures(bytes, { changed: new Map(), removed: new Set(), added: [] })).equals(Buffer.from(bytes))).toBe(
          true,
        );
      },
    ),
    SEED,
  );
});

it.each([
  ['at the end of the file', 'a: 1\nregions:\n  - { code: 1 }\n', 'a: 1\nregions:\n  - { code: 1 }\n  - x\n'],
  ['before the next key, comments left with it', 'regions:\n- a\n\n# more\nb: 2\n', 'regions:\n- a\n- x\n\n# more\nb: 2\n'],
  [
    'behind an entry of several lines',
    'regions:\n  - id: a\n    b:\n      - c\nd: 1\n',
    'regions:\n  - id: a\n    b:\n      - c\n  - x\nd: 1\n',
  ],
  ['with CRLF', 'regions:\r\n  - a\r\n', 'regions:\r\n  - a\r\n  - x\r\n'],
  ['behind a last line without an end', 'regions:\n  - a', 'regions:\n  - a\n  - x\n'],
  ['with a byte order mark and Chinese', '\ufeffregions: # 地区\n  - 甲 # 一\n', '\ufeffregions: # 地区\n  - 甲 # 一\n  - x\n'],
])('adds to a list of a YAML file %s', (_, before, after) => {
  expect(Buffer.from(appendToList(Buffer.from(before), 'regions', [['- x']]) ?? []).toString()).toBe(after);
});

it.each(['regions: [a, b]\n', 'regions: []\n', 'other:\n  - a\n', 'x:\n  regions:\n    - a\n'])('leaves the list of %j alone', (text) => {
  expect(appendToList(Buffer.from(text), 'regions', [['- x']])).toBeUndefined();
});
