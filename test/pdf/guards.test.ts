import { describe, expect, it } from 'vitest';
import type { ChartModel } from '../../src/briefing/chart.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { checkGlyphs, checkLayout } from '../../src/pdf/guards.ts';
import type { EmbeddedFace } from '../../src/pdf/engine/embedded-face.ts';
import { render } from './setting.ts';

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

  it('stop on an empty page, a line drawn twice and a drawn box', () => {
    const page = { items: [], pageSize: { width: 1, height: 1 }, pageMargins: { left: 0, top: 0, right: 0, bottom: 0 } };
    expect(() => checkLayout({ pages: [page], lines: [], charts: [] })).toThrow('empty pages: 1');
    expect(() => checkGlyphs([{ has: () => true, face: { source: { id: 'sans' } } } as unknown as EmbeddedFace])).toThrow('missing glyph');
  });
});
