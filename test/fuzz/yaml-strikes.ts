import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { PIECES, spoilTree } from '../helpers/mutations.ts';
import { FILE_STRIKES, type TextFile } from './file-strikes.ts';
import { linesOf, pick, positionAt, spanOf, spliced, type Chance, type Span, type Strike } from './strike.ts';

// Strikes at dataset.yaml and narrative.yaml.

/** A key or a value, and where it stands. */
interface Part {
  /** Keys from the root, `[]` for an entry of a list. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The part stands within brackets or braces. */
  readonly flow: boolean;
}

interface Pair {
  readonly key: Part;
  /** From the key to the end of its value. */
  readonly end: number;
  /** What holds it. */
  readonly above: Span;
}

interface Tree extends TextFile {
  readonly name: string;
  readonly values: readonly Part[];
  readonly pairs: readonly Pair[];
}

const trees = new Map<string, Tree>();

function treeOf({ file, text, bytes }: TextFile): Tree {
  const known = trees.get(file);
  if (known?.text === text) return known;
  const values: Part[] = [];
  const pairs: Pair[] = [];
  const walk = (node: Node | null, path: readonly string[], flow: boolean, above: Span): void => {
    if (isScalar(node)) values.push({ path, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0, text: String(node.value), flow });
    const within = flow || ((isMap(node) || isSeq(node)) && node.flow === true);
    if (isSeq(node)) for (const item of node.items) walk(item as Node, [...path, '[]'], within, above);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      const [keyStart = 0, keyEnd = 0] = (key as Node).range ?? [];
      const name = text.slice(keyStart, keyEnd);
      // A block ends after its line break.
      const last = text.slice(0, (value as Node | null)?.range?.[1] ?? keyEnd).trimEnd().length;
      pairs.push({ key: { path: [...path, name], start: keyStart, end: keyEnd, text: name, flow: within }, end: last, above });
      walk(value as Node | null, [...path, name], within, spanOf(file, text, keyStart, last));
    }
  };
  walk(parseDocument(text, { schema: 'failsafe' }).contents, [], false, linesOf(file, 1));
  const tree = { file, text, bytes, name: /[^/]*$/.exec(file)?.[0] ?? '', values, pairs };
  trees.set(file, tree);
  return tree;
}

/** What no value under a key may be. */
const WRONG: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'dataset.yaml': {
    slug: ['A b', '-a', '', '__proto__'],
    issue: ['x', '-1', '1.5', ''],
    date: ['soon', '2020-02-30', '2020-6-1', '20200601'],
    'group-chinese': ['maybe', ''],
    languages: ['fr', 'toString'],
    editions: ['zh-fr', ''],
    code: ['V9', '#', '__proto__', ''],
    figure: ['no.such', '', '__proto__'],
    paragraph: ['x', '-1'],
    value: ['1e3', 'x', '', '９５'],
    unit: ['nounit', '', 'constructor'],
    source: ['S9', '', '__proto__'],
    sum: ['no.such', '', 'toString'],
    zh: ['', ' '],
    en: ['', ' '],
  },
  'narrative.yaml': {
    'key-figures': ['nosuch', '', '__proto__', 'shiqiao.population'],
    id: ['A B', '', '#'],
    type: ['pie', '', 'constructor'],
    figure: ['nosuch', '', '__proto__'],
    'reference-line': ['nogoal', '', 'toString'],
    regions: ['nowhere', '', '__proto__'],
    indicator: ['noindicator', '', '__proto__'],
    kinds: ['real', '', 'toString'],
    period: ['P', '2019-13', 'soon'],
    zh: ['', ' '],
    en: ['', ' '],
  },
};

/** Keys without which a group is not whole. */
const NEEDED = new Set([
  'zh',
  'en',
  'id',
  'slug',
  'code',
  'headline',
  'title',
  'text',
  'subtitle',
  'type',
  'items',
  'regions',
  'columns',
  'kinds',
]);
const NEEDED_AT_TOP = new Set('series issue date publisher licence cite scope sources'.split(' '));

/** Characters that no font here has. */
const WITHOUT_GLYPH = ['\u{13000}', '\u16a0', '\u{1f642}', '\u0645', '\u{2a6d0}'];

type Mutator = (tree: Tree, chance: Chance) => Strike;

function struck(
  { file, text }: Tree,
  by: string,
  start: number,
  end: number,
  put: string,
  more: Omit<Strike, 'by' | 'file' | 'bytes'>,
): Strike {
  return { by, file, bytes: Buffer.from(spliced(text, start, end, put)), ...more };
}

