import { expect, test } from 'vitest';
import { plain } from '../../src/quantity/decimal.ts';
import type { Language } from '../../src/language.ts';
import { readWritten } from '../../src/quantity/read.ts';
import { ALL, hundredMillionJin, participation, person, yuan } from './units.ts';

function read(text: string, language: Language): string | undefined {
  const quantity = readWritten(text, language, ALL);
  return quantity && `${plain(quantity.value)} ${quantity.unit.id} ${quantity.qualifier}`;
}

test.each<[Language, string, string]>([
  ['zh', '8,677户', '8677 household exact'],
  ['zh', '8677户', '8677 household exact'],
  ['en', '8,677 households', '8677 household exact'],
  ['en', 'CNY 2.368 billion', '2368000000 yuan exact'],
  ['en', 'at least CNY 200,000', '200000 yuan at-least'],
  ['en', '200,000 mu (13,333 ha)', '200000 mu exact'],
  ['en', '1 village', '1 village exact'],
  ['zh', '20万元以上', '200000 yuan at-least'],
])('%s: %s', (language, text, expected) => {
  expect(read(text, language)).toBe(expected);
});

test('the longer unit word wins', () => {
  expect(readWritten('3.9万人次', 'zh', [person, participation])?.unit.id).toBe('participation');
  expect(readWritten('1.5亿斤', 'zh', ALL)?.unit).toBe(hundredMillionJin);
  const tenThousandYuan = { ...yuan, id: 'ten-thousand-yuan', zh: '万元' };
  expect(readWritten('5万元', 'zh', [yuan, tenThousandYuan])?.unit.id).toBe('ten-thousand-yuan');
  expect(readWritten('5万元', 'zh', [yuan])?.unit.id).toBe('yuan');
});

test.each<[Language, string]>([
  ['en', '1 villages'],
  ['en', '2 village'],
  ['en', '200,000 mu (13,334 ha)'],
  ['en', '200,000 mu'],
  ['en', '200000 mu (13,333 ha)'],
  ['en', 'over CNY 200,000'],
  ['en', 'CNY 0.2 million'],
  ['en', 'CNY -5'],
  ['zh', '８户'],
  ['zh', '8 户'],
  ['zh', '三年'],
  ['zh', '8677匹'],
])('is not our writing: %s %s', (language, text) => {
  expect(read(text, language)).toBeUndefined();
});
