import { describe, expect, it } from 'vitest';

import { FORMATS } from '../../src/output/formats.ts';
import { planDocuments } from '../../src/output/plan.ts';
import type { DocumentToVerify } from '../../src/verify/verify.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { seeded } from '../helpers/seeded.ts';
import { findingsIn, made, SICHUAN, spotOf, withFigures, WORKBOOK } from './fixture.ts';

const plans = planDocuments(SICHUAN.dataset, { formats: FORMATS });
const table = await made(plans.find(({ type }) => type === 'data-table')!);
const descriptor = await made(plans.find(({ type }) => type === 'data-package')!);

function edited(document: DocumentToVerify, change: (text: string) => string): DocumentToVerify {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(document.bytes);
  const after = change(before);
  if (after === before) throw new Error('nothing changed');
  return { ...document, bytes: new TextEncoder().encode(after) };
}

const spots = async (...documents: readonly DocumentToVerify[]) => (await findingsIn(...documents)).map(spotOf);

describe('a data table', () => {
  it('is as the dataset has it, every figure with its place', async () => {
    const { findings, places, figures } = await verifyDocuments(SICHUAN.dataset, [table, descriptor]);
    expect(findings).toEqual([]);
    expect(figures).toBe(SICHUAN.dataset.figures.length);
    expect(places[0]).toEqual({ document: table.name, figure: 'nanbu.poor-households', cell: 'O2', kind: 'data' });
  });

  it.each<[string, (text: string) => string, Record<string, unknown>]>([
    ['another value', (text) => text.replace(',8677,', ',8678,'), { code: 'wrong-figure', cell: 'O2', found: '8678' }],
    ['another word', (text) => text.replace(',actual,', ',target,'), { code: 'wrong-cell', cell: 'L2', found: 'target' }],
    ['another number in words', (text) => text.replace('8,677 households', '8,678 households'), { code: 'wrong-cell', cell: 'W2' }],
    ['a formula', (text) => text.replace(',8677户,', ',=8677,'), { code: 'formula-in-table', cell: 'R2', found: '=8677' }],
    ['an apostrophe that protects nothing', (text) => text.replace(',8677户,', ",'8677户,"), { code: 'wrong-cell', cell: 'R2' }],
    ['a row less', (text) => text.replace(/[^\n]*\n$/, ''), { code: 'wrong-rows', expected: '68', found: '67' }],
    ['a cell less', (text) => text.replace(/,8677,,/, ',8677,'), { code: 'wrong-rows', cell: 'A2', expected: '23', found: '22' }],
    ['other columns', (text) => text.replace('figure_id,', 'id,'), { code: 'foreign-document' }],
    ['line ends of another system', (text) => text.replaceAll('\r\n', '\n'), { code: 'unreadable-document' }],
    ['no byte order mark', (text) => text.slice(1), { code: 'unreadable-document', found: 'no byte order mark' }],
  ])('with %s is found', async (_, change, expected) => {
    expect(await spots(edited(table, change))).toContainEqual(expect.objectContaining(expected));
  });

  it('and a workbook that differ are found where they differ', async () => {
    const other = withFigures((figure) =>
      figure.id === 'nanbu.poor-households' ? { ...figure, quantity: SICHUAN.dataset.figures[1]!.quantity! } : figure,
    );
    const found = await findingsIn(await made(WORKBOOK, other), table);
    expect(found.map(spotOf)).toContainEqual(
      expect.objectContaining({ code: 'files-differ', document: WORKBOOK.name, figure: 'nanbu.poor-households' }),
    );
  });

  it('with any byte changed is noticed', async () => {
    const random = seeded(7n);
    for (let round = 0; round < 300; round++) {
      const at = Math.floor(random.next().value * table.bytes.length);
      const bytes = table.bytes.slice();
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random.next().value * 8));
      expect(await findingsIn({ ...table, bytes }), `byte ${at} is ${bytes[at]}`).not.toEqual([]);
    }
  });
});

describe('a data package', () => {
  it.each<[string, (text: string) => string, Record<string, unknown>]>([
    ['of another file', (text) => text.replace(/sha256:./, 'sha256:x'), { code: 'wrong-cell', cell: 'resources.0.hash' }],
    ['of another size', (text) => text.replace(/"bytes": \d/, '"bytes": 9'), { code: 'wrong-cell', cell: 'resources.0.bytes' }],
    ['with another title', (text) => text.replace('五地进展', '三地进展'), { code: 'wrong-cell', cell: 'title' }],
    ['with another type', (text) => text.replace('"type": "number"', '"type": "string"'), { code: 'wrong-cell' }],
    ['that is no JSON', (text) => text.slice(1), { code: 'unreadable-document' }],
  ])('%s is found', async (_, change, expected) => {
    expect(await spots(table, edited(descriptor, change))).toContainEqual(expect.objectContaining(expected));
  });

  it('is held against the very table beside it', async () => {
    const other = edited(table, (text) => text.replace(',8677,', ',8678,'));
    expect(await spots(other, descriptor)).toContainEqual(
      expect.objectContaining({ code: 'wrong-cell', document: 'datapackage.json', cell: 'resources.0.hash' }),
    );
  });
});
