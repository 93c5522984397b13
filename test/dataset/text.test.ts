import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCsv } from '../../src/dataset/csv.ts';
import { decode } from '../../src/dataset/decode.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { placeWithin } from '../../src/dataset/located.ts';
import { normalizeText, readSource } from '../../src/dataset/text.ts';
import { parseYaml } from '../../src/dataset/yaml.ts';
import { editedFiles, findings, FOLDER } from '../helpers/base-dataset.ts';

test('text is NFC, without invisible marks, with plain spaces', () => {
  expect(normalizeText('e\u0301\u200b\u2060\u00ad\ufeffx\u00a0\u2009\u3000y')).toBe('éx   y');
});

test('places are those of the file, whatever normalising took away', () => {
  const { source } = readSource('f', 'a\u200bbc\r\ne\u0301\u200bx\n');
  expect(source.text).toBe('abc\néx\n');
  expect(source.place(1)).toEqual({ file: 'f', line: 1, column: 3 });
  expect(source.place(4)).toEqual({ file: 'f', line: 2, column: 1 });
  expect(source.place(5)).toEqual({ file: 'f', line: 2, column: 4 });
});

test('half a surrogate pair, a noncharacter and other refused characters are named', () => {
  const kinds = ['\ud800', '\ufffe', '\u{1ffff}', '\u0085', '\u2066', '\u{e0041}', '\u{f0000}'];
  for (const character of kinds)
    expect(readSource('f', `ab${character}`).diagnostics).toMatchObject([{ code: 'refused-character', place: { line: 1, column: 3 } }]);
  expect(readSource('f', '龘𪚥ü\t…—“”').diagnostics).toEqual([]);
});

test('the first byte that is no text is found', () => {
  const bad = Buffer.concat([Buffer.from('一行\n二'), Buffer.from([0xff]), Buffer.from('三')]);
  expect(decode('f', bad)).toMatchObject({ diagnostic: { code: 'undecodable-bytes', place: { line: 2, column: 2 }, found: '0xFF' } });
});

test('each cell of a CSV file has its place, quoted or not, over several lines', () => {
  const { source } = readSource('f', 'a,b\n1,"x ""y"" z"\n\n"p\nq", r \n');
  const { rows } = parseCsv(source, ['a', 'b']);
  expect(rows.map(({ cells }) => ({ ...cells }))).toEqual([
    { a: '1', b: 'x "y" z' },
    { a: 'p\nq', b: 'r' },
  ]);
  expect(rows[0]?.place('b')).toMatchObject({ line: 2, column: 4 });
  expect(rows[1]?.place('b')).toMatchObject({ line: 5, column: 5 });
  const texts = rows.slice(0, 1).map((row) => row.located('b'));
  expect(texts.map((text) => placeWithin(text, text.text.indexOf('z')))).toMatchObject([{ line: 2, column: 12 }]);
});

test('a table without quotation marks reads as the same table with one', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '文', ' ', '\t'), maxLength: 3 });
  const line = fc.array(cell, { minLength: 1, maxLength: 4 }).map((cells) => cells.join(','));
  const seen = (head: string, lines: readonly string[]) => {
    const { source } = readSource('f', [head, ...lines].join('\n'));
    const { rows, refused, diagnostics } = parseCsv(source, ['a', 'b']);
    const cells = [...rows, ...refused].map((row) => ({ ...row.cells, a: row.place('a'), b: row.place('b') }));
    return { cells, diagnostics };
  };
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.constant('')), { maxLength: 6 }), (lines) => {
      expect(seen('a,b', lines)).toEqual(seen('"a",b', lines));
    }),
    { seed: 7 },
  );
});

test('each character of a YAML text has its place, in every style', () => {
  const yaml = [
    'a: plain z',
    "b: 'it''s z'",
    'c: "\\u4e00\\t z"',
    'd: one',
    '  two z',
    'e: |',
    '  one',
    '  two z',
    'f: >-',
    '  one',
    '  two z',
  ].join('\n');
  const { tree, diagnostics } = parseYaml(readSource('f', yaml).source);
  expect(diagnostics).toEqual([]);
  const lines = yaml.split('\n');
  for (const key of 'abcdef') {
    const text = tree?.located([key]);
    if (text === undefined) throw new Error(`no tree for ${key}`);
    const { line, column } = placeWithin(text, text.text.indexOf('z'));
    expect(lines[line - 1]?.[column - 1]).toBe('z');
  }
});

