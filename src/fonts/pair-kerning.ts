import type { TrueType } from './truetype.ts';

const PAIRS = 2;
const EXTENSION = 9;
/** ValueFormat with an advance in x and nothing else. */
const ADVANCE = 4;

/**
 * Kerning of pairs of glyphs, in font units, as the feature `kern` of a font's default language has it (OpenType 1.9, GPOS, lookup
 * type 2, formats 1 and 2, on the first glyph's advance).
 * @returns undefined where the font kerns in another way.
 */
export function pairKerning(font: TrueType): ((first: number, second: number) => number) | undefined {
  const { view } = font;
  const gpos = font.at('GPOS');
  const subtables = kernLookups(view, gpos).flatMap((lookup) => subtablesOf(view, lookup));
  const plain = subtables.every(({ at, type }) => type === PAIRS && view.getUint16(at + 4) === ADVANCE && view.getUint16(at + 6) === 0);
  if (!plain) return undefined;
  const valueOf = (first: number, second: number): number => {
    for (const { at } of subtables) {
      const index = coverageIndex(view, at + view.getUint16(at + 2), first);
      if (index < 0) continue;
      const value = view.getUint16(at) === 1 ? pairValue(view, at, index, second) : classValue(view, at, first, second);
      if (value !== undefined) return value;
    }
    return 0;
  };
  // A text has some hundred different pairs.
  const known = new Map<number, number>();
  return (first, second) => {
    const pair = first * 0x10000 + second;
    let value = known.get(pair);
    if (value === undefined) known.set(pair, (value = valueOf(first, second)));
    return value;
  };
}

/** Where the lookups of all features named `kern` begin, each once. */
function kernLookups(view: DataView, gpos: number): number[] {
  const features = gpos + view.getUint16(gpos + 6);
  const lookups = gpos + view.getUint16(gpos + 8);
  const found = new Set<number>();
  for (let index = 0; index < view.getUint16(features); index += 1) {
    const record = features + 2 + 6 * index;
    if (view.getUint32(record) !== KERN) continue;
    const feature = features + view.getUint16(record + 4);
    for (let each = 0; each < view.getUint16(feature + 2); each += 1) found.add(view.getUint16(feature + 4 + 2 * each));
  }
  return [...found].sort((a, b) => a - b).map((lookup) => lookups + view.getUint16(lookups + 2 + 2 * lookup));
}

const KERN = 0x6b65726e;

function subtablesOf(view: DataView, lookup: number): { readonly at: number; readonly type: number }[] {
  const type = view.getUint16(lookup);
  return Array.from({ length: view.getUint16(lookup + 4) }, (_, index) => {
    const at = lookup + view.getUint16(lookup + 6 + 2 * index);
    return type === EXTENSION ? { at: at + view.getUint32(at + 4), type: view.getUint16(at + 2) } : { at, type };
  });
}

/** Position among covered glyphs, -1 for a glyph that is not. */
function coverageIndex(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) return search(view, at + 4, view.getUint16(at + 2), 2, glyph);
  const range = at + 4 + 6 * search(view, at + 4, view.getUint16(at + 2), 6, glyph);
  return range < at + 4 ? -1 : view.getUint16(range + 4) + glyph - view.getUint16(range);
}

function pairValue(view: DataView, at: number, index: number, second: number): number | undefined {
  const set = at + view.getUint16(at + 10 + 2 * index);
  const found = search(view, set + 2, view.getUint16(set), 4, second);
  return found < 0 ? undefined : view.getInt16(set + 4 + 4 * found);
}

function classValue(view: DataView, at: number, first: number, second: number): number {
  const row = classOfGlyph(view, at + view.getUint16(at + 8), first);
  const column = classOfGlyph(view, at + view.getUint16(at + 10), second);
  return view.getInt16(at + 16 + 2 * (row * view.getUint16(at + 14) + column));
}

function classOfGlyph(view: DataView, at: number, glyph: number): number {
  if (view.getUint16(at) === 1) {
    const index = glyph - view.getUint16(at + 2);
    return index >= 0 && index < view.getUint16(at + 4) ? view.getUint16(at + 6 + 2 * index) : 0;
  }
  const range = search(view, at + 4, view.getUint16(at + 2), 6, glyph);
  return range < 0 ? 0 : view.getUint16(at + 4 + 6 * range + 4);
}

/** Index of the record that begins with a glyph or, where records are six bytes long, with a range of glyphs that holds it; -1. */
function search(view: DataView, at: number, count: number, size: 2 | 4 | 6, glyph: number): number {
  let [low, high] = [0, count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = at + size * middle;
    const first = view.getUint16(record);
    if (glyph < first) high = middle - 1;
    else if (glyph > (size === 6 ? view.getUint16(record + 2) : first)) low = middle + 1;
    else return middle;
  }
  return -1;
}
