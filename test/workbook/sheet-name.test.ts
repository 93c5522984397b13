import { array, assert, property, string } from 'fast-check';
import { expect, it } from 'vitest';

import { SHEET_NAME_LIMIT, sheetNames } from '../../src/workbook/sheet-name.ts';

it('takes the first wish that fits', () => {
  const name = sheetNames();
  expect(name('南部 Nanbu', '南部')).toBe('南部 Nanbu');
  expect(name('双江拉祜族佤族布朗族傣族自治县 Shuangjiang Lahu', '双江拉祜族佤族布朗族傣族自治县')).toBe('双江拉祜族佤族布朗族傣族自治县');
});

it('numbers clashes without regard to case, within the limit', () => {
  const name = sheetNames();
  const long = 'x'.repeat(40);
  expect([name('Nanbu'), name('NANBU'), name('nanbu')]).toEqual(['Nanbu', 'NANBU 2', 'nanbu 3']);
  expect([name(long), name(long)]).toEqual(['x'.repeat(31), `${'x'.repeat(29)} 2`]);
});

it('keeps away from what Excel keeps for itself', () => {
  const name = sheetNames();
  expect(name('History')).toBe('History 2');
  expect(name("'Xi'an [2017]: a/b'")).toBe('’Xi’an 2017 a b’');
  expect(name('*?', '')).toBe('Sheet');
});

it('never cuts a character in two', () => {
  expect(sheetNames()(`${'x'.repeat(30)}𠀋`)).toBe('x'.repeat(30));
});

it('gives legal, different names for any wishes', () => {
  assert(
    property(array(string({ unit: 'grapheme', maxLength: 60 }), { maxLength: 30 }), (wishes) => {
      const name = sheetNames();
      const names = wishes.map((wish) => name(wish));
      expect(new Set(names.map((each) => each.toLowerCase())).size).toBe(names.length);
      for (const each of names) {
        expect(each.length).toBeGreaterThan(0);
        expect(each.length).toBeLessThanOrEqual(SHEET_NAME_LIMIT);
        expect(each).not.toMatch(/[:\\/?*[\]']|^\s|\s$/);
      }
    }),
    { seed: 2017 },
  );
});