test('no text makes the YAML reader throw, and what it reads has places', () => {
  const pieces = fc.constantFrom(
    'a',
    ': ',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    "'",
    '"',
    '|',
    '>',
    '#',
    '&x ',
    '*x',
    '!!int ',
    '? ',
    '中',
    '\\',
    ',',
    '\t',
    '---\n',
    '0',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const { tree, diagnostics } = parseYaml(readSource('f', parts.join('')).source);
      expect(tree !== undefined || diagnostics.length > 0).toBe(true);
      for (const { place } of diagnostics) expect(place?.line).toBeGreaterThan(0);
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('deep nesting of any style is refused at once', () => {
  for (const deep of ['['.repeat(20_000), '- '.repeat(100_000), '{a: '.repeat(20_000), '? '.repeat(20_000)])
    expect(parseYaml(readSource('f', deep).source).diagnostics).toMatchObject([{ code: 'yaml-too-deep' }]);
});

test('no change of a byte makes loading throw; each refusal has a place', () => {
  const files = editedFiles([]);
  const paths = ['figures.csv', 'narrative.yaml', 'dataset.yaml'].map((name) => `${FOLDER}/${name}`);
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 0, max: 255 }), (path, at, byte) => {
      const bytes = Buffer.from(files.read(path));
      bytes[at % bytes.length] = byte;
      const changed = { ...files, read: (name: string) => (name === path ? bytes : files.read(name)) };
      for (const finding of loadDataset(changed, FOLDER, { codesFolder: 'data/codes' }).diagnostics)
        expect(finding.place?.line).toBeGreaterThan(0);
    }),
    { seed: 11, numRuns: 150 },
  );
});

test('names of the prototype are keys like any other', () => {
  expect(
    findings({ file: 'dataset.yaml', find: 'issue: 2', replace: 'issue: 2\n__proto__: { zh: a, en: b }\nconstructor: 1' }).map(
      ({ code }) => code,
    ),
  ).toEqual(['unknown-key']);
  expect(findings({ file: 'dataset.yaml', find: 'issue: 2', replace: 'issue: 2\nconstructor: 1' }).map(({ code }) => code)).toEqual([
    'unknown-key',
  ]);
  expect(findings({ file: 'narrative.yaml', find: 'shiqiao:\n', replace: '__proto__:\n' }).map(({ code }) => code)).toEqual([
    'unknown-key',
  ]);
});

test('a font behind a link that leads out of the folder is refused', () => {
  const edits = [
    { file: 'dataset.yaml', find: 'issue: 2', replace: 'issue: 2\nfonts: [rare.ttf]' },
    { file: 'secret.ttf', replace: 'x' },
  ];
  const load = (to: string) =>
    loadDataset(editedFiles(edits, new Map([[`${FOLDER}/rare.ttf`, to]])), FOLDER, { codesFolder: 'data/codes' });
  expect(load('data/codes/levels.csv').diagnostics).toMatchObject([{ code: 'file-outside' }]);
  expect(load(`${FOLDER}/secret.ttf`).dataset?.fonts).toMatchObject([{ file: 'rare.ttf' }]);
});

test('texts and files that are too long are refused with the limit', () => {
  const long = findings({ file: 'dataset.yaml', find: '公有领域', replace: '字'.repeat(2001) });
  expect(long).toMatchObject([{ code: 'wrong-size', expected: { en: 'at most 2000 characters' }, found: '2001' }]);
  const large = findings({ file: 'narrative.yaml', replace: ' '.repeat(8 * 1024 * 1024 + 1) });
  expect(large).toMatchObject([{ code: 'file-too-large', expected: { en: 'at most 8 MB' } }]);
});

test('in a GB 18030 file too the byte is found that is part of no character', () => {
  // 投入, a byte of no encoding, 15亿元
  const bytes = Uint8Array.from([0x0a, 0xcd, 0xb6, 0xc8, 0xeb, 0xff, 0x31, 0x35, 0xd2, 0xda, 0xd4, 0xaa]);
  expect(decode('f', bytes)).toMatchObject({ diagnostic: { place: { line: 2, column: 3 }, found: '0xFF' } });
});
