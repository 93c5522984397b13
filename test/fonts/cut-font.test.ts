import { create } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { fontsFolder } from './small-font.ts';

// What is read of the built-in files without fontkit must be what fontkit reads.

const NO_LIGATURES = { liga: false, clig: false, calt: false };
const LETTERS = Array.from({ length: 0x250 }, (_, code) => code).filter((code) => /[A-Za-zÀ-ÖØ-öø-ɏ]/.test(String.fromCodePoint(code)));

const { faces } = loadFontSet(diskFiles, fontsFolder, []);
const builtIn = faces.filter(({ source }) => source === 'built-in').map((face) => ({ face, id: face.id, whole: create(face.read()) }));

type Run = ReturnType<(typeof builtIn)[number]['whole']['layout']>;
const shaped = ({ glyphs, positions }: Run): unknown => [
  glyphs.map(({ id, advanceWidth }) => [id, advanceWidth]),
  positions.map(({ xAdvance, xOffset, yAdvance, yOffset }) => [xAdvance, xOffset, yAdvance, yOffset]),
];

describe.each(builtIn)('$id', ({ face: { font, coverage }, whole }) => {
  test('its measures and its name', () => {
    const measures = ({ postscriptName, numGlyphs, unitsPerEm, ascent, descent, lineGap }: typeof font): unknown[] => {
      return [postscriptName, numGlyphs, unitsPerEm, ascent, descent, lineGap];
    };
    const look = ({ xHeight, capHeight, italicAngle, bbox }: typeof font): unknown[] => [xHeight, capHeight, italicAngle, { ...bbox }];
    expect([...measures(font), ...look(font)]).toEqual([...measures(whole), ...look(whole)]);
  });

  test('glyph and width of every code point it covers, and none of others', () => {
    const differing = Array.from({ length: 0x30000 }, (_, code) => code).filter((code) => {
      const [ours, theirs] = [font.glyphForCodePoint(code), whole.glyphForCodePoint(code)];
      return ours.id !== theirs.id || ours.advanceWidth !== theirs.advanceWidth || font.hasGlyphForCodePoint(code) !== (ours.id !== 0);
    });
    expect(differing).toEqual([]);
    expect(coverage.has(0x4e00)).toBe(true);
  });

  test('boxes of curly quotes and the pilcrow', () => {
    for (const code of [0x2018, 0x2019, 0x201c, 0x201d, 0xb6])
      expect(font.glyphForCodePoint(code).cbox).toEqual({ ...whole.glyphForCodePoint(code).cbox });
  });

  test('the kerning of every pair of Latin letters that it has, as fontkit lays it out', () => {
    const letters = LETTERS.filter((code) => coverage.has(code));
    const differing = letters.flatMap((first) =>
      letters
        .map((second) => String.fromCodePoint(first, second))
        .filter((pair) => {
          const { glyphs, positions } = whole.layout(pair, NO_LIGATURES);
          const [left, right] = [font.glyphForCodePoint(pair.charCodeAt(0)), font.glyphForCodePoint(pair.charCodeAt(1))];
          const kerned = left.advanceWidth + (font.kerning?.(left.id, right.id) ?? Number.NaN);
          const ours = JSON.stringify([left.id, right.id, kerned, right.advanceWidth]);
          return ours !== JSON.stringify([...glyphs.map(({ id }) => id), ...positions.map(({ xAdvance }) => xAdvance)]);
        }),
    );
    expect(letters.length).toBeGreaterThan(160);
    expect(differing).toEqual([]);
  });

  test('the dash of Chinese and the ellipsis of the Latin script', () => {
    expect(shaped(font.layout('——', undefined, 'hani', 'ZHS '))).toEqual(shaped(whole.layout('——', undefined, 'hani', 'ZHS ')));
    expect(shaped(font.layout('…', NO_LIGATURES, 'latn'))).toEqual(shaped(whole.layout('…', NO_LIGATURES, 'latn')));
  });
});
