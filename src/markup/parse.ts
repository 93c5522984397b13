import { SaxesParser } from 'saxes';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { checkAnchors } from './anchors.ts';
import { checkGrid } from './grid.ts';
import type { ElementNode, TextNode } from './tree.ts';
import { checkStanding, checkTag, checkText, mayHold } from './vocabulary.ts';
import type { WrittenAttribute } from './vocabulary.ts';
import { settleWhitespace } from './whitespace.ts';
import type { Run } from './whitespace.ts';

/** How deep elements may nest. */
const MAX_ELEMENT_DEPTH = 64;

/** Name of the attribute that carries a tag's place in its template, `file:line:column`; never part of the tree. */
const STAMP = 'at';

interface Open extends ElementNode {
  readonly attributes: Record<string, string>;
  readonly children: (ElementNode | TextNode)[];
}

/** Ends parsing at once; what it carries is the last finding. */
class Refusal extends Error {}

/**
 * Reads briefing markup: strict XML 1.0 without doctype, CDATA or processing instructions, checked against the table of elements.
 * Gives the tree when nothing is wrong, with whitespace settled ({@link settleWhitespace}) and optional attributes that
 * came out empty left out. Places are those of the `at` stamps; where there are none, of the markup itself, as `file`.
 */
export function parseMarkup(markup: string, file = 'markup'): { tree?: ElementNode; diagnostics: Diagnostic[] } {
  const findings = new Map<string, Diagnostic>();
  const report = (finding: Diagnostic): void => {
    // A loop repeats one mistake of the template: it is said once.
    const { place } = finding;
    const key = `${finding.code}\n${place?.file}\n${place?.line}\n${place?.column}\n${finding.message.en}`;
    if (!findings.has(key)) findings.set(key, finding);
  };
  const open: Open[] = [];
  let tree: ElementNode | undefined;
  const parser = new SaxesParser({ xmlns: false as const });
  const here = (): Place => open.at(-1)?.place ?? { file, line: parser.line, column: parser.columnIndex + 1 };
  const refuse = (code: string, zh: string, en: string): never => {
    report({ code, severity: 'error', place: here(), message: { zh, en } });
    throw new Refusal(en);
  };

  parser.on('error', (error) => {
    const words = error.message.replace(/^[^ ]*\d+:\d+: /, '');
    if (words === 'disallowed character.') {
      const where = open.at(-1)?.name ?? 'doc';
      refuse('control-character', `<${where}> 中有不允许的控制字符`, `a control character stands inside <${where}>`);
    }
    refuse('bad-markup', `无法读取标记：${words}`, `the markup cannot be read: ${words}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= MAX_ELEMENT_DEPTH) {
      refuse('deep-markup', `元素嵌套超过 ${MAX_ELEMENT_DEPTH} 层`, `elements nest deeper than ${MAX_ELEMENT_DEPTH} levels`);
    }
    const place = placeOf(attributes[STAMP]) ?? { file, line: parser.line, column: parser.columnIndex + 1 };
    const parent = open.at(-1);
    const written: WrittenAttribute[] = [];
    const kept: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const key in attributes) {
      if (key === STAMP) continue;
      const value = attributes[key] ?? '';
      written.push({ name: key, value, place });
      if (value !== '') kept[key] = value;
    }
    checkTag({ name, attributes: written, place }).forEach(report);
    const node: Open = { name, attributes: kept, children: [], place };
    if (parent !== undefined) {
      parent.children.push(node);
      checkStanding(name, parent.name, place).forEach(report);
    } else if (name !== 'doc') {
      report(notDoc(name, place));
    }
    open.push(node);
  });
  parser.on('text', (text) => {
    const parent = open.at(-1);
    if (parent === undefined) return;
    if (mayHold(parent.name, '#text')) parent.children.push({ text });
    else if (/[^ \t\r\n]/.test(text)) checkText(text, parent.name, parent.place).forEach(report);
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (open.length === 0) tree = node;
  });

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
  if (tree !== undefined && findings.size === 0) {
    settle(tree);
    checkGrid(tree).forEach(report);
    checkAnchors(tree).forEach(report);
  }
  const diagnostics = [...findings.values()];
  return tree !== undefined && diagnostics.length === 0 ? { tree, diagnostics } : { diagnostics };
}

function placeOf(stamp: string | undefined): Place | undefined {
  const match = stamp === undefined ? null : /^(.*):(\d+):(\d+)$/s.exec(stamp);
  if (match === null) return undefined;
  const [, named = '', line, column] = match;
  return { file: named, line: Number(line), column: Number(column) };
}

function notDoc(name: string, place: Place): Diagnostic {
  return {
    code: 'misplaced-element',
    severity: 'error',
    place,
    message: { zh: `文档必须以 <doc> 开始，而不是 <${name}>`, en: `a document begins with <doc>, not with <${name}>` },
    fix: { zh: '用 <doc lang="…">…</doc> 包住全部内容', en: 'put everything into <doc lang="…">…</doc>' },
  };
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
  prune(node as Open);
}

function prune(node: Open): void {
  let kept = 0;
  for (const child of node.children) {
    if ('text' in child && child.text === '') continue;
    if (!('text' in child)) prune(child as Open);
    node.children[kept] = child;
    kept += 1;
  }
  node.children.length = kept;
}
