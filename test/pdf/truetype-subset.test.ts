import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseFont } from '../../src/fonts/parse-font.ts';
import { TrueType } from '../../src/fonts/truetype.ts';
import { TrueTypeSubset } from '../../src/pdf/engine/truetype-subset.ts';
import { PROJECT } from '../helpers/run-cli.ts';

it('counts its own glyphs and leaves the file it is cut from as it was', () => {
  const file = readFileSync(join(PROJECT, 'fonts', 'NotoSerifSC-Bold.ttf'));
  const before = Buffer.from(file);
  const { tables } = new TrueType(file);
  const subset = new TrueTypeSubset({ directory: { tables }, stream: { buffer: file } });
  // Made of others in this face.
  const font = parseFont(before);
  for (const letter of 'éab') subset.add(font.glyphForCodePoint(letter.codePointAt(0)!).id);
  const cut = subset.encode();
  expect(file.equals(before)).toBe(true);
  // .notdef, the three and what they are made of.
  const { numGlyphs } = parseFont(cut);
  expect(numGlyphs).toBeGreaterThanOrEqual(4);
  expect(numGlyphs).toBeLessThan(10);
});
