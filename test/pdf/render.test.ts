import { describe, expect, it } from 'vitest';
import type { ChartItem, ChartModel } from '../../src/briefing/chart.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { renderPdf } from '../../src/pdf/render.ts';
import { NANBU, NANBU_CHARTS } from './fixtures/nanbu.ts';
import { open, textOf, wordsOf } from './reading.ts';
import { FONTS, INFORMATION, render, treeOf } from './setting.ts';

const bar = (name: string, to: string): ChartItem => ({
  figure: name,
  label: [{ lang: 'zh', text: name }],
  value: 12,
  text: '12',
  kind: 'actual',
  to,
});

const nanbu = (): ReturnType<typeof render> => render(NANBU, { charts: NANBU_CHARTS });

describe('a region’s briefing', () => {
  it('fills two pages and holds every figure in both languages', async () => {
    const pdf = await nanbu();
    expect(pdf.pages).toBe(2);
    const document = await open(pdf.bytes);
    const text = (await textOf(document, 1)) + (await textOf(document, 2));
    for (const figure of [
      '8,677户26,093人',
      '2.52%',
      '206个',
      'CNY4,200',
      '18,637人',
      '15亿元',
      'CNY1.5billion',
      '24,600套',
      '9,815名',
      '98%',
    ]) {
      expect(text).toContain(figure);
    }
    expect(text).toContain('patients’medicalexpenses');
  });

  it('tells readers its title, language, author and date, whatever characters they hold', async () => {
    const document = await open((await nanbu()).bytes);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({ Title: INFORMATION.title, Author: INFORMATION.author, Language: 'zh-CN', PDFFormatVersion: '1.7' });
    expect(metadata?.get('dc:creator')).toEqual([INFORMATION.author]);
    expect(await document.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  });

  it('links each mark to its row, and has an outline', async () => {
    const document = await open((await nanbu()).bytes);
    const links = await (await document.getPage(1)).getAnnotations();
    expect(links.map(({ dest }) => dest)).toContain('row-7');
    const row = await document.getDestination('row-7');
    expect(await document.getPageIndex((row as unknown[])[0] as never)).toBe(1);
    expect((await document.getOutline())?.map(({ title }) => title)).toEqual(['南部县 Nanbu County', '指标一览 Indicators']);
  });

  it('links a chart’s values to their rows, where the document has them', async () => {
    const charts = new Map([
      ['c', { id: 'c', type: 'bar', alternative: [], items: [bar('甲', 'row-1'), bar('乙', 'row-9')] } satisfies ChartModel],
    ]);
    const markup = '<doc lang="zh"><chart ref="c"/><table widths="*"><tr><td id="row-1">甲</td></tr></table></doc>';
    const document = await open((await render(markup, { charts })).bytes);
    const [link, ...others] = await (await document.getPage(1)).getAnnotations();
    expect([link?.dest, others]).toEqual(['row-1', []]);
    const value = (await wordsOf(document, 1)).find(({ text }) => text === '12')!;
    expect(link!.rect[0]).toBeLessThanOrEqual(value.x + 0.1);
    expect(link!.rect[2]).toBeGreaterThan(value.x + 5);
  });

  it('sets Chinese and English side by side on one baseline', async () => {
    const words = await wordsOf(await open((await nanbu()).bytes), 1);
    const baseline = (start: string): number => words.find(({ text }) => text.startsWith(start))!.y;
    expect(baseline('一')).toBeCloseTo(baseline('1.'), 1);
  });
});

describe('determinism', () => {
  it('gives the same bytes alone and after other documents', async () => {
    const [fresh, used] = [loadFontSet(diskFiles, 'fonts', []), loadFontSet(diskFiles, 'fonts', [])];
    const alone = await render(NANBU, { charts: NANBU_CHARTS, fonts: fresh });
    // These share their glyphs with the middle dot and the hyphen; fontkit remembers which character came first.
    await render('<doc lang="zh"><p>甲・乙 2016\u2011A</p></doc>', { fonts: used });
    const later = await render(NANBU, { charts: NANBU_CHARTS, fonts: used });
    expect(Buffer.from(later.bytes).equals(Buffer.from(alone.bytes))).toBe(true);
    expect(later.contentDigest).toBe(alone.contentDigest);
  });

  it('gives the same bytes when its short texts are kept already, in other looks and languages too', async () => {
    const [fresh, used] = [loadFontSet(diskFiles, 'fonts', []), loadFontSet(diskFiles, 'fonts', [])];
    const texts = '<p lang="zh" tone="caption">“甲”</p><p lang="zh">乙</p><p lang="zh" align="right">丙</p>';
    const markup = `<doc lang="zh"><table widths="60 * *"><tr><td>甲</td><td>${texts}</td><td>甲<br/>乙</td></tr></table></doc>`;
    const alone = await render(markup, { fonts: fresh });
    await render(markup.replace('<doc', '<doc size="large"'), { fonts: used });
    await render('<doc lang="en"><p tone="caption">“甲”</p><table widths="*"><tr><td><p lang="zh">丙</p></td></tr></table></doc>', {
      fonts: used,
    });
    for (let round = 0; round < 2; round += 1) {
      const later = await render(markup, { fonts: used });
      expect(Buffer.from(later.bytes).equals(Buffer.from(alone.bytes))).toBe(true);
    }
  });

  it('gives another digest when a word changes', async () => {
    const changed = await render(NANBU.replace('24,600', '24,601'), { charts: NANBU_CHARTS });
    expect(changed.contentDigest).not.toBe((await nanbu()).contentDigest);
  });

  it('leaves the tree as it was', async () => {
    const tree = treeOf(NANBU);
    const before = JSON.stringify(tree);
    await renderPdf({ tree, charts: NANBU_CHARTS, fonts: FONTS, information: INFORMATION });
    expect(JSON.stringify(tree)).toBe(before);
  });
});
