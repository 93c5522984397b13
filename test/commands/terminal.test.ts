import { describe, expect, it } from 'vitest';

import { readableSize, textTable } from '../../src/commands/table.ts';
import { chooseLanguage } from '../../src/commands/terminal.ts';

describe('the language of messages', () => {
  it('is the one asked for, else that of the locale', () => {
    expect(chooseLanguage('en', { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(chooseLanguage(undefined, { LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(chooseLanguage(undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(chooseLanguage(undefined, { LC_ALL: '', LANG: 'ZH_hans' })).toBe('zh');
    expect(chooseLanguage(undefined, {})).toBe('en');
  });
});

it('aligns columns by the width of their characters', () => {
  expect(
    textTable(
      [
        ['南部县', '8'],
        ['a', '26093'],
      ],
      [1],
    ),
  ).toBe('南部县      8\na       26093\n');
});

it.each([
  [999, '999 B'],
  [83_400, '83.4 kB'],
  [1_250_000, '1.3 MB'],
])('writes %d bytes as %s', (bytes, text) => {
  expect(readableSize(bytes)).toBe(text);
});
