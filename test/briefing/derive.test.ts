import { expect, it } from 'vitest';
import { evaluateDerivations, formulaText } from '../../src/briefing/derive.ts';
import { labelsOf } from '../../src/briefing/labels.ts';
import type { Derivation } from '../../src/dataset/dataset.ts';
import { writeQuantity } from '../../src/quantity/write.ts';
import { sichuan } from './fixture.ts';

const dataset = sichuan();
const place = { file: 'dataset.yaml', line: 1, column: 1 };
const label = { zh: '…', en: '…' };

function result(...derivations: readonly Omit<Derivation, 'label' | 'place'>[]): readonly string[] {
  const derived = evaluateDerivations({ ...dataset, derivations: derivations.map((derivation) => ({ ...derivation, label, place })) });
  return [...derived.values()].map(
    ({ quantity, formula }) =>
      `${formulaText(formula.en).replaceAll('\u00A0', ' ')} = ${writeQuantity(quantity, 'en', { groupChinese: true }).text}`,
  );
}

it('computes sums, differences and shares with their formula', () => {
  expect(
    result(
      { id: 'a', operation: 'sum', inputs: ['aba.people-to-exit', 'jiangyou.people-to-exit'] },
      { id: 'b', operation: 'difference', inputs: ['nanbu.roads-villages', 'nanbu.roads-households'] },
      { id: 'c', operation: 'share', inputs: ['chengdu.received', 'chengdu.expected'], decimals: 1 },
    ),
  ).toEqual([
    '30,811 people + 6,280 people = 37,091 people',
    '100% − 60% = 40 percentage points',
    'CNY 114 million ÷ CNY 388 million = 29.4%',
  ]);
});

it('computes on what it has computed, and counts', () => {
  expect(
    result(
      { id: 'a', operation: 'sum', inputs: ['aba.people-to-exit', 'jiangyou.people-to-exit'] },
      { id: 'b', operation: 'share', inputs: ['aba.people-to-exit', 'a'] },
      { id: 'c', operation: 'number-of-regions', inputs: ['aba.people-to-exit', 'aba.villages-to-exit', 'jiangyou.people-to-exit'] },
    ),
  ).toEqual([
    '30,811 people + 6,280 people = 37,091 people',
    '30,811 people ÷ 37,091 people = 83%',
    '30,811 people, 239 villages, 6,280 people = 2',
  ]);
});

it('keeps a computed value in the scale of its inputs', () => {
  const [sum] = evaluateDerivations({
    ...dataset,
    derivations: [{ id: 'a', operation: 'sum', inputs: ['aba.people-to-exit', 'jiangyou.people-to-exit'], label, place }],
  }).values();
  expect(writeQuantity(sum!.quantity, 'zh', { groupChinese: true }).text).toMatch(/^37,091/);
});

it('throws on an input without a value, which the rules refuse', () => {
  expect(() => result({ id: 'a', operation: 'sum', inputs: ['jiangyou.counties-to-exit'] })).toThrow('has no value');
});

it('numbers in Chinese and English', () => {
  expect([1, 2, 10, 11, 20, 21].map(labelsOf('zh').ordinal)).toEqual(['一、', '二、', '十、', '十一、', '二十、', '二十一、']);
  expect(labelsOf('en').ordinal(3)).toBe('3.');
});
