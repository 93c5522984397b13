import { describe, expect, it } from 'vitest';
import { briefly, SECOND_SOURCE, secondDataset, traceIn, traceSketch, type Row } from './sources.ts';

describe('traceDataset', () => {
  it('finds every figure of a sound dataset and leaves no number over', async () => {
    const { sources, unchecked, diagnostics } = await traceIn(secondDataset(), { 'source.txt': SECOND_SOURCE });
    expect(diagnostics).toEqual([]);
    expect(unchecked).toBe(0);
    expect(sources.map(({ source, figures, equal, coverage }) => ({ id: source.id, figures, equal, coverage }))).toEqual([
      { id: 'N1', figures: 31, equal: 31, coverage: { numbers: 51, claimed: 31, byRule: 19, byDataset: 1, unclaimed: 0 } },
    ]);
  });

  it.each<[string, Row]>([
    ['新建34所学校', { printed: '34所', unit: 'school' }],
    ['投入１５亿元', { printed: '15亿元', unit: 'yuan' }],
    ['共有8,677户', { printed: '8677户', unit: 'household' }],
    ['共有8677户', { printed: '8,677户', unit: 'household' }],
    ['共有 8 677 户', { printed: '8677户', unit: 'household' }],
    ['共有８，６７７户', { printed: '8677户', unit: 'household' }],
    ['每户7000－8000株', { printed: '7000—8000株', unit: 'plant' }],
    ['利润为−3.5万元', { printed: '-3.5万元', unit: 'yuan' }],
    ['实行十五年规划', { printed: '十五年', unit: 'year' }],
    ['每户２０万元以上', { printed: '20万元以上', unit: 'yuan' }],
    ['比重不低于 50％', { printed: '不低于50%', unit: 'percent' }],
    ['2016年5个村', { printed: '5个', unit: 'village' }],
    ['It cost CNY 1.5 billion.', { printed: 'CNY 1.5 billion', unit: 'yuan' }],
  ])('finds in %s what %o says', async (text, row) => {
    const { sources, diagnostics } = await traceSketch({ rows: [row] }, text);
    expect(diagnostics).toEqual([]);
    expect(sources[0]?.equal).toBe(1);
  });

  it.each<[string, Row, string]>([
    ['改建134所', { printed: '34所', unit: 'school' }, 'value-not-as-source'],
    ['投入115亿元', { printed: '15亿元', unit: 'yuan' }, 'value-not-as-source'],
    ['投入1.15亿元', { printed: '15亿元', unit: 'yuan' }, 'value-not-as-source'],
    ['共15个村', { printed: '5个', unit: 'village' }, 'value-not-as-source'],
    ['共1,205户', { printed: '205户', unit: 'household' }, 'value-not-as-source'],
    ['每户7000—8000株', { printed: '8000株', unit: 'plant' }, 'value-not-as-source'],
    ['利润-3.5万元', { printed: '3.5万元', unit: 'yuan' }, 'value-not-as-source'],
    ['实行十五年规划', { printed: '五年', unit: 'year' }, 'value-not-as-source'],
    ['投入15亿元', { printed: '15万元', unit: 'yuan' }, 'value-not-as-source'],
    ['从五个方面入手', { printed: '5个', unit: 'village' }, 'token-not-in-source'],
    ['没有数字', { printed: '5个', unit: 'village' }, 'token-not-in-source'],
    ['培训3.9万人次', { printed: '3.9万人', unit: 'person' }, 'unit-not-as-source'],
    ['用时5个月', { printed: '5个', unit: 'village' }, 'unit-not-as-source'],
    ['共有8677人', { printed: '8677户', unit: 'household' }, 'unit-not-as-source'],
    ['每户20万元以上', { printed: '20万元', unit: 'yuan' }, 'qualifier-not-as-source'],
    ['每户20万元', { printed: '20万元以上', unit: 'yuan' }, 'qualifier-not-as-source'],
    ['增长近2倍', { printed: '2倍', unit: 'times' }, 'qualifier-not-as-source'],
    ['不超过60天', { printed: '超过60天', unit: 'day' }, 'qualifier-not-as-source'],
    ['共300余户', { printed: '300户', unit: 'household' }, 'qualifier-not-as-source'],
    ['more than 500 villages', { printed: '500 villages', unit: 'village' }, 'qualifier-not-as-source'],
  ])('says of %s that it is not what %o says: %s', async (text, row, code) => {
    const trace = await traceSketch({ rows: [row] }, text);
    expect(trace.diagnostics.map((finding) => [finding.code, finding.severity, finding.place?.line])).toEqual([[code, 'error', 1]]);
    expect(trace.sources[0]).toMatchObject({ figures: 1, equal: 0 });
  });

  it.each(['附近5个村', '节约5个工', '集约5个园', '反超5个县'])('takes no part of another word for a bound word: %s', async (text) => {
    expect(briefly(await traceSketch({ rows: [{ printed: '5个', unit: 'village' }] }, text))).toEqual([]);
  });

  it('names the place in the source', async () => {
    const { diagnostics } = await traceSketch({ rows: [{ printed: '8677户', unit: 'household', paragraph: 2 }] }, '题\n\n  共有8678户');
    expect(diagnostics).toEqual([
      {
        code: 'value-not-as-source',
        severity: 'error',
        place: { file: 'figures.csv', line: 1, column: 9 },
        message: { zh: 'queshi.f1 的数值与来源不符', en: "the value of queshi.f1 is not the source's" },
        expected: { zh: '8678户（来源 sources/source.txt:3:5）', en: '8678户, as the source has it at sources/source.txt:3:5' },
        found: '8677户',
        fix: {
          zh: '核对来源，改正这一行的值、单位、限定词和 `printed`',
          en: "look at the source and correct the row's value, unit, qualifier and `printed`",
        },
      },
    ]);
  });

  it('says where a figure went', async () => {
    const { diagnostics } = await traceSketch({ rows: [{ printed: '8677户', unit: 'household', paragraph: 1 }] }, '题\n共有8677户');
    expect(diagnostics.map(({ code, expected }) => [code, expected?.en])).toEqual([
      ['paragraph-moved', 'paragraph 2 (sources/source.txt:2:3)'],
    ]);
  });

  it('says so when the paragraph does not exist', async () => {
    const { diagnostics } = await traceSketch({ rows: [{ printed: '8677户', unit: 'household', paragraph: 9 }] }, '题\n文');
    expect(diagnostics.map(({ code, expected }) => [code, expected?.en])).toEqual([
      ['token-not-in-source', 'a paragraph from 1 to 2 (sources/source.txt)'],
    ]);
  });

  it('asks which is meant when a token stands twice, and is content when two rows mean two places', async () => {
    const row = { printed: '5个', unit: 'village' };
    const text = '甲地5个村，乙地5个村，丙地15个村不算';
    const ignored = [{ paragraph: 1, printed: '15个' }];
    const { diagnostics, sources } = await traceSketch({ rows: [row], ignored }, text);
    expect(diagnostics.map(({ code, severity, expected }) => [code, severity, expected?.en])).toEqual([
      ['token-twice-in-source', 'warning', 'one of sources/source.txt:1:3, sources/source.txt:1:9'],
    ]);
    expect(sources[0]?.equal).toBe(1);
    expect(briefly(await traceSketch({ rows: [row, row], ignored }, text))).toEqual([]);
    expect(
      briefly(await traceSketch({ rows: [row], ignored, alsoAt: [{ figure: 'queshi.f1', paragraph: 1, printed: '5个' }] }, text)),
    ).toEqual([]);
  });

  it('checks what is printed a second time', async () => {
    const rows = [{ printed: '10个', unit: 'village' }];
    const alsoAt = [{ figure: 'queshi.f1', paragraph: 2, printed: '10个' }];
    expect(briefly(await traceSketch({ rows, alsoAt }, '退出10个村\n退出的10个村'))).toEqual([]);
    expect(briefly(await traceSketch({ rows, alsoAt }, '退出10个村\n退出的11个村'))).toEqual([
      'value-not-as-source dataset.yaml:30:1 10个',
    ]);
    const other = [{ figure: 'queshi.f1', paragraph: 2, printed: '11个' }];
    expect(briefly(await traceSketch({ rows, alsoAt: other }, '退出10个村\n退出的11个村'))).toEqual([
      'value-not-as-source dataset.yaml:30:1 11个',
    ]);
  });
});
