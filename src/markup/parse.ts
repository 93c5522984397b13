import { SaxesParser } from 'saxes';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { checkAnchors } from './anchors.ts';
import { checkGrid } from './grid.ts';
import { MAX_ELEMENT_DEPTH } from './limits.ts';
import { scanMarkup } from './scan.ts';
import { readTag, TreeBuilder } from './tree-builder.ts';
import type { ElementNode, TextNode } from './tree.ts';
import { mayHold } from './vocabulary.ts';
import { settleWhitespace } from './whitespace.ts';
import type { Run } from './whitespace.ts';

/** Ends parsing at once; what it carries is the last finding. */
class Refusal extends Error {}

/**
 * Reads briefing markup: strict XML 1.0 without doctype, CDATA or processing instructions, checked against the table of elements.
 * Gives the tree when nothing is wrong, with whitespace settled ({@link settleWhitespace}) and optional attributes that
 * came out empty left out. Places are those of the `at` stamps; where there are none, of the markup itself, as `file`.
 */
export function parseMarkup(markup: string, file = 'markup'): { tree?: ElementNode; diagnostics: Diagnostic[] } {
  const builder = scanMarkup(markup) ?? readMarkup(markup, file);
  const { tree, findings } = builder;
  if (tree !== undefined && findings.size === 0) {
    settle(tree);
    for (const finding of [...checkGrid(tree), ...checkAnchors(tree)]) builder.report(finding);
  }
  const diagnostics = [...findings.values()];
  return tree !== undefined && diagnostics.length === 0 ? { tree, diagnostics } : { diagnostics };
}

/** Reads any markup, up to where it cannot be read on. */
export function readMarkup(markup: string, file: string): TreeBuilder {
  const builder = new TreeBuilder();
  const parser = new SaxesParser({ xmlns: false as const });
  const here = (): Place => ({ file, line: parser.line, column: parser.columnIndex + 1 });
  const refuse = (code: string, zh: string, en: string): never => {
    builder.report({ code, severity: 'error', place: builder.current?.place ?? here(), message: { zh, en } });
    throw new Refusal(en);
  };

  parser.on('error', (error) => {
    const words = error.message.replace(/^[^ ]*\d+:\d+: /, '');
    if (words === 'disallowed character.') {
      const where = builder.current?.name ?? 'doc';
      refuse('control-character', `<${where}> 中有不允许的控制字符`, `a control character stands inside <${where}>`);
    }
    refuse('bad-markup', `无法读取标记：${words}`, `the markup cannot be read: ${words}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (builder.depth >= MAX_ELEMENT_DEPTH) {
      refuse('deep-markup', `元素嵌套超过 ${MAX_ELEMENT_DEPTH} 层`, `elements nest deeper than ${MAX_ELEMENT_DEPTH} levels`);
    }
    builder.opened(readTag(name, attributes, here()));
  });
  parser.on('text', (text) => builder.text(text));
  parser.on('closetag', () => builder.closed());

  try {
    // Looked for ahead: each further handler makes the parser's own fields slower to reach, by half in all.
    const declaration = /<(?:\?|!(?!--))/.exec(markup);
    if (declaration !== null) {
      parser.write(markup.slice(0, declaration.index));
      refuse('bad-markup', '不允许 <!DOCTYPE>、<![CDATA[…]]> 和 <?…?>', '<!DOCTYPE>, <![CDATA[…]]> and <?…?> are not allowed');
    }
    parser.write(markup).close();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return builder;
}

/** Settles the whitespace of every paragraph in a tree, and drops texts that come out empty. */
function settle(node: ElementNode): void {
  let runs: Run[] = [];
  const end = (): void => {
    settleWhitespace(runs);
    runs = [];
  };
  const visit = (parent: ElementNode): void => {
    for (const child of parent.children) {
      if ('text' in child) {
        runs.push(child);
        continue;
      }
      const breaks = child.name === 'br' || !mayHold('p', child.name);
      if (breaks) end();
      // The number that will stand here is a neighbour like any digit.
      if (!breaks && child.children.length === 0 && !mayHold(child.name, '#text')) runs.push({ text: '0' });
      visit(child);
      if (breaks) end();
    }
  };
  visit(node);
  end();
  prune(node);
}

function prune(node: ElementNode): void {
  // The tree is still ours.
  const children = node.children as (ElementNode | TextNode)[];
  let kept = 0;
  for (const child of children) {
    if ('text' in child && child.text === '') continue;
    if (!('text' in child)) prune(child);
    children[kept] = child;
    kept += 1;
  }
  children.length = kept;
}
