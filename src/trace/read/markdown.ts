import type { SourceText } from '../../dataset/text.ts';
import { documentOf, type Piece, type SourceDocument } from '../source-document.ts';
import { entityAt } from './entities.ts';
import { linesOf, positionsIn } from './plain-text.ts';

// What CommonMark and tables add to the words. The group `kept` stays, the rest of a match goes.
const MARKS: readonly RegExp[] = [
  /^[\s>]*(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s)?/dg,
  /^[\s>]*#{1,6}(?:\s+|$)/dg,
  /^(?: {0,3}>)+ ?/dg,
  /\s#+\s*$/dg,
  /^[\s>]*(?:`{3,}|~{3,}).*$/dg,
  /!?\[(?<kept>[^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/dg,
  /^ {0,3}\[[^[\]]+\]:\s.*$/dg,
  /<!--[^<>]*-->|<\/?[a-z][^<>]*>/dgi,
  /\*+|~~|`+/dg,
  /(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}])/dgu,
  /\\(?=[!-/:-@[-`{-~])/dg,
];
/** A rule, the underline of a heading, or the line under a table's head. */
const RULE = /^[-\s|:=*_+]*$/;
const FRONT_MATTER = /^---\n(?:.*\n){0,200}?---(?:\n|$)/;

function withoutMarks({ text, at }: Piece): Piece {
  if (RULE.test(text)) return { text: '', at: [] };
  const dropped = new Set<number>();
  const drop = (from: number, to: number): void => {
    for (let index = from; index < to; index++) dropped.add(index);
  };
  for (const mark of MARKS) {
    for (const { 0: whole, index, indices } of text.matchAll(mark)) {
      // 3*4 and \* are no emphasis.
      if (whole === '*' && (text[index - 1] === '\\' || /\d\*\d/.test(text.slice(index - 1, index + 2)))) continue;
      const kept = indices?.groups?.['kept'];
      drop(index, kept?.[0] ?? index + whole.length);
      if (kept !== undefined) drop(kept[1], index + whole.length);
    }
  }
  let words = '';
  const positions: number[] = [];
  for (let index = 0; index < text.length; index++) {
    if (dropped.has(index)) continue;
    const entity = entityAt(text, index);
    const character = entity?.character ?? text.charAt(index);
    for (let unit = 0; unit < character.length; unit++) positions.push(at[index] ?? 0);
    words += character;
    if (entity !== undefined) index += entity.length - 1;
  }
  return { text: words, at: positions };
}

/** Markdown: each line is a paragraph, the marks of headings, lists, emphasis, links and tables taken out; lines of nothing else do not count. */
export function readMarkdown(source: SourceText): SourceDocument {
  const head = FRONT_MATTER.exec(source.text)?.[0].length ?? 0;
  const lines = linesOf(source).filter(({ at }) => (at[0] ?? head) >= head);
  return documentOf(source.file, lines.map(withoutMarks), positionsIn(source));
}
