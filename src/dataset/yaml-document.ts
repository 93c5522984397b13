import { createRequire } from 'node:module';
import type * as library from 'yaml';
import type { CST, ErrorCode, Node } from 'yaml';
import { MAX_YAML_DEPTH, MAX_YAML_TOKENS } from './limits.ts';
import type { Spelling } from './located.ts';
import type { YamlNode } from './yaml-node.ts';
import { scanYaml } from './yaml-scan.ts';

const require = createRequire(import.meta.url);
const loadYaml = (): typeof library => require('yaml') as typeof library;

/** A YAML text as nodes, with the first slip of syntax: what follows one is mostly its echo. */
export interface YamlDocument {
  readonly contents: YamlNode | null;
  readonly slip?: { readonly code: ErrorCode; readonly pos: readonly [number, number] };
}

/** Thrown while reading a YAML text that has too much of something, with the offset at which it has. */
export class YamlExcess extends Error {
  override readonly name = 'YamlExcess';
  readonly of: 'depth' | 'tokens';
  readonly at: number;

  constructor(of: YamlExcess['of'], at: number) {
    super(`too many ${of} at ${at}`);
    this.of = of;
    this.at = at;
  }
}

/**
 * The tokens of a YAML text, each looked at before the parser gets it: the parser calls itself for each level and keeps much of each
 * token, so that a file of brackets or commas would end the process instead of giving a finding.
 */
function* boundedTokens(text: string): Generator<string, void> {
  const { CST, Lexer } = loadYaml();
  let offset = 0;
  let column = 0;
  let flow = 0;
  let tokens = 0;
  const blocks: number[] = [];
  for (const token of new Lexer().lex(text)) {
    if (++tokens > MAX_YAML_TOKENS) throw new YamlExcess('tokens', offset);
    const type = CST.tokenType(token);
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') flow--;
    const opens = type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'scalar' || type?.endsWith('quoted-scalar');
    if (flow === 0 && opens) {
      while ((blocks.at(-1) ?? -1) > column) blocks.pop();
      if (blocks.at(-1) !== column) blocks.push(column);
    }
    if (flow + blocks.length > MAX_YAML_DEPTH) throw new YamlExcess('depth', offset);
    yield token;
    // The lexer marks documents and bare scalars with tokens that stand for no text.
    if (type === 'doc-mode' || type === 'scalar' || type === 'flow-error-end') continue;
    offset += token.length;
    const line = token.lastIndexOf('\n');
    column = line < 0 ? column + token.length : token.length - line - 1;
  }
}

function* parsed(text: string): Generator<CST.Token, void> {
  const parser = new (loadYaml().Parser)();
  for (const token of boundedTokens(text)) yield* parser.next(token);
  yield* parser.end();
}

/**
 * Reads a YAML 1.2 text of one document.
 * @throws YamlExcess where it nests deeper than {@link MAX_YAML_DEPTH} or has more than {@link MAX_YAML_TOKENS}.
 */
export function readDocument(text: string): YamlDocument {
  const scanned = scanYaml(text);
  return scanned === undefined ? parseDocument(text) : { contents: scanned };
}

/** The same, of any text, by a parser that is loaded for it. */
export function parseDocument(text: string): YamlDocument {
  const { Composer } = loadYaml();
  // The failsafe schema keeps every scalar as its text: a code such as 010000 or a date loses nothing, and zod says what each must be.
  const composer = new Composer({ schema: 'failsafe', version: '1.2', prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(parsed(text), true, text.length);
  const { contents = null, errors = [], warnings = [] } = document ?? {};
  const more = second === undefined ? [] : [{ code: 'MULTIPLE_DOCS', pos: [second.range[0], second.range[1]] } as const];
  const [slip] = [...errors, ...more, ...warnings];
  return { contents: contents && plainNode(contents), ...(slip && { slip }) };
}

const SPELLINGS: Readonly<Record<string, Spelling>> = { QUOTE_SINGLE: 'single-quoted', QUOTE_DOUBLE: 'double-quoted' };

function plainNode(node: Node): YamlNode {
  const { isAlias, isMap, isScalar, isSeq } = loadYaml();
  const [start, end] = node.range ?? [0, 0];
  const child = (part: unknown): YamlNode | null => (part === null || part === undefined ? null : plainNode(part as Node));
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => ({ key: plainNode(key as Node), value: child(value) }));
    return { type: 'map', start, end, entries };
  }
  if (isSeq(node)) return { type: 'list', start, end, items: node.items.map(child) };
  if (!isScalar(node)) return { type: isAlias(node) ? 'alias' : 'nothing', start, end };
  const { type = '', value } = node;
  const block = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
  return { type: 'text', start, end, value: typeof value === 'string' ? value : '', spelling: SPELLINGS[type] ?? 'bare', block };
}
