import { expect, it } from 'vitest';

import { table } from '../../src/workbook/plan.ts';
import { columnWidths, lineCount, rowHeight } from '../../src/workbook/width.ts';

it.each([
  ['', 10, 1],
  ['one two', 7, 1],
  ['one two', 6, 2],
  ['贫困发生率', 10, 1],
  ['贫困发生率', 9, 2],
  ['贫困率。', 6, 2],
  ['extraordinarily', 5, 3],
  ['two\nparagraphs', 20, 2],
])('wraps %j in %i characters to %i lines', (text, width, lines) => {
  expect(lineCount(text, width)).toBe(lines);
});

it('counts full-width characters double, the mark of a filter, and no more than asked', () => {
  const cell = (value: string | number, look: 'body' | 'number-2' = 'body') => ({ value, look });
  const block = table(
    't',
    [{ text: 'a' }, { text: '数值 Value' }, { text: 'b' }, { text: 'c' }],
    [[cell('阿坝藏族羌族自治州'), cell('x'), cell(1_500_000, 'number-2'), cell('x'.repeat(90))]],
  );
  expect(columnWidths([block], [], 30)).toEqual([20, 9, 16, 30]);
  expect(columnWidths([block], [5], 30)[0]).toBe(5);
});

it('makes a row as high as its longest cell', () => {
  const short = rowHeight([{ value: 'one', look: 'body' }], [10]);
  expect(rowHeight([{ value: 'one\ntwo\nthree', look: 'body' }], [10])).toBe(short + 30);
});
