import { describe, expect, it } from 'vitest';
import { open, textOf, wordsOf } from './reading.ts';
import { render } from './setting.ts';

const FRAME = `<head on="first"><p tone="series">首页</p></head><head on="rest"><p>续页</p></head><foot on="all"><p><page/>/<pages/></p></foot>`;
const doc = (body: string): string => `<doc lang="zh">${FRAME}${body}</doc>`;

const rows = (count: number, name = (index: number): string => `第${index}行`): string =>
  Array.from({ length: count }, (_, index) => {
    const group = index % 9 === 0 ? `<tr role="group"><th span="2">组${index}</th></tr>` : '';
    return `${group}<tr><td>${name(index)}</td><td tone="number">${index}</td></tr>`;
  }).join('');

const table = (body: string): string => `<table widths="* 60"><tr role="head"><th>名称</th><th>数值</th></tr>${body}</table>`;

async function pagesOf(markup: string): Promise<string[]> {
  const pdf = await render(markup);
  const document = await open(pdf.bytes);
  return Promise.all(Array.from({ length: pdf.pages }, (_, index) => textOf(document, index + 1)));
}

describe('pages', () => {
  it('carry their own head and foot', async () => {
    const pages = await pagesOf(doc(table(rows(80))));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(index === 0 ? '首页' : '续页');
      expect(page).toContain(`${index + 1}/${pages.length}`);
    }
  });

  it('repeat a table’s head, keep rows whole and a group’s heading with its first row', async () => {
    for (const count of [30, 34, 38, 42, 60]) {
      const pages = await pagesOf(doc(table(rows(count, (index) => `第${index}行${'字'.repeat(70)}`))));
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) {
        expect(page).toContain('名称数值');
        const names = page.match(/组\d+|第\d+行/g) ?? [];
        expect(names.at(-1)).toMatch(/^第/);
      }
      const all = pages.join('');
      for (let index = 0; index < count; index += 1) expect(all.split(`第${index}行`)).toHaveLength(2);
    }
  });

  it('never end with a heading', async () => {
    for (let lines = 34; lines < 44; lines += 1) {
      const filler = Array.from({ length: lines }, () => '<p>填充</p>').join('');
      for (const follower of [
        `<p>${'正文'.repeat(200)}</p>`,
        table(rows(30)),
        table(rows(30, () => '字'.repeat(220))),
        '<keep><p>甲</p><p>乙</p><p>丙</p></keep>',
      ]) {
        const [first] = await pagesOf(doc(`${filler}<h2>标题</h2>${follower}`));
        // Head and foot are drawn after the text.
        expect(first).toMatch(/首页1\/\d+$/);
        expect(first).not.toMatch(/标题首页1\/\d+$/);
      }
    }
  });

  it('are numbered in the contents as they come out', async () => {
    const body = `<toc/><p>见第<page-of to="b"/>页</p><section id="a" start="page"><h1 toc="1">甲章</h1></section><section id="b" start="page"><h1 toc="1">乙章</h1>
      <page-break/><h2 toc="2">丙节</h2><p>完</p></section>`;
    const [contents] = await pagesOf(doc(body));
    expect(contents).toContain('甲章2乙章3丙节4');
    expect(contents).toContain('见第3页');
  });

  it('hold whatever stands in the columns of a table', async () => {
    const cells = (texts: readonly string[]): string => texts.map((text) => `<td>${text}</td>`).join('');
    // What stands outside the text area, or over something else, is refused.
    const held = async (spec: string, texts: readonly string[]): Promise<void> => {
      const [page] = await pagesOf(doc(`<table widths="${spec}"><tr role="body">${cells(texts)}</tr></table>`));
      for (const text of texts) expect(page).toContain(text.replaceAll(/\s/g, ''));
    };
    // A column as wide as what cannot be broken in it, more than its share.
    await held('* * * * * auto', ['甲', '乙', 'unconstitutionally', 'not\u00a0comparable', '1234567890123', 'S1\u00a0¶7']);
    // More than fits at all.
    await held(
      '* * auto auto * *',
      Array.from({ length: 6 }, (_, index) => `${index}${'1234567890'.repeat(2)}`),
    );
    await held(
      Array.from({ length: 20 }, () => 'auto').join(' '),
      Array.from({ length: 20 }, (_, index) => `word${index}`),
    );
    await held('120 auto * 80 auto', ['字'.repeat(40), 'Z'.repeat(90), '甲', '乙', 'W'.repeat(30)]);
  });

  it('set long numbers in cards smaller instead of breaking them', async () => {
    const card = (number: string): string => `<kpi number="${number}" unit="million"><p>名</p></kpi>`;
    const pdf = await render(doc(`<kpi-row>${card('14,236,788.25')}${card('5')}${card('5')}${card('5')}</kpi-row>`));
    const words = await wordsOf(await open(pdf.bytes), 1);
    const number = words.find(({ text }) => text.startsWith('14,236'))!;
    const unit = words.find(({ text, x }) => text.includes('million') && x > number.x - 1)!;
    expect(unit.y).toBeCloseTo(number.y, 1);
  });
});
