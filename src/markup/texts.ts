import type { ElementNode } from './tree.ts';

/** Attributes that are printed. */
const PRINTED = ['before', 'number', 'unit'] as const;

/** Every text that a tree prints, in its order; white space between elements left out. */
export function textsOf(tree: ElementNode): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ElementNode): void => {
    for (const name of PRINTED) if (node.attributes[name]) texts.push(node.attributes[name]);
    for (const child of node.children) {
      if (!('text' in child)) visit(child);
      else if (child.text.trim() !== '') texts.push(child.text);
    }
  };
  visit(tree);
  return texts;
}