/** The strike of replacing a value, at the value. */
function replaced(tree: Tree, by: string, { start, end }: Part, put: string, outcome: Strike['outcome']): Strike {
  const at = spanOf(tree.file, spliced(tree.text, start, end, put), start, start + Math.max(1, put.length));
  return struck(tree, by, start, end, put, { outcome, at });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function isText({ path }: Part): boolean {
  return ['zh', 'en'].includes(path.at(-1) ?? '');
}

/** Whether references may stand in a text. */
function isProse(part: Part, { name }: Tree): boolean {
  const holder = part.path.at(-2) ?? '';
  return name === 'narrative.yaml' && isText(part) && ['headline', 'title', 'subtitle', 'text'].includes(holder);
}

function isSingleQuoted({ start }: Part, { text }: Tree): boolean {
  return text[start] === "'";
}

/** The nearest name above a value. */
function nameOf({ path }: Part): string {
  return path.findLast((step) => step !== '[]') ?? '';
}

const wrongValue: Mutator = (tree, chance) => {
  const wrong = WRONG[tree.name] ?? {};
  const part = pick(
    tree.values.filter((value) => wrong[nameOf(value)] !== undefined),
    chance,
  );
  return replaced(tree, 'wrong value', part, quoted(pick(wrong[nameOf(part)] ?? [], chance)), 'refused');
};

const wrongKind: Mutator = (tree, chance) =>
  replaced(tree, 'list or group for a text', pick(tree.values, chance), pick(['[a, b]', '{ a: b }', '[]', '{}'], chance), 'refused');

const tooLong: Mutator = (tree, chance) =>
  replaced(tree, 'text too long', pick(tree.values, chance), quoted(pick(['x', '字', 'a b '], chance).repeat(2_100)), 'refused');

const oddValue: Mutator = (tree, chance) => {
  const part = pick(tree.values, chance);
  const put = pick(PIECES, chance).replaceAll(/[\r\n]/g, ' ');
  const { at, ...strike } = replaced(tree, 'odd value', part, chance() < 0.7 ? quoted(put) : JSON.stringify(put), 'any');
  return isText(part) && at !== undefined ? { ...strike, at: linesOf(tree.file, at.lines[0] - 1, at.lines[1] + 2), echoes: true } : strike;
};

const bareValue: Mutator = (tree, chance) => {
  const part = pick(tree.values, chance);
  return struck(tree, 'odd bare value', part.start, part.end, pick(PIECES, chance), { outcome: 'any' });
};

const unknownKey: Mutator = (tree, chance) => {
  const { key } = pick(
    tree.pairs.filter(({ key: { path } }) => path.at(-2) !== 'notes'),
    chance,
  );
  return replaced(tree, 'unknown key', key, pick(['nosuch', `${key.text}x`, '__proto__', 'constructor'], chance), 'refused');
};

const keyTwice: Mutator = (tree, chance) => {
  const { key } = pick(tree.pairs, chance);
  const { column } = positionAt(tree.text, key.start);
  const put = key.flow ? `${key.text}: x, ` : `${key.text}: x\n${' '.repeat(column - 1)}`;
  const after = spliced(tree.text, key.start, key.start, put);
  const second = key.start + put.length;
  return struck(tree, 'key twice', key.start, key.start, put, {
    outcome: 'refused',
    at: spanOf(tree.file, after, second, second + key.text.length),
  });
};

const alias: Mutator = (tree, chance) => {
  const part = pick(tree.values, chance);
  return replaced(tree, 'alias', part, pick(['*a', '*__proto__'], chance), 'refused');
};

const tag: Mutator = (tree, chance) => {
  const part = pick(tree.values, chance);
  const put = `${pick(['!x', '!!js/function', '!!binary', '!<tag:a,b>'], chance)} `;
  const after = spliced(tree.text, part.start, part.start, put);
  return struck(tree, 'tag', part.start, part.start, put, {
    outcome: 'refused',
    at: spanOf(tree.file, after, part.start, part.start + put.length + 1),
  });
};

const tab: Mutator = (tree, chance) => {
  const indents = [...tree.text.matchAll(/^ +(?=[a-z-])/gm)];
  const { 0: indent, index } = pick(indents, chance);
  const { line } = positionAt(tree.text, index);
  return struck(tree, 'tab for indentation', index, index + indent.length, '\t', {
    outcome: 'refused',
    // A tab ends the group above, so that the parser may stumble over the line before.
    at: linesOf(tree.file, line - 1, line),
  });
};

/** Brackets and quotation marks that nothing closes: the parser may notice where the next one stands, or at the end. */
const unclosed: Mutator = (tree, chance) => {
  const { start } = pick(
    tree.values.filter((value) => !isSingleQuoted(value, tree)),
    chance,
  );
  const { line } = positionAt(tree.text, start);
  return struck(tree, 'unclosed', start, start, pick(['"', "'", '[', '{'], chance), {
    outcome: 'refused',
    at: linesOf(tree.file, line, tree.text.split('\n').length),
  });
};

/** Indices of a text outside the braces of its references. */
function outsideBraces(part: Part, { text }: Tree): readonly number[] {
  const inner = text.slice(part.start, part.end);
  const from = inner.startsWith("'") ? 1 : 0;
  const to = inner.length - from;
  const indices: number[] = [];
  let depth = 0;
  for (let index = from; index <= to; index++) {
    if (depth === 0 && !/[\udc00-\udfff]/.test(inner.charAt(index))) indices.push(part.start + index);
    if (inner[index] === '{') depth++;
    if (inner[index] === '}') depth--;
  }
  return indices;
}

/** Puts something into a sentence; `from` and `to` are the columns of what is wrong with it. */
function inProse(by: string, puts: readonly string[], from: number, to: number): Mutator {
  return (tree, chance) => {
    const part = pick(
      tree.values.filter((value) => isProse(value, tree) && isSingleQuoted(value, tree)),
      chance,
    );
    const index = pick(outsideBraces(part, tree), chance);
    const put = pick(puts, chance);
    const after = spliced(tree.text, index, index, put);
    const at = spanOf(tree.file, after, index + from, index + put.length - to);
    return struck(tree, by, index, index, put, { outcome: 'refused', at });
  };
}

const numeral = inProse('numeral in a sentence', ['37', '３７', '1,250', '2.5'], 0, 0);
const badReference = inProse('unknown reference', ['{nowhere}', '{nowhere.nothing}', '{__proto__}', '{@soon}', '{population|long}'], 1, 1);
const strayBrace = inProse('stray brace', ['{', '}'], 0, 0);

const withoutGlyph: Mutator = (tree, chance) => {
  const part = pick(tree.values.filter(isText), chance);
  const index = pick(outsideBraces(part, tree), chance);
  const put = pick(WITHOUT_GLYPH, chance);
  const at = spanOf(tree.file, spliced(tree.text, index, index, put), index, index + 1);
  return struck(tree, 'character without glyph', index, index, put, { outcome: 'refused', at });
};

/** A reference left out of one language. */
const oneLanguage: Mutator = (tree, chance) => {
  const prose = tree.values.filter((value) => isProse(value, tree));
  const found = prose.flatMap(({ start, end }) =>
    [...tree.text.slice(start, end).matchAll(/\{[^{}]*\}/g)].map(({ 0: reference, index }) => ({ reference, index: start + index })),
  );
  const { reference, index } = pick(found, chance);
  const { line } = positionAt(tree.text, index);
  return struck(tree, 'reference in one language only', index, index + reference.length, '', {
    outcome: 'refused',
    at: linesOf(tree.file, line - 1, line + 1),
  });
};

const keyGone: Mutator = (tree, chance) => {
  const { key, end, above } = pick(
    tree.pairs.filter(({ key: { path, text } }) => (path.length === 1 && tree.name === 'dataset.yaml' ? NEEDED_AT_TOP : NEEDED).has(text)),
    chance,
  );
  // `- id: x` keeps its dash, and what follows within braces loses its comma.
  const rest = tree.text.slice(end);
  const gap = key.flow ? (/^, /.exec(rest)?.[0].length ?? 0) : 0;
  const before = key.flow && gap === 0 ? (/, $/.exec(tree.text.slice(0, key.start))?.[0].length ?? 0) : 0;
  const nested = /^\n *$/.test(tree.text.slice(tree.text.lastIndexOf('\n', key.start), key.start));
  const line = !key.flow && nested ? tree.text.lastIndexOf('\n', key.start) : key.start;
  return struck(tree, 'key gone', Math.min(line, key.start - before), end + gap, '', {
    outcome: 'refused',
    at: linesOf(tree.file, above.lines[0], above.lines[1]),
  });
};

const branch: Mutator = ({ file, text }, chance) => ({
  by: 'part moved, repeated or gone',
  file,
  bytes: Buffer.from(spoilTree(text, chance)),
  outcome: 'any',
});

/** Comments and blank lines change nothing. */
const comment: Mutator = ({ file, text }, chance) => {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const index = pick(ends, chance);
  return {
    by: 'comment',
    file,
    bytes: Buffer.from(spliced(text, index, index, pick([' # 注 {x} "', '\n# *a [', '\n\n', ' '], chance))),
    outcome: 'accepted',
  };
};

const MUTATORS: readonly Mutator[] = [
  wrongValue,
  wrongValue,
  wrongKind,
  tooLong,
  oddValue,
  oddValue,
  bareValue,
  unknownKey,
  keyTwice,
  alias,
  tag,
  tab,
  unclosed,
  withoutGlyph,
  keyGone,
  branch,
  comment,
];
const PROSE_MUTATORS: readonly Mutator[] = [numeral, badReference, strayBrace, oneLanguage];

/** Strikes a YAML file. */
export function strikeTree(target: TextFile, chance: Chance): Strike {
  if (chance() < 0.15) return pick(FILE_STRIKES, chance)(target, chance);
  const tree = treeOf(target);
  return pick(tree.name === 'narrative.yaml' ? [...MUTATORS, ...PROSE_MUTATORS] : MUTATORS, chance)(tree, chance);
}
