import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** An element, names with their prefixes. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** A relationship of a part, its target as the name of a part. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A workbook's package, opened. */
export interface Package {
  readonly names: readonly string[];
  readonly trees: ReadonlyMap<string, Node>;
  /** What is not well-formed. */
  readonly broken: readonly string[];
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
}

interface Growing {
  name: string;
  attributes: Record<string, string>;
  children: Growing[];
  text: string;
}

function treeOf(xml: string): Node {
  const root: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [root];
  const parser = new SaxesParser({ xmlns: false as const });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Growing = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [top] = root.children;
  if (top === undefined) throw new Error('no element');
  return top;
}

/** All elements of a name within another, the nearest first. */
export function all(node: Node | undefined, name: string): readonly Node[] {
  if (node === undefined) return [];
  return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** A path without `.` and `..`, seen from a folder. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function relationshipsIn(name: string, tree: Node): readonly [string, readonly Relationship[]] {
  const [, folder = '', file = ''] = /^(.*?)_rels\/(.*)\.rels$/.exec(name) ?? [];
  const list = tree.children.map(({ attributes }) => {
    const external = attributes['TargetMode'] === 'External';
    const target = attributes['Target'] ?? '';
    return {
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
      target: external ? target : resolved(folder, target),
      external,
    };
  });
  return [folder + file, list];
}

/** Opens a package. */
export function openPackage(bytes: Uint8Array): Package {
  const files = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
  const trees = new Map<string, Node>();
  const broken: string[] = [];
  for (const [name, part] of files) {
    if (!/\.(?:xml|rels|vml)$/.test(name)) continue;
    try {
      trees.set(name, treeOf(strFromU8(part)));
    } catch (error) {
      broken.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const relationships = new Map([...trees].filter(([name]) => name.endsWith('.rels')).map(([name, tree]) => relationshipsIn(name, tree)));
  return { names: files.map(([name]) => name), trees, broken, relationships };
}

/** A sheet: its part, its name, its element. */
export interface Sheet {
  readonly part: string;
  readonly name: string;
  readonly node: Node;
}

/** The sheets in the workbook's order, as far as they are there. */
export function sheetsOf({ trees, relationships }: Package): readonly Sheet[] {
  const related = relationships.get('xl/workbook.xml') ?? [];
  return all(trees.get('xl/workbook.xml'), 'sheet').flatMap(({ attributes }) => {
    const part = related.find(({ id }) => id === attributes['r:id'])?.target ?? '';
    const node = trees.get(part);
    return node === undefined ? [] : [{ part, name: attributes['name'] ?? '', node }];
  });
}

/** Parts that another is related to by a type, with their elements. */
export function relatedTo({ trees, relationships }: Package, part: string, type: string): readonly (readonly [string, Node])[] {
  return (relationships.get(part) ?? []).flatMap((each) => {
    const node = trees.get(each.target);
    return each.type === type && node !== undefined ? [[each.target, node] as const] : [];
  });
}

/** A stretch of cells, columns and rows from 1. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** An address, `A1` or `A1:B2`, with or without dollar signs; none where it is no address of a sheet. */
export function areaOf(ref: string): Area | undefined {
  const [, left = '', top, right, bottom] = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/.exec(ref) ?? [];
  const area = {
    left: columnNumber(left),
    top: Number(top),
    right: columnNumber(right ?? left),
    bottom: Number(bottom ?? top),
  };
  const inside = area.left >= 1 && area.top >= 1 && area.right <= 16_384 && area.bottom <= 1_048_576;
  return inside && area.left <= area.right && area.top <= area.bottom ? area : undefined;
}

/** Whether two stretches share a cell. */
export function overlap(a: Area, b: Area): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}
