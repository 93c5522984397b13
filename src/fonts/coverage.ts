import type { Font } from 'fontkit';

/** The code points that a face has glyphs for. */
export interface Coverage {
  /** How many there are. */
  readonly size: number;
  /** Whether a code point is one of them; a surrogate never is. */
  has(codePoint: number): boolean;
}

const CODE_POINTS = 0x110000;
/** Ends after the last Han extension (J); nothing beyond it is looked up in a font file, private planes included. */
const LAST_MEASURED = 0x3347f;

/** `fill` adds ranges, the ends included, each code point once. */
function coverage(fill: (add: (first: number, last: number) => void) => void): Coverage {
  const covered = new Uint8Array(CODE_POINTS);
  let size = 0;
  fill((first, last) => {
    covered.fill(1, first, last + 1);
    size += last - first + 1;
  });
  return { size, has: (codePoint) => covered[codePoint] === 1 };
}

/** Reads ranges as the manifest writes them: hexadecimal, inclusive, apart by spaces (`20-7E A0 4E00-4E03`). */
export function parseCoverage(ranges: string): Coverage {
  return coverage((add) => {
    for (const range of ranges.split(' ')) {
      const [first = '', last = first] = range.split('-');
      add(Number.parseInt(first, 16), Math.min(Number.parseInt(last, 16), CODE_POINTS - 1));
    }
  });
}

/**
 * What a parsed font covers. Asks the font for each code point instead of reading its list of ranges, which a
 * hostile file can make endless. Throws what the font library throws on a damaged character map.
 */
export function measureCoverage(font: Font): Coverage {
  return coverage((add) => {
    for (let codePoint = 0x20; codePoint <= LAST_MEASURED; codePoint++) {
      const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
      if (!surrogate && font.hasGlyphForCodePoint(codePoint) && font.glyphForCodePoint(codePoint).id < font.numGlyphs)
        add(codePoint, codePoint);
    }
  });
}
