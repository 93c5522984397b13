import type { FontSet } from '../../fonts/font-set.ts';
import { ownString } from '../../own-string.ts';
import { lookNumber } from './kept-looks.ts';
import { SetParagraph } from './lines.ts';
import type { Paragraph } from './paragraph.ts';

// Mastheads, heads of columns, units, kinds and periods stand on every page of every document: they are set once.
const KEPT = 4000;
const LONGEST = 80;

/** What was set; nothing for a text met once, which most are: what is kept for nothing is carried along by every collection. */
const keptBy = new WeakMap<FontSet, Map<string, SetParagraph | undefined>>();

/** A paragraph ready to be broken, made anew or, for a short one without links, taken from those made before: they cannot be told apart. */
export function setParagraph(paragraph: Paragraph, fonts: FontSet): SetParagraph {
  const key = fonts.stock ? undefined : keyOf(paragraph);
  if (key === undefined) return new SetParagraph(paragraph, fonts);
  let kept = keptBy.get(fonts);
  if (kept === undefined) {
    kept = new Map();
    keptBy.set(fonts, kept);
  }
  const found = kept.get(key);
  if (found !== undefined) return found;
  const again = kept.has(key);
  const set = new SetParagraph(again ? ownParagraph(paragraph) : paragraph, fonts);
  if (kept.size >= KEPT) kept.clear();
  // A string that was put together holds on to its parts.
  kept.set(ownString(key), again ? set : undefined);
  return set;
}

/** The paragraph without its hold on the markup that its texts were cut out of. */
function ownParagraph({ pieces, ...paragraph }: Paragraph): Paragraph {
  return { ...paragraph, pieces: pieces.map((piece) => (piece.type === 'text' ? { ...piece, text: ownString(piece.text) } : piece)) };
}

/** All that setting depends on; nothing for a paragraph that is not kept. */
function keyOf({ pieces, align }: Paragraph): string | undefined {
  let key: string = align;
  for (const piece of pieces) {
    if (piece.type === 'break') {
      key += '\n';
      continue;
    }
    const { text, look, language, lead, target, pageOf, mark, chip } = piece;
    const number = lookNumber(look);
    const plain = target === undefined && pageOf === undefined && mark === undefined && chip === undefined;
    if (number === undefined || !plain || key.length + text.length > LONGEST) return undefined;
    key += `\0${language}${number} ${lead ?? ''}\0${text}`;
  }
  return key;
}
