import type { ElementNode } from '../../markup/tree.ts';
import type { Look } from '../../theme/type.ts';
import type { TextNode } from '../engine/definition.ts';
import type { Paragraph } from '../line/paragraph.ts';
import { inLanguage, piecesOf } from './inline.ts';
import { attribute, lookName, type Scope, speaking } from './scope.ts';

/** A text node from ready pieces; takes the anchors and outline entries that wait for a paragraph. */
export function textNode(
  pieces: Paragraph['pieces'],
  scope: Scope,
  node: ElementNode,
  align: Paragraph['align'],
  anchor: string | undefined = attribute(node, 'id'),
): TextNode {
  const { waiting } = scope.build;
  const anchors = anchor === undefined ? waiting.anchors : [...waiting.anchors, anchor];
  const { outline } = waiting;
  waiting.anchors = [];
  waiting.outline = [];
  return { text: '', paragraph: { pieces, align, place: node.place, anchors, outline } };
}

/** `p`, and any element that holds a paragraph's text. */
export function paragraph(
  node: ElementNode,
  outer: Scope,
  given?: { readonly look?: Look; readonly align?: Paragraph['align'] },
): TextNode {
  const scope = speaking(outer, node);
  const name = lookName(scope.part, attribute(node, 'tone'));
  const look = given?.look ?? inLanguage(scope.build.looks[name], scope.language);
  const justified = scope.part === 'body' && scope.language === 'zh' && name === 'body';
  const align = (attribute(node, 'align') as Paragraph['align'] | undefined) ?? given?.align ?? (justified ? 'justify' : 'left');
  return textNode(piecesOf(node, { scope, look }), scope, node, align);
}
