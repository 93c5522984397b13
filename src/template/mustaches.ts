import type { Localized } from '../language.ts';

/** How deep blocks may nest; an `{{else if}}` counts as one. */
const MAX_BLOCK_DEPTH = 48;

/** Most subexpressions in one mustache. */
const MAX_SUBEXPRESSIONS = 16;

/** Something between `{{` and `}}`, as written. */
export interface Mustache {
  readonly kind: 'open' | 'close' | 'else' | 'other';
  /** Its first word, e.g. `each` of `{{#each rows}}`. */
  readonly word: string;
  readonly text: string;
  readonly offset: number;
}

/** A thing wrong with the mustaches themselves. */
export interface MustacheProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: Localized;
  readonly fix?: Localized;
}

/**
 * Finds the mustaches of a template and whether its blocks match, ahead of the Handlebars parser: that one speaks of
 * tokens instead of blocks, and a hostile depth would end in its recursion.
 */
export function scanMustaches(text: string): { mustaches: readonly Mustache[]; problem?: MustacheProblem } {
  const mustaches: Mustache[] = [];
  const open: { readonly mustache: Mustache; depth: number }[] = [];
  for (let at = text.indexOf('{{'); at !== -1;) {
    if (text[at - 1] === '\\' && text[at - 2] !== '\\') {
      at = text.indexOf('{{', at + 2);
      continue;
    }
    const end = endOf(text, at);
    const lineEnd = text.indexOf('\n', at);
    if (end === undefined) {
      const length = (lineEnd === -1 ? text.length : lineEnd) - at;
      const unclosed = problem(at, length, '“{{”没有以“}}”结束', '"{{" is never closed with "}}"');
      return { mustaches, problem: { ...unclosed, fix: { zh: '写成 {{名称}}', en: 'write {{name}}' } } };
    }
    const mustache = read(text.slice(at, end), at);
    const { length } = mustache.text;
    mustaches.push(mustache);
    if (mustache.text.startsWith('{{{{')) return { mustaches, problem: problem(at, length, '不允许“{{{{”', '"{{{{" is not allowed') };
    if (mustache.text.split('(').length > MAX_SUBEXPRESSIONS + 1) {
      const zh = `一个标记中的括号超过 ${MAX_SUBEXPRESSIONS} 对`;
      return { mustaches, problem: problem(at, length, zh, `more than ${MAX_SUBEXPRESSIONS} parentheses in one "{{…}}"`) };
    }
    if (mustache.kind === 'open') open.push({ mustache, depth: (open.at(-1)?.depth ?? 0) + 1 });
    const block = open.at(-1);
    if (mustache.kind === 'else' && block !== undefined) block.depth += 1;
    if (block !== undefined && block.depth > MAX_BLOCK_DEPTH) {
      return {
        mustaches,
        problem: problem(at, length, `区块嵌套超过 ${MAX_BLOCK_DEPTH} 层`, `blocks nest deeper than ${MAX_BLOCK_DEPTH} levels`),
      };
    }
    if (mustache.kind === 'else' && open.length === 0) {
      return { mustaches, problem: problem(at, length, `“${mustache.text}”不在任何区块中`, `"${mustache.text}" stands in no block`) };
    }
    if (mustache.kind === 'close') {
      const last = open.pop()?.mustache;
      if (last === undefined) {
        return {
          mustaches,
          problem: problem(at, length, `“${mustache.text}”没有对应的开头`, `"${mustache.text}" closes a block that is not open`),
        };
      }
      if (last.word !== mustache.word) {
        const line = text.slice(0, last.offset).split('\n').length;
        return {
          mustaches,
          problem: {
            ...problem(
              at,
              length,
              `“${mustache.text}”不能结束第 ${line} 行的“${last.text}”`,
              `"${mustache.text}" does not close "${last.text}" of line ${line}`,
            ),
            fix: { zh: `先写 {{/${last.word}}}`, en: `write {{/${last.word}}} first` },
          },
        };
      }
    }
    at = text.indexOf('{{', end);
  }
  const last = open.at(-1)?.mustache;
  if (last === undefined) return { mustaches };
  const unclosed = problem(last.offset, last.text.length, `“${last.text}”没有结束`, `"${last.text}" is never closed`);
  return { mustaches, problem: { ...unclosed, fix: { zh: `补上 {{/${last.word}}}`, en: `add {{/${last.word}}}` } } };
}

function problem(offset: number, length: number, zh: string, en: string): MustacheProblem {
  return { offset, length, message: { zh, en } };
}

/** The offset after the `}}` that ends the mustache at `start`; quoted strings, `[…]` names and comments may hold braces. */
function endOf(text: string, start: number): number | undefined {
  const comment = /^\{\{~?!/.exec(text.slice(start, start + 4));
  if (comment !== null) {
    const long = text.startsWith('--', start + comment[0].length);
    const close = long ? /--~?\}\}/g : /\}\}/g;
    close.lastIndex = start + comment[0].length;
    return close.exec(text) === null ? undefined : close.lastIndex;
  }
  const token = /"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\[(?:\\\]|[^\]])*\]|\{\{|\}{2,4}/g;
  token.lastIndex = start + (/^\{+/.exec(text.slice(start, start + 4))?.[0].length ?? 2);
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === '{{') return undefined;
    if (!match[0].startsWith('}}')) continue;
    const braces = text.startsWith('{{{{', start) ? 4 : text.startsWith('{{{', start) ? 3 : 2;
    return match.index + Math.min(braces, match[0].length);
  }
  return undefined;
}

function read(text: string, offset: number): Mustache {
  const match = /^\{\{~?(#[*>]?|\/|\^|)\s*([^\s}~|]*)\s*([^\s}~]?)/.exec(text);
  const [, mark = '', word = ''] = match ?? [];
  const isElse = (mark === '^' && word === '') || (mark === '' && word === 'else');
  if (isElse) return { kind: 'else', word: 'else', text, offset };
  const kind = mark.startsWith('#') || mark === '^' ? 'open' : mark === '/' ? 'close' : 'other';
  return { kind, word: word.replace(/^["'[](.*)["'\]]$/, '$1'), text, offset };
}
