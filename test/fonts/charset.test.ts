import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { fontsFolder } from './small-font.ts';

const fontSet = loadFontSet(diskFiles, fontsFolder, []);

/** The characters of a text that one built-in face or another lacks. */
function lacking(text: string): string {
  const wanted = [...new Set(text)].filter((character) => character !== '\n');
  const builtIn = fontSet.faces.filter((face) => face.source === 'built-in');
  return wanted.filter((character) => !builtIn.every((face) => face.coverage.has(character.codePointAt(0) ?? 0))).join('');
}

/** Code points of one section of charset.txt, by the start of its title. */
function section(title: string): readonly number[] {
  const text = readFileSync(`${fontsFolder}/charset.txt`, 'utf8');
  const body = text.split('\n# ').find((part) => part.startsWith(title)) ?? '';
  return body
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(' ').filter(Boolean))
    .flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map((hex) => Number.parseInt(hex, 16));
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

const standard = ['one', 'two', 'three'].map((level) => section(`通用规范汉字表 2013, level ${level}`));

describe('the built-in faces cover', () => {
  test('通用规范汉字表: 3500, 3000 and 1605 characters, all different', () => {
    expect(standard.map((level) => level.length)).toEqual([3500, 3000, 1605]);
    const all = new Set(standard.flat());
    expect(all.size).toBe(8105);
    expect([...all].filter((codePoint) => codePoint > 0xffff)).toHaveLength(196);
    expect(lacking(String.fromCodePoint(...all))).toBe('');
  });

  test('GB 2312: the 6763 Han characters and the signs of its first nine rows', () => {
    const decoder = new TextDecoder('gb2312');
    const rows = (from: number, to: number): string => {
      const bytes: number[] = [];
      for (let row = from; row <= to; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
      // Cells that GB 2312 leaves empty come out as private characters, or as the vertical forms that GBK added.
      return decoder.decode(Uint8Array.from(bytes)).replace(/[\p{Co}\ufffd\ufe30-\ufe4f]/gu, '');
    };
    const han = rows(0xb0, 0xf7);
    const points = Array.from(han, (character) => character.codePointAt(0) ?? 0);
    expect(points).toHaveLength(6763);
    expect(lacking(han)).toBe('');
    expect(lacking(rows(0xa1, 0xa9))).toBe('');
    const known = new Set(standard.flat());
    const beyond = points.filter((codePoint) => !known.has(codePoint));
    expect(new Set(section('GB 2312'))).toEqual(new Set(beyond));
  });

  test('every name of the GB/T 2260 code list', () => {
    const list = readFileSync(new URL('../../data/codes/regions.csv', import.meta.url), 'utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r', '');
    expect(list.split('\n').length).toBeGreaterThan(3000);
    expect(lacking(list)).toBe('');
    expect(fontSet.missing(list)).toEqual([]);
  });

  test('the signs of both languages', () => {
    expect(
      lacking(
        '·—…“”‘’（）《》〈〉「」『』【】〔〕〖〗、。，；：？！～％‰℃°±×÷−–→←↑↓↗↘●○■□▲△▼▽◆◇★☆①②⑩⑳¥￥€£§¶†‡•²³½≤≥≈㎡㎞\u00a0\u3000\u2002\u2003',
      ),
    ).toBe('');
    expect(lacking('āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹḿ')).toBe('');
    expect(lacking('Côte d’Ivoire, Österreich, São Tomé, Việt Nam, Россия, Ελλας')).toBe('');
  });

  test('but no soft hyphen, which would be printed as a hyphen', () => {
    expect(fontSet.missing('a\u00adb')).toEqual([{ codePoint: 0xad, index: 1 }]);
  });
});
