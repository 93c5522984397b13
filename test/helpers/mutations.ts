import { isCollection, isMap, isScalar, parseDocument, visit } from 'yaml';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';

// Ways to spoil a file as people, spreadsheets, broken disks and enemies do. All chance comes from outside.

/** Numbers from 0 to 1. */
export type Chance = () => number;

export const PIECES = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  '0.000000000001',
  '1,000',
  'NaN',
  '２０１７',
  '三十五万二',
  '5%',
  '近2倍',
  '7000—8000亩',
  '2017-02-30',
  '../2016',
  'P5Y',
  '{',
  '}',
  '{population}',
  '{poverty-rate|words}',
  '{@2016}',
  '{=1+X}',
  '{nowhere.nothing}',
  '"',
  "'",
  ',',
  '\n',
  '\r\n',
  '\t',
  ': ',
  '- ',
  '# ',
  '&a ',
  '*a',
  '!!str ',
  '|',
  '[',
  '{{raw}}',
  '<b>&amp;]]>',
  '=1+1',
  '_x000D_',
  '__proto__',
  'constructor',
  'toString',
  'volume',
  '../../etc/passwd',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ufeff',
  '\u00ad',
  '\u00a0',
  'e\u0301\u0301\u0301',
  '\u{20000}',
  '\u{1f468}\u200d\u{1f469}',
  '\ud800',
  'مرحبا',
  'x'.repeat(2_500),
  '双江拉祜族佤族布朗族傣族自治县',
];

function pick<T>(from: readonly T[], chance: Chance): T | undefined {
  return from[Math.floor(chance() * from.length)];
}

/** Cuts, repeats, flips or strews in bytes. */
export function spoilBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = Math.floor(chance() * bytes.length);
  const end = Math.min(bytes.length, at + 1 + Math.floor(chance() ** 4 * 2_000));
  const [before, within, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  const kind = chance();
  if (kind < 0.2) return Buffer.concat([before, after]);
  if (kind < 0.3) return Buffer.concat([before, within, within, after]);
  if (kind < 0.4) return before;
  if (kind < 0.6) return Buffer.concat([before, Uint8Array.of(Math.floor(chance() * 256)), bytes.subarray(at + 1)]);
  return Buffer.concat([before, Buffer.from(pick(PIECES, chance) ?? ''), bytes.subarray(at)]);
}

/** Changes a cell, a row or a column. */
function spoilTable(text: string, chance: Chance): string {
  const rows = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const row = pick(rows, chance) ?? [];
  const column = Math.floor(chance() * row.length);
  const kind = chance();
  if (kind < 0.3) row[column] = pick(PIECES, chance) ?? '';
  else if (kind < 0.6) row[column] = pick(rows, chance)?.[column] ?? '';
  else if (kind < 0.7) row[column] = pick(row, chance) ?? '';
  else if (kind < 0.75) row.splice(column, 1);
  else if (kind < 0.85) rows.splice(Math.floor(chance() * rows.length), 1);
  else if (kind < 0.95) rows.splice(Math.floor(chance() * rows.length), 0, [...row]);
  else for (const each of rows) each.splice(column, 1);
  return `${rows.map((cells) => cells.join(',')).join('\n')}\n`;
}

/** Changes, moves, repeats or takes away a part of a tree. */
export function spoilTree(text: string, chance: Chance): string {
  const document = parseDocument(text);
  const collections: (YAMLMap | YAMLSeq)[] = [];
  const values: Node[] = [];
  visit(document, {
    Node(_, node) {
      values.push(node);
      if (isCollection(node) && node.items.length > 0) collections.push(node);
    },
  });
  const kind = chance();
  const collection = pick(collections, chance);
  if (collection === undefined) return text;
  const index = Math.floor(chance() * collection.items.length);
  const scalar = pick(values.filter(isScalar), chance);
  // A copy, or a node could come to stand within itself.
  const copied = pick(values, chance)?.clone() as Node | undefined;
  if (kind < 0.35 && scalar !== undefined) scalar.value = pick(PIECES, chance);
  else if (kind < 0.5 && scalar !== undefined) scalar.value = `${String(scalar.value)}${pick(PIECES, chance) ?? ''}`;
  else if (kind < 0.65) collection.items.splice(index, 1);
  else if (kind < 0.75) collection.items.splice(index, 0, collection.items[index] as never);
  else if (isMap(collection)) {
    const pair = collection.items[index];
    if (pair !== undefined) pair.value = copied;
  } else collection.items[index] = copied;
  try {
    return document.toString();
  } catch {
    // What is no YAML any more cannot be written.
    return text;
  }
}

/** A file spoilt in one place: its bytes, or its cells, or its tree, by what it is. */
export function spoil(name: string, bytes: Uint8Array, chance: Chance): Uint8Array {
  if (chance() < 0.25) return spoilBytes(bytes, chance);
  const text = new TextDecoder().decode(bytes);
  return Buffer.from(name.endsWith('.csv') ? spoilTable(text, chance) : spoilTree(text, chance));
}
