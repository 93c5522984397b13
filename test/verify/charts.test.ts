import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { findingsIn, made, spotOf, withPart, WORKBOOK } from './fixture.ts';

const whole = await made(WORKBOOK);
const NANBU = 'xl/worksheets/sheet4.xml';
/** The part of the chart of Nanbu's roads. */
const ROADS =
  Object.entries(unzipSync(whole.bytes)).find(
    ([name, part]) => name.startsWith('xl/charts/') && strFromU8(part).includes('<c:v>80</c:v>'),
  )?.[0] ?? '';

async function spotsAfter(part: string, change: (text: string) => string) {
  const found = await findingsIn({ ...whole, bytes: withPart(whole.bytes, part, change) });
  return found.map(spotOf);
}

/** The value of the last row of a sheet that has a number as a formula's result: one of its charts' tables. */
function inChartTable(xml: string, from: string, to: string): string {
  const at = xml.lastIndexOf(`<v>${from}</v>`);
  return xml.slice(0, at) + `<v>${to}</v>` + xml.slice(at + `<v>${from}</v>`.length);
}

describe('the charts of a finished workbook', () => {
  it('keep another value than their cells have', async () => {
    const [finding, ...more] = await spotsAfter(ROADS, (text) => text.replace('<c:v>80</c:v>', '<c:v>81</c:v>'));
    expect(finding).toMatchObject({ code: 'stale-chart', expected: '100, 80, 60', found: `${ROADS}: 100, 81, 60` });
    expect(more).toEqual([]);
  });

  it('draw other cells than there are', async () => {
    const found = await spotsAfter(ROADS, (text) => text.replace(/<c:f>'[^']+'/, "<c:f>'Nowhere'"));
    expect(found.map(({ code }) => code)).toEqual(['stale-chart']);
  });

  it('draw a value that is not the figure’s', async () => {
    const codes = (await spotsAfter(NANBU, (text) => inChartTable(text, '60', '61'))).map(({ code, expected, found }) => [
      code,
      expected,
      found,
    ]);
    expect(codes).toEqual([
      ['stale-chart', '100, 80, 61', `${ROADS}: 100, 80, 60`],
      ['wrong-figure', '60', '61'],
    ]);
  });

  it('are fewer than asked for', async () => {
    const { [ROADS]: gone, ...rest } = unzipSync(whole.bytes);
    expect(gone).toBeDefined();
    const found = await findingsIn({ ...whole, bytes: zipSync(rest) });
    expect(found.map(({ code }) => code)).toEqual(['chart-count']);
  });
});
