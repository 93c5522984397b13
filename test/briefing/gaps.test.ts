import { describe, expect, test } from 'vitest';
import type { EditionText } from '../../src/briefing/chart.ts';
import { regionBriefing } from '../../src/briefing/region-view.ts';
import type { EditionLines, RegionView } from '../../src/briefing/view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import { findings } from '../helpers/base-dataset.ts';
import { datasetWithGaps, GAP_EDITS, SHOWN } from '../helpers/gaps.ts';

// A zero, and a value that is not reported, not applicable or withheld: four different things wherever a figure can stand.

const dataset = datasetWithGaps();
const volume = volumeBriefing(dataset, 'zh-en');
const { view } = volume;

const textOf = (texts: EditionText | undefined, language: string): string => texts?.find(({ lang }) => lang === language)?.text ?? '';
const lineOf = (lines: EditionLines | undefined, language: string): string =>
  (lines?.find(({ lang }) => lang === language)?.parts ?? []).map(({ text }) => text).join('');
const ids = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
const regionOf = (id: string): RegionView | undefined =>
  id.startsWith('valley.') ? view.summary : view.regions.find(({ anchor }) => anchor === `region-${id.split('.')[0]}`);

test('nothing is refused, and cards without a value are pointed out', () => {
  expect(findings(...GAP_EDITS).map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'key-figure-without-value'));
});

describe.each(ids)('%s', (id) => {
  const number = String(volume.figures.indexOf(id) + 1);
  const region = regionOf(id);

  test('in a card', () => {
    const card = region?.cards.find(({ mark }) => mark.mark === number);
    expect(card?.number).toBe(SHOWN[id].zh);
  });

  test('in the table', () => {
    const row = region?.table.groups.flatMap(({ rows }) => rows).find((each) => each.number === number);
    expect(row?.missing).toBe(SHOWN[id].zh !== '0');
    expect(row?.value[0]?.text).toBe(SHOWN[id].zh);
    if (row?.missing === true) expect(textOf(row.value, 'en')).toBe(SHOWN[id].en);
    expect(textOf(row?.unit, 'zh')).not.toBe('');
    expect(row?.source).not.toBe('');
  });

  test('in the comparison', () => {
    const cells = view.comparisons[1]?.rows.flatMap((row) => row.cells) ?? [];
    const cell = cells.find(({ mark }) => mark.mark === number);
    expect(cell?.mark.to).toBe(`register-${id}`);
    expect(cell?.text[0]?.text).toBe(SHOWN[id].zh);
    expect(cell?.missing).toBe(SHOWN[id].zh !== '0');
    if (cell?.missing === true) expect(textOf(cell.text, 'en')).toBe(SHOWN[id].en);
  });

  test('in the chart and in what is said of it to those who cannot see it', () => {
    const chart = volume.charts.get('volume-funds');
    const item = chart?.items.find(({ figure }) => figure === id);
    expect(item?.text).toBe(SHOWN[id].zh);
    expect(textOf(chart?.alternative, 'zh')).toContain(`：${SHOWN[id].zh}`);
    expect(textOf(chart?.alternative, 'en')).toContain(`: ${SHOWN[id].en === '0' ? 'CNY\u00a00' : SHOWN[id].en}`);
  });

  test('in the register', () => {
    const row = view.register.groups.flatMap(({ rows }) => rows).find((each) => each.number === number);
    expect(textOf(row?.value, 'zh')).toMatch(SHOWN[id].zh === '0' ? /^0\u00a0?元$/ : SHOWN[id].zh);
    expect(textOf(row?.value, 'en')).toMatch(SHOWN[id].en === '0' ? /^CNY\u00a00$/ : SHOWN[id].en);
    for (const text of [row?.printed, row?.source, row?.printedAt]) expect(text).not.toBe('');
  });
});

test('a cell without any figure says so, and tells other kinds and periods from nothing at all', () => {
  const forest = view.comparisons[1]?.rows.map(({ cells }) => cells[1]);
  expect(forest?.slice(1).map((cell) => textOf(cell?.text, 'en'))).toEqual(['not comparable', 'not reported', 'not reported']);
  expect(forest?.[0]?.missing).toBe(false);
});

test.each([
  ['zh', '道路投资、林地：4个地区中1个有数据。'],
  ['en', 'Road funds, Forest: 1 of 4 regions reports this.'],
])('the comparison says in %s how many report each column, and what each word means', (language, coverage) => {
  const caption = lineOf(view.comparisons[1]?.caption, language);
  expect(caption).toContain(coverage);
  const words =
    language === 'zh'
      ? ['未报：', '不适用：', '未公开：', '不可比：']
      : ['Not reported: ', 'Not applicable: ', 'Withheld: ', 'Not comparable: '];
  for (const word of words) expect(caption.split(word)).toHaveLength(2);
  expect(lineOf(view.comparisons[0]?.caption, language)).not.toMatch(/有数据|report/);
});

test.each([
  ['zh', '4项中1项有数据。', ['未报：', '不适用：', '未公开：']],
  ['en', '1 of 4 items has a value.', ['Not reported: ', 'Not applicable: ', 'Withheld: ']],
] as const)('the chart says in %s how many items have a value, and what each word means', (language, coverage, words) => {
  const caption = lineOf(view.summary.chartRows[0]?.[0]?.caption, language);
  for (const text of [coverage, ...words]) expect(caption).toContain(text);
});

test.each([
  ['shiqiao', '本表4项数据中3项有数值。', '3 of the 4 figures in this table have a value.', 'Not reported: '],
  ['sanhe', '本表3项数据中1项有数值。', '1 of the 3 figures in this table has a value.', 'Withheld: '],
])('the notes of %s say how many figures have a value, and why others have none', (slug, zh, en, reason) => {
  const reported = dataset.regions.find((region) => region.slug === slug);
  if (reported === undefined) throw new Error(slug);
  const [chinese, english] = regionBriefing(dataset, reported, 'zh-en').view.region.notes;
  expect(chinese?.items.map(({ text }) => text).join('\n')).toContain(zh);
  expect(english?.items.map(({ text }) => text).join('\n')).toContain(en);
  expect(english?.items.map(({ text }) => text).join('\n')).toContain(reason);
});

test('only a bar may stand for a figure without a value', () => {
  const chart = GAP_EDITS.map((edit) => ({
    ...edit,
    ...(edit.replace === undefined ? {} : { replace: edit.replace.replace('type: bar', 'type: line') }),
  }));
  expect(findings(...chart).map(({ code }) => code)).toEqual(
    expect.arrayContaining(Array.from({ length: 3 }, () => 'figure-without-value')),
  );
});
