import { expect, it } from 'vitest';

import { CELL_TEXT_LIMIT, excelText, excelValue } from '../../src/workbook/cell-value.ts';

it.each([
  ['NaN', Number.NaN],
  ['an infinity', Number.POSITIVE_INFINITY],
  ['a negative infinity', Number.NEGATIVE_INFINITY],
  ['a date in no calendar', { date: '2017-02-30' }],
  ['a date that is none', { date: '2017' }],
  ['NUL', 'a\u0000b'],
  ['a control character', 'a\u000bb'],
  ['DEL, which exceljs drops', 'a\u007fb'],
  ['U+FFFE', 'a\ufffeb'],
  ['U+FFFF', 'a\uffffb'],
  ['a high surrogate alone', 'a\ud840b'],
  ['a low surrogate alone', 'a\udc0bb'],
  ['a text over the limit', 'x'.repeat(CELL_TEXT_LIMIT + 1)],
])('refuses %s', (_, value) => {
  expect(() => excelValue(value)).toThrow(/cell/);
});

it('takes what Excel can hold', () => {
  expect(excelValue(null)).toBeNull();
  expect(excelValue(-0.48)).toBe(-0.48);
  expect(excelValue('𠀋村\tand\nline')).toBe('𠀋村\tand\nline');
  expect(excelValue('x'.repeat(CELL_TEXT_LIMIT))).toHaveLength(CELL_TEXT_LIMIT);
  expect(excelValue({ date: '2017-04-23' })).toEqual(new Date(Date.UTC(2017, 3, 23)));
});

it('keeps a date that Excel cannot count as text', () => {
  expect(excelValue({ date: '1895-04-17' })).toBe('1895-04-17');
});

it('escapes what Excel would read as an escape', () => {
  expect(excelText('a_x000D_b')).toBe('a_x005F_x000D_b');
  expect(excelText('_x0041__x0042_')).toBe('_x005F_x0041__x005F_x0042_');
  expect(excelText('snake_xyz_case')).toBe('snake_xyz_case');
});

it('has one kind of line end', () => {
  expect(excelText('a\r\nb\rc')).toBe('a\nb\nc');
});
