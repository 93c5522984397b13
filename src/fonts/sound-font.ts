import type { Font, Glyph } from 'fontkit';
import type { Coverage } from './coverage.ts';

// A font file of a stranger's may be damaged in a single outline or in the tables that only some words need. What is used of it
// is tried first, so that the damage is found while the dataset is checked and not while a page is drawn.

/** Whether glyphs can be measured and embedded. */
function areSound(font: Font, glyphs: readonly Glyph[]): boolean {
  try {
    const subset = font.createSubset();
    for (const { id, advanceWidth, cbox } of glyphs) {
      if (id >= font.numGlyphs || ![advanceWidth, ...Object.values(cbox)].every(Number.isFinite)) return false;
      subset.includeGlyph(id);
    }
    return subset.encode().length > 0;
  } catch {
    return false;
  }
}

/** Whether the font as a whole can be measured and embedded. */
export function isUsable(font: Font): boolean {
  const measures = [font.ascent, font.descent, font.lineGap, font.xHeight, font.capHeight, font.italicAngle, ...Object.values(font.bbox)];
  return font.unitsPerEm > 0 && measures.every(Number.isFinite) && areSound(font, []);
}

/** The mapped code points whose glyphs are sound; each is tried when first asked for. */
export function soundCoverage(font: Font, mapped: Coverage): Coverage {
  const tried = new Map<number, boolean>();
  const isSound = (codePoint: number): boolean => {
    try {
      const { glyphs } = font.layout(String.fromCodePoint(codePoint));
      return areSound(font, [font.glyphForCodePoint(codePoint), ...glyphs]);
    } catch {
      return false;
    }
  };
  return {
    size: mapped.size,
    has(codePoint) {
      if (!mapped.has(codePoint)) return false;
      const known = tried.get(codePoint) ?? isSound(codePoint);
      tried.set(codePoint, known);
      return known;
    },
  };
}

/** A name that can stand in a PDF, whose writer takes names as they are; a damaged table gives none. */
function nameOf(font: Font): string {
  try {
    return (font.postscriptName ?? '').replaceAll(/[^A-Za-z0-9-]/g, '') || 'Font';
  } catch {
    return 'Font';
  }
}

/**
 * The font, with letters set one by one where its layout tables are damaged, and with a name that can stand in a PDF.
 */
export function guarded(font: Font): Font {
  const layout = font.layout.bind(font);
  const plain = (text: string): ReturnType<Font['layout']> => {
    const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
    return { glyphs, positions: glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 })) };
  };
  const careful: Font['layout'] = (text, ...how) => {
    try {
      const run = layout(text, ...how);
      const numbers = run.positions.flatMap((position) => Object.values(position));
      return numbers.every(Number.isFinite) && areSound(font, run.glyphs) ? run : plain(text);
    } catch {
      return plain(text);
    }
  };
  return Object.defineProperties(font, {
    layout: { value: careful },
    postscriptName: { value: nameOf(font) },
  });
}
