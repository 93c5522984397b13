import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ElementNode } from './tree.ts';

/** Anchors given twice, and references to anchors that are nowhere in the document. */
export function checkAnchors(tree: ElementNode): Diagnostic[] {
  const anchors = new Map<string, ElementNode>();
  const references: { readonly to: string; readonly node: ElementNode }[] = [];
  const findings: Diagnostic[] = [];
  const visit = (node: ElementNode): void => {
    const id = node.attributes['id'];
    const first = id === undefined ? undefined : anchors.get(id);
    if (id !== undefined && first !== undefined) findings.push(duplicate(id, node, first));
    else if (id !== undefined) anchors.set(id, node);
    const { to } = node.attributes;
    for (const each of to?.split(' ') ?? []) references.push({ to: each, node });
    for (const child of node.children) if (!('text' in child)) visit(child);
  };
  visit(tree);
  for (const { to, node } of references) {
    if (anchors.has(to)) continue;
    const near = nearest(to, anchors.keys());
    findings.push({
      code: 'unknown-anchor',
      severity: 'error',
      place: node.place,
      message: {
        zh: `<${node.name}> 指向的锚点“${to}”不在文档中`,
        en: `<${node.name}> leads to "${to}", which is no anchor of this document`,
      },
      expected: { zh: '文档中某个元素的 id', en: 'the id of an element of this document' },
      found: to,
      ...(near === undefined ? {} : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
    });
  }
  return findings;
}

function duplicate(id: string, node: ElementNode, first: ElementNode): Diagnostic {
  const { file, line, column } = first.place;
  const looped = file === node.place.file && line === node.place.line && column === node.place.column;
  return {
    code: 'duplicate-anchor',
    severity: 'error',
    place: node.place,
    message: looped
      ? { zh: `此处多次写出同一锚点“${id}”`, en: `the anchor "${id}" is written more than once from here` }
      : { zh: `锚点“${id}”已写在 ${file}:${line}:${column}`, en: `the anchor "${id}" is already written at ${file}:${line}:${column}` },
    found: id,
    fix: {
      zh: '每个 id 只用一次；在 {{#each}} 中用各项的字段构成 id',
      en: 'use each id once; inside {{#each}} make it from a field of the item',
    },
  };
}
