import { expect, test } from 'vitest';
import { againstView } from '../../src/briefing/against-view.ts';

const view = {
  rows: [
    { number: '1', value: [{ lang: 'zh', text: '8,677' }], unit: '户' },
    { number: '2', value: [{ lang: 'zh', text: '2.52' }], unit: '%' },
  ],
};

test('texts that a template wrote hold every figure of the view', () => {
  expect(againstView(view, ['1', '8,677', '户', '2', '2.52', '%'])).toEqual({ missing: [], stray: [] });
  expect(againstView(view, ['1', '8,677 户', '2', '约2.52%'])).toEqual({ missing: [], stray: [] });
  expect(againstView(view, ['1', '8,677', '2'])).toEqual({ missing: ['2.52'], stray: [] });
});

test('texts that a template wrote hold no number of their own', () => {
  expect(againstView(view, ['1', '8,677', '2.52', '2016年'])).toEqual({ missing: [], stray: ['2016'] });
  expect(againstView(view, ['8,677', '2.52', '8677', '2.5']).stray).toEqual(['8677', '2.5']);
});
