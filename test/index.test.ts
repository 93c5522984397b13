import { expect, test } from 'vitest';
import { documentDate, plain, planDocuments, prepare, render, writeQuantity, type Figure, type PlannedDocument } from '../src/index.ts';

test('a program reads a dataset, picks a document and renders it in memory', async () => {
  const { prepared, diagnostics } = prepare('data/sichuan-2017-04-23');
  expect(diagnostics).toEqual([]);
  if (prepared === undefined) throw new Error('nothing was prepared');
  const { dataset } = prepared;
  const figure: Figure | undefined = dataset.figureById.get('nanbu.water-investment');
  expect(figure?.region.region.name.en).toContain('Nanbu');
  if (figure?.quantity === undefined) throw new Error('the figure has no value');
  expect(plain(figure.quantity.value)).toBe('1500000000');
  expect(writeQuantity(figure.quantity, 'en', { groupChinese: true }).text).toBe('CNY 1.5 billion');

  const documents: readonly PlannedDocument[] = planDocuments(dataset, { regions: ['nanbu'], editions: ['en'], formats: ['pdf'] });
  expect(documents).toMatchObject([{ type: 'briefing', edition: 'en' }]);
  const [document] = documents;
  if (document === undefined) throw new Error('no document was planned');
  const created = documentDate(dataset.date, {});
  if (created === undefined) throw new Error('the dataset has no date');
  const { name, bytes, pages } = await render(prepared, document, created);
  expect(name).toMatch(/_511321_nanbu_en_20170423\.pdf$/);
  expect(new TextDecoder('latin1').decode(bytes.subarray(0, 5))).toBe('%PDF-');
  expect(pages).toBe(2);
});

test('what is wrong with a dataset is told, not thrown', () => {
  const { prepared, diagnostics } = prepare('data/no-such-dataset');
  expect(prepared).toBeUndefined();
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toContain('error unreadable-file');
});
