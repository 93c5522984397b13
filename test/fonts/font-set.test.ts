import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { describeFonts } from '../../src/fonts/description.ts';
import { loadFontSet, type FontSet } from '../../src/fonts/font-set.ts';
import { fontsFolder, RARE, rareFont } from './small-font.ts';

const plain = loadFontSet(diskFiles, fontsFolder, []);
const withRare = loadFontSet(diskFiles, fontsFolder, [{ file: 'fonts/rare.ttf', bytes: await rareFont() }]);
const rare = String.fromCodePoint(RARE);

const ids = (fontSet: FontSet, text: string): readonly string[] =>
  fontSet.runs(text, 'sans', 'regular').map((run) => `${run.face.id}:${run.text}`);

describe('runs', () => {
  test('one face for a text it has whole, by family and weight', () => {
    const face = (family: 'sans' | 'serif', weight: 'regular' | 'bold'): readonly string[] =>
      plain.runs('阿坝州 2016—2020', family, weight).map((run) => run.face.id);
    expect(face('sans', 'regular')).toEqual(['sans-regular']);
    expect(face('sans', 'bold')).toEqual(['sans-bold']);
    expect(face('serif', 'bold')).toEqual(['serif-bold']);
    expect(face('serif', 'regular')).toEqual(['serif-bold']);
  });

  test('a supplementary character that the built-in faces have does not break the run', () => {
    expect(ids(plain, '甲\u{2c029}乙')).toEqual(['sans-regular:甲\u{2c029}乙']);
  });

  test('one that only the dataset has gets a run of its own, never half of it', () => {
    expect(ids(withRare, `甲${rare}${rare}乙\n`)).toEqual(['sans-regular:甲', `dataset-1:${rare}${rare}`, 'sans-regular:乙\n']);
  });

  test('a newline goes with its neighbours', () => {
    expect(ids(withRare, `${rare}\n${rare}`)).toEqual([`dataset-1:${rare}\n${rare}`]);
    expect(ids(plain, '\n')).toEqual(['sans-regular:\n']);
    expect(ids(plain, '')).toEqual([]);
  });

  test('a mark stays with its base', () => {
    expect(ids(withRare, `${rare}e\u0301`)).toEqual([`dataset-1:${rare}`, 'sans-regular:e\u0301']);
  });

  test('a character that no face has is never given to one', () => {
    expect(() => plain.runs(`甲${rare}`, 'sans', 'regular')).toThrow('no face shows');
  });

  test('runs put together are the text, and each face has what it is given', () => {
    const character = fc.constantFrom('甲', 'a', '1', '。', '\n', '\u0301', '\u{2c029}', rare, ' ');
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join('');
        if (withRare.missing(text).length > 0) return;
        const runs = withRare.runs(text, 'serif', 'bold');
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const { text: part, face } of runs) {
          expect(Array.from(part).every((each) => each === '\n' || face.coverage.has(each.codePointAt(0) ?? 0))).toBe(true);
        }
        expect(runs.every((run, index) => run.face !== runs[index + 1]?.face)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('missing', () => {
  test('names each character and where it stands', () => {
    expect(plain.missing(`甲\u{1f600}乙${rare}`)).toEqual([
      { codePoint: 0x1f600, index: 1 },
      { codePoint: RARE, index: 4 },
    ]);
    expect(withRare.missing(rare)).toEqual([]);
  });

  test.each([0x200b, 0x2060, 0xfeff, 0x2009, 0x202f, 0x200d, 0xfe0f, 0x09, 0x0d, 0x00, 0xd83d])('U+%d needs a glyph too', (codePoint) => {
    expect(plain.missing(`a${String.fromCharCode(codePoint)}b`)).toEqual([{ codePoint, index: 1 }]);
  });

  test('a newline needs none', () => {
    expect(plain.missing('a\nb')).toEqual([]);
  });

  test('a mark must be in the face of its base', () => {
    expect(plain.missing('a\u0301')).toEqual([]);
    expect(withRare.missing(`${rare}\u0301`)).toEqual([{ codePoint: 0x301, index: 2 }]);
  });

  test('is empty exactly when runs can be made', () => {
    const character = fc.constantFrom('甲', 'a', '\u0301', '\u0302', '\ufe0f', rare, '\u200b', '\n');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 6 }), (characters) => {
        const text = characters.join('');
        const throws = (): boolean => {
          try {
            withRare.runs(text, 'sans', 'bold');
            return false;
          } catch {
            return true;
          }
        };
        expect(throws()).toBe(withRare.missing(text).length > 0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

test('describeFonts tells what covers what', () => {
  const rows = describeFonts(withRare).filter((row) => row.source !== 'installed');
  expect(rows.map(({ id, file, codePoints }) => [id, file, codePoints])).toEqual([
    ['sans-regular', 'NotoSansSC-Regular.ttf', 9866],
    ['sans-bold', 'NotoSansSC-Bold.ttf', 9866],
    ['serif-bold', 'NotoSerifSC-Bold.ttf', 9866],
    ['dataset-1', 'fonts/rare.ttf', 1],
  ]);
});
