import { expect, it } from 'vitest';

import { documentDate } from '../../src/effects/clock.ts';

it('gives documents the date of issue, or SOURCE_DATE_EPOCH', () => {
  expect(documentDate('2017-04-23', {})?.toISOString()).toBe('2017-04-23T00:00:00.000Z');
  expect(documentDate('2017-04-23', { SOURCE_DATE_EPOCH: '' })?.toISOString()).toBe('2017-04-23T00:00:00.000Z');
  expect(documentDate('2017-04-23', { SOURCE_DATE_EPOCH: '86400' })?.toISOString()).toBe('1970-01-02T00:00:00.000Z');
});

it.each(['yesterday', '1.5', '-1', '1e9', '123456789012'])('refuses SOURCE_DATE_EPOCH=%s', (value) => {
  expect(documentDate('2017-04-23', { SOURCE_DATE_EPOCH: value })).toBeUndefined();
});
