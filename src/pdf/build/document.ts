import { blocksOf } from './block.ts';
import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import type { Language } from '../../language.ts';
import type { ElementNode } from '../../markup/tree.ts';
import { PAGE } from '../../theme/page.ts';
import { LARGE, looksTimes } from '../../theme/type.ts';
import type { Definition, Running, StackNode } from '../engine/definition.ts';
import { heightOf } from '../engine/layout.ts';
import { keptLook } from '../line/kept-looks.ts';
import { tocEntries } from './contents.ts';
import { attribute, type Build, type Scope } from './scope.ts';
import { flowOf, stackOf } from './stack.ts';

/** A document to be built, again when its page numbers turn out wider than expected. */
export interface Source {
  readonly tree: ElementNode;
  readonly charts: ReadonlyMap<string, ChartModel>;
  readonly fonts: FontSet;
}

const NORMAL: Build['times'] = { type: 1, white: 1, cells: 1, rows: 1 };
const looksBy = new WeakMap<Build['times'], Build['looks']>();

/** The looks of documents of a size, made once. */
function looksOf(times: Build['times']): Build['looks'] {
  let found = looksBy.get(times);
  if (found === undefined) {
    found = looksTimes(times);
    for (const look of Object.values(found)) keptLook(look);
    looksBy.set(times, found);
  }
  return found;
}

const WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Builds the definition of a markup tree; `pageOf` holds the page of each anchor as a layout before found it. */
export function buildDocument({ tree, charts, fonts }: Source, pageOf: ReadonlyMap<string, number>): Definition {
  const language = (attribute(tree, 'lang') ?? 'zh') as Language;
  const times = attribute(tree, 'size') === 'large' ? LARGE[language] : NORMAL;
  const build: Build = {
    fonts,
    looks: looksOf(times),
    times,
    charts,
    anchors: anchorsIn(tree),
    pageOf,
    ...tocEntries(tree),
    waiting: { anchors: [], outline: [] },
    blocksOf,
  };
  const scope: Scope = { build, part: 'body', language, width: WIDTH, depth: 0 };
  const head = running(tree, 'head', scope, [PAGE.left, PAGE.top, PAGE.right, 0]);
  const foot = running(tree, 'foot', scope, [PAGE.left, PAGE.aboveFoot, PAGE.right, 0]);
  const body: ElementNode = { ...tree, children: tree.children.filter((child) => !('text' in child) && !isRunning(child)) };
  return {
    content: flowOf(body, scope),
    ...(head === undefined ? {} : { head }),
    ...(foot === undefined ? {} : { foot }),
    top: tops(head, fonts),
  };
}

function anchorsIn(tree: ElementNode): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ attributes: { id }, children }: ElementNode): void => {
    if (id !== undefined) found.add(id);
    for (const child of children) if (!('text' in child)) visit(child);
  };
  visit(tree);
  return found;
}

function isRunning(node: ElementNode): boolean {
  return node.name === 'head' || node.name === 'foot';
}

/** Heads or feet by page; `same` when all pages have one. */
function running(
  tree: ElementNode,
  name: 'head' | 'foot',
  scope: Scope,
  margin: [number, number, number, number],
): (Running & { readonly same: boolean }) | undefined {
  const parts = tree.children.filter((child): child is ElementNode => !('text' in child) && child.name === name);
  if (parts.length === 0) return undefined;
  const content = (page: number, pages: number): StackNode | null => {
    const shown = parts.find((part) => matches(attribute(part, 'on'), page));
    if (shown === undefined) return null;
    const stack = stackOf(shown, { ...scope, part: name, page, pages });
    stack.margin = margin;
    return stack;
  };
  return Object.assign(content, { same: parts.some((part) => attribute(part, 'on') === 'all') });
}

function matches(on: string | undefined, page: number): boolean {
  return on === 'all' || (on === 'first') === (page === 1);
}

function tops(head: (Running & { readonly same: boolean }) | undefined, fonts: FontSet): Definition['top'] {
  const top = (page: number): number => {
    const node = head?.(page, 2);
    if (node === undefined || node === null) return PAGE.top;
    // The margins at the sides are the page's own here.
    node.margin = [0, PAGE.top, 0, 0];
    return heightOf(node, fonts) + PAGE.belowHead;
  };
  const first = top(1);
  return { first, rest: head?.same === true ? first : top(2) };
}
