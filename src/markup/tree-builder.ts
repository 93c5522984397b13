import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { ElementNode, TextNode } from './tree.ts';
import { checkStanding, checkTag, checkText, mayHold } from './vocabulary.ts';

/** Name of the attribute that carries a tag's place in its template, `file:line:column`; never part of the tree. */
const STAMP = 'at';

/** An opening tag with what is wrong with it by itself. */
export interface Tag {
  readonly name: string;
  /** Those that came out empty left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
  readonly findings: readonly Diagnostic[];
}

interface Open extends ElementNode {
  readonly children: (ElementNode | TextNode)[];
}

/** The place that a tag is stamped with. */
function placeOf(stamp: string | undefined): Place | undefined {
  const match = stamp === undefined ? null : /^(.*):(\d+):(\d+)$/s.exec(stamp);
  if (match === null) return undefined;
  const [, named = '', line, column] = match;
  return { file: named, line: Number(line), column: Number(column) };
}

/** Checks an opening tag; `otherwise` is its place when it has no stamp. */
export function readTag(name: string, written: Readonly<Record<string, string>>, otherwise: Place): Tag;
export function readTag(name: string, written: Readonly<Record<string, string>>): Tag | undefined;
export function readTag(name: string, written: Readonly<Record<string, string>>, otherwise?: Place): Tag | undefined {
  const { [STAMP]: stamp, ...given } = written;
  const place = placeOf(stamp) ?? otherwise;
  if (place === undefined) return undefined;
  const attributes = Object.entries(given);
  const kept = Object.fromEntries(attributes.filter(([, value]) => value !== ''));
  const findings = checkTag({ name, attributes: attributes.map(([key, value]) => ({ name: key, value, place })), place });
  return { name, attributes: Object.assign(Object.create(null) as object, kept), place, findings };
}

/** Makes a tree of tags and texts in their order, and collects what is wrong with it. */
export class TreeBuilder {
  readonly findings = new Map<string, Diagnostic>();
  tree: ElementNode | undefined;
  private readonly open: Open[] = [];

  /** The innermost element that is open. */
  get current(): ElementNode | undefined {
    return this.open.at(-1);
  }

  get depth(): number {
    return this.open.length;
  }

  report(finding: Diagnostic): void {
    // A loop repeats one mistake of the template: it is said once.
    const { place } = finding;
    const key = `${finding.code}\n${place?.file}\n${place?.line}\n${place?.column}\n${finding.message.en}`;
    if (!this.findings.has(key)) this.findings.set(key, finding);
  }

  opened({ name, attributes, place, findings }: Tag): void {
    for (const finding of findings) this.report(finding);
    const parent = this.open.at(-1);
    const node: Open = { name, attributes, children: [], place };
    if (parent !== undefined) {
      parent.children.push(node);
      for (const finding of checkStanding(name, parent.name, place)) this.report(finding);
    } else if (name !== 'doc') {
      this.report(notDoc(name, place));
    }
    this.open.push(node);
  }

  text(text: string): void {
    const parent = this.open.at(-1);
    if (parent === undefined) return;
    if (mayHold(parent.name, '#text')) parent.children.push({ text });
    else if (/[^ \t\r\n]/.test(text)) for (const finding of checkText(text, parent.name, parent.place)) this.report(finding);
  }

  closed(): void {
    const node = this.open.pop();
    if (this.open.length === 0) this.tree = node;
  }
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
