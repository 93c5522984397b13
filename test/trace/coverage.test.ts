import { describe, expect, it } from 'vitest';
import { briefly, traceSketch } from './sources.ts';

async function unclaimed(
  text: string,
  ignored: readonly { readonly paragraph: number; readonly printed: string }[] = [],
): Promise<string[]> {
  const { diagnostics } = await traceSketch({ rows: [{ printed: '1个', unit: 'village' }], ignored }, `${text}\n1个`);
  return diagnostics.filter(({ code }) => code === 'unclaimed-number').map(({ found }) => found ?? '');
}

describe('coverage', () => {
  it.each([
    '2016年、2016年底、2016年12月、2016年12月31日、2015—2016年、12月31日、3月份、20日',
    '二〇一六年十二月三十一日，十二月，九十年代，21世纪',
    '发布于 2017-04-23、2017/4/23、23.04.2017 20:23',
    '第三次，第3次，第三、四批，第十一次代表大会',
    'on 23 April 2017, in April 2017, by the end of 2016.',
    '去年以来统一部署，万一有些同志不同意，进一步落实，四川',
    '双江拉祜族佤族布朗族傣族自治县与五通桥区、三台县',
  ])('asks for no figure: %s', async (text) => {
    expect(await unclaimed(text)).toEqual([]);
  });

  it.each([
    ['投入15亿元', '15亿元'],
    ['投入１５亿元', '１５亿元'],
    ['共有8,677户', '8,677户'],
    ['实行十五年', '十五年'],
    ['从五个方面', '五个方面'],
    ['占百分之八十', '百分之八十'],
    ['每户7000—8000株', '7000—8000株'],
    ['数百户人家', '数百户人家'],
    ['20个区', '20个区'],
    ['用时2016天', '2016天'],
  ])('wants a figure for a number: %s', async (text, found) => {
    expect(await unclaimed(text)).toEqual([found]);
  });

  it('points at the number in the source', async () => {
    const trace = await traceSketch(
      { rows: [{ printed: '1个', unit: 'village', paragraph: 2 }] },
      '投入15亿元\r\n\r\n　　建成1个、在建12个',
    );
    expect(briefly(trace)).toEqual(['unclaimed-number sources/source.txt:1:3 15亿元', 'unclaimed-number sources/source.txt:3:10 12个']);
    expect(trace.diagnostics.map(({ severity, place }) => [severity, place?.length])).toEqual([
      ['warning', 3],
      ['warning', 2],
    ]);
    expect(trace.sources[0]?.coverage).toEqual({ numbers: 3, claimed: 1, byRule: 0, byDataset: 0, unclaimed: 2 });
  });

  it('leaves out what the dataset says to ignore, and no more', async () => {
    expect(await unclaimed('五个方面、15年规划、1+X', [{ paragraph: 1, printed: '五个方面' }])).toEqual(['15年规划、1+', '1+X']);
    expect(await unclaimed('15年规划、5年计划', [{ paragraph: 1, printed: '5年' }])).toEqual(['15年规划、5年']);
    expect(await unclaimed('１+X林业、1 + X 林业', [{ paragraph: 1, printed: '1+X' }])).toEqual([]);
  });

  it('finds rows that ignore nothing', async () => {
    const trace = await traceSketch({ rows: [], ignored: [{ paragraph: 1, printed: '五个方面' }] }, '六条措施');
    expect(briefly(trace)).toEqual([
      'ignored-not-in-source dataset.yaml:10:1 五个方面',
      'unclaimed-number sources/source.txt:1:1 六条措施',
    ]);
    const moved = await traceSketch({ rows: [], ignored: [{ paragraph: 1, printed: '六条' }] }, '题\n六条措施');
    expect(moved.diagnostics[0]?.expected?.en).toBe('paragraph 2');
  });
});
