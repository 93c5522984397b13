import { describe, expect, it } from 'vitest';
import type { ChartModel } from '../../src/briefing/chart.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { checkDrawn } from '../../src/pdf/drawn.ts';
import type { DrawnLine } from '../../src/pdf/engine/drawing.ts';
import { TextLine } from '../../src/pdf/engine/text-line.ts';
import { checkLayout } from '../../src/pdf/guards.ts';
import { SetParagraph } from '../../src/pdf/line/lines.ts';
import type { Paragraph } from '../../src/pdf/line/paragraph.ts';
import { LOOKS } from '../../src/theme/type.ts';
import { open, textOf } from './reading.ts';
import { FONTS, render, treeOf } from './setting.ts';

async function findings(markup: string, charts = new Map<string, ChartModel>()): Promise<string[]> {
  const error = await render(markup, { charts }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(FindingsError);
  return (error as FindingsError).diagnostics.map(({ code, place, found }) => `${code} ${place?.line} ${found ?? ''}`);
}

const chart = (text: string): ChartModel => ({
  id: 'c',
  type: 'bar',
  items: [{ figure: 'f', label: [{ lang: 'zh', text }], value: 1, text: '1', kind: 'actual' }],
  alternative: [],
});

describe('guards', () => {
  it('name a character that no font has, with its code point and place', async () => {
    expect(await findings('<doc lang="zh">\n<p>笑\u{1F600}脸</p></doc>')).toEqual(['missing-glyph 2 \u{1F600} U+1F600']);
    expect(await findings('<doc lang="zh">\n<chart ref="c"/></doc>', new Map([['c', chart('\u2717')]]))).toEqual([
      'missing-glyph 2 \u2717 U+2717',
    ]);
    expect(await findings('<doc lang="zh"><kpi-row>\n<kpi number="\u2717"></kpi></kpi-row></doc>')).toEqual([
      'missing-glyph 2 \u2717 U+2717',
    ]);
  });

  it('refuse a chart that is not there and contents of nothing', async () => {
    expect(await findings('<doc lang="zh"><chart ref="d"/></doc>', new Map([['c', chart('甲')]]))).toEqual(['unknown-chart 1 d']);
    expect(await findings('<doc lang="zh">\n<toc/></doc>')).toEqual(['empty-contents 2 ']);
  });

  it('refuse what is kept together but taller than a page', async () => {
    const long = '很长的文字。'.repeat(1500);
    expect(await findings(`<doc lang="zh"><keep>\n<p>${long}</p></keep></doc>`)).toEqual([expect.stringMatching(/^too-tall 2 很长/)]);
    expect(await findings(`<doc lang="zh"><table widths="*"><tr>\n<td>${long}</td></tr></table></doc>`)).toEqual([
      expect.stringMatching(/^too-tall 2/),
    ]);
    const head = `<doc lang="zh"><table widths="*"><tr role="head">\n<th>${long}</th></tr><tr><td>甲</td></tr></table></doc>`;
    expect((await findings(head))[0]).toMatch(/^too-tall 2/);
  });

  it('refuse columns that reach beyond the text area', async () => {
    expect(
      await findings(`<doc lang="zh"><table widths="300 300"><tr><td>左</td>\n<td>${'右'.repeat(60)}</td></tr></table></doc>`),
    ).toEqual([expect.stringMatching(/^too-wide 2/)]);
  });

  it('stop on an empty page', () => {
    const page = { items: [], pageSize: { width: 1, height: 1 }, pageMargins: { left: 0, top: 0, right: 0, bottom: 0 } };
    expect(() => checkLayout({ pages: [page], lines: [], charts: [] })).toThrow('empty pages: 1');
  });
});

describe('what was drawn', () => {
  const paragraph: Paragraph = {
    pieces: [{ type: 'text', text: '贫困人口 8,677户26,093人', look: LOOKS.body, language: 'zh' }],
    align: 'left',
    place: { file: 'main.hbs', line: 7, column: 1 },
    anchors: [],
    outline: [],
  };
  const tree = treeOf('<doc lang="zh"><p>贫困人口 8,677户26,093人</p></doc>');
  const empty = treeOf('<doc lang="zh"></doc>');
  const laidOut = new SetParagraph(paragraph, FONTS).lines(56).map((set, index) => new TextLine(set, paragraph, index, 56));
  const drawn = laidOut.map(({ set }, index): DrawnLine => ({
    page: 1,
    text: ['贫困人口', '8,677户', '26,093人'][index]!,
    left: 100,
    right: 180,
    baseline: 100 + 12 * index,
    size: 8,
    set,
  }));
  const other = (index: number, change: Partial<DrawnLine>): DrawnLine[] => drawn.with(index, { ...drawn[index]!, ...change });

  it('is what was to be drawn', () => {
    expect(() => checkDrawn(tree, laidOut, drawn)).not.toThrow();
    expect(() => checkDrawn(tree, laidOut, other(2, { text: '26,098人' }))).toThrow('line 7 of main.hbs was drawn as');
    expect(() => checkDrawn(tree, laidOut, drawn.slice(0, 2))).toThrow('line 7 of main.hbs');
    const more = treeOf('<doc lang="zh"><p>贫困人口 8,677户26,093人</p><p>目标</p></doc>');
    expect(() => checkDrawn(more, laidOut, drawn)).toThrow('was not drawn: 目标');
    // A missing glyph's box reads as nothing.
    expect(() => checkDrawn(tree, laidOut, other(1, { text: '8677户' }))).toThrow('was drawn as');
    expect(() => checkDrawn(empty, [], other(1, { text: '8,677戶' }))).toThrow('page 1: "8,677户" was drawn as "8,677戶"');
  });

  it('stands within the text area and apart', () => {
    expect(() => checkDrawn(tree, laidOut, other(1, { right: 590 }))).toThrow('outside the text area');
    expect(() => checkDrawn(tree, laidOut, other(2, { baseline: 113 }))).toThrow('over one another');
    expect(() => checkDrawn(tree, laidOut, other(2, { baseline: 113, left: 200, right: 240 }))).not.toThrow();
    expect(() => checkDrawn(tree, laidOut, other(2, { baseline: 113, page: 2 }))).not.toThrow();
  });

  it('copies each character as itself, also where two share a glyph', async () => {
    const text = await textOf(await open((await render('<doc lang="zh"><p>甲・乙·丙 A\u2011B-C</p></doc>')).bytes), 1);
    expect(text).toBe('甲・乙·丙A\u2011B-C');
  });
});
