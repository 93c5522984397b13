import { describe, expect, it } from 'vitest';

import { readPrintedText, UnreadablePdf } from '../../src/verify/pages/printed-text.ts';
import { findingsIn, planOf } from './fixture.ts';

/** A PDF by hand: a page for each content stream, in a font whose `A` says that it is U+0000. */
function pdf(...pages: readonly string[]): Uint8Array {
  const cmap = '1 beginbfchar <41> <0000> endbfchar';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${5 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>',
    `<< /Length ${cmap.length} >>\nstream\n${cmap}\nendstream`,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources << /Font << /F 3 0 R >> >> /Contents ${6 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = ['0000000000 65535 f ', ...offsets.map((offset) => `${offset} 00000 n `)].join('\n');
  const end = `xref\n0 ${objects.length + 1}\n${table}\ntrailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text + end);
}

const show = (...texts: readonly string[]): string => `BT /F 10 Tf 20 80 Td ${texts.map((text) => `(${text}) Tj 0 -20 Td`).join(' ')} ET`;

describe('pages opened again', () => {
  it('gives text without white space, and where it stands from the top left corner', async () => {
    const printed = await readPrintedText(pdf(show('one two', '3'), show('four')));
    expect(printed.text).toBe('onetwo3four');
    expect(printed.pages.map(({ number, start, end }) => [number, start, end])).toEqual([
      [1, 0, 7],
      [2, 7, 11],
    ]);
    expect(printed.pageAt(7)).toBe(2);
    const [box, ...more] = printed.boxes(6, 7);
    expect(more).toEqual([]);
    // Its line stands 60 points above the page's foot, which is 40 below its head.
    expect(box).toMatchObject({ page: 1, left: 20, top: 31.2, height: 10 });
    expect(printed.boxes(5, 8).map(({ page, top }) => [page, top])).toEqual([
      [1, 11.2],
      [1, 31.2],
      [2, 11.2],
    ]);
  });

  it('finds a character without a glyph', async () => {
    const plan = planOf('nanbu_en');
    const findings = await findingsIn({ name: plan.name, plan, bytes: pdf(show('text'), show('x A y')), pages: 2 });
    expect(findings.map(({ code, page }) => [code, page])).toEqual([
      ['missing-glyph', 2],
      ['foreign-document', undefined],
    ]);
  });

  it.each([
    ['without its first byte', (text: string) => text.slice(1), 'does not begin with %PDF-'],
    ['with a byte more at its head', (text: string) => text.replace('\n', '\n\n'), 'no table of objects at byte'],
    ['that ends early', (text: string) => text.slice(0, -20), 'does not end with startxref'],
    [
      'with an object elsewhere',
      (text: string) => text.replace(/00000 n (?=\ntrailer)/, '00001 n ').replace(/\d{10}(?= 00001 n)/, '0000000011'),
      'does not stand at byte 11',
    ],
  ])('refuses a file %s, which the reader would mend', async (_, spoil, found) => {
    const text = spoil(new TextDecoder('latin1').decode(pdf(show('text'))));
    const read = readPrintedText(Buffer.from(text, 'latin1'));
    await expect(read).rejects.toThrow(found);
    await expect(read).rejects.toThrow(UnreadablePdf);
  });
});
