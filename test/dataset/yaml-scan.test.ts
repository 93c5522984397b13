import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../src/dataset/yaml-document.ts';
import type { YamlNode } from '../../src/dataset/yaml-node.ts';
import { scanYaml } from '../../src/dataset/yaml-scan.ts';

// Where it says anything, it says what the parser says, to the offset.

/** As far as a dataset asks: where a map or a list ends matters only within its first line. */
function seen(text: string, node: YamlNode | null): unknown {
  if (node === null) return null;
  const { start } = node;
  if (node.type === 'map') {
    const entries = node.entries.map(({ key, value }) => [seen(text, key), seen(text, value)]);
    return { start, line: text.slice(start, node.end).split('\n', 1)[0], entries };
  }
  if (node.type === 'list')
    return { start, line: text.slice(start, node.end).split('\n', 1)[0], items: node.items.map((item) => seen(text, item)) };
  return node;
}

function agrees(text: string): boolean {
  const scanned = scanYaml(text);
  if (scanned === undefined) return false;
  const { contents, slip } = parseDocument(text);
  expect(slip).toBeUndefined();
  expect(seen(text, scanned)).toEqual(seen(text, contents));
  return true;
}

test.each(['dataset.yaml', 'narrative.yaml'])('the project’s own %s', (name) => {
  expect(agrees(readFileSync(`data/sichuan-2017-04-23/${name}`, 'utf8'))).toBe(true);
});

test('lines of YAML put together at random, with odd pieces among them', () => {
  const indent = fc.constantFrom('', '', '  ', '  ', '    ', '- ', '  - ');
  const said = fc.constantFrom(
    ..."a: b|k:|k:|en: 'x: y'|zh: 市|- c: d|- x|f: { e: f, g: h }|l: [i, j]|t: 20:23|q: 'it''s'|d: \"y\"|# c|".split('|'),
  );
  const odd = fc.constantFrom(
    ..."b: |: |:|-|, |,|{|}|[|]|'|''|\"|\\|#| #| |>|&a|*a|!|? |%|~|---|...|\t|\r|\u0085|\u2028|\ufeff|😀|@|`|\n|\n |x".split('|'),
    '|',
  );
  const line = fc.tuple(indent, said, fc.oneof({ weight: 6, arbitrary: fc.constant('') }, odd)).map((parts) => parts.join(''));
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
      if (agrees(lines.join('\n'))) read += 1;
    }),
    { numRuns: 20_000, seed: 7 },
  );
  expect(read).toBeGreaterThan(1_000);
});

test('the project’s own files with a stretch of them changed', () => {
  const text = readFileSync('data/sichuan-2017-04-23/dataset.yaml', 'utf8').split('\n').slice(0, 60).join('\n');
  const change = fc.constantFrom(
    '',
    ' ',
    '  ',
    '\n',
    ':',
    ': ',
    '#',
    ' #',
    '- ',
    "'",
    '"',
    ',',
    '}',
    '{',
    ']',
    '[',
    '&',
    '*',
    '!',
    '|',
    '>',
    '?',
    'x',
  );
  let read = 0;
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(3), change, (at, length, put) => {
      if (agrees(text.slice(0, at) + put + text.slice(at + length))) read += 1;
    }),
    { numRuns: 3_000, seed: 8 },
  );
  expect(read).toBeGreaterThan(1_000);
});
