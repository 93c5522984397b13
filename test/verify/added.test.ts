import { describe, expect, it } from 'vitest';

import type { Template } from '../../src/template/compile.ts';
import type { Prepared } from '../../src/pipeline.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { findingsIn, made, planOf, SICHUAN } from './fixture.ts';

const NANBU = planOf('nanbu_zh_');
const VOLUME = planOf('volume_zh_');

/** A build whose templates say more than they should. */
function withMarkup(change: (markup: string) => string): Prepared {
  const changed = (template: Template): Template => ({
    ...template,
    render(view) {
      const { markup, diagnostics } = template.render(view);
      const after = change(markup);
      if (after === markup) throw new Error('nothing changed in the markup');
      return { markup: after, diagnostics };
    },
  });
  const { briefing, volume } = SICHUAN.templates;
  return { ...SICHUAN, templates: { briefing: changed(briefing), volume: changed(volume) } };
}

const found = async (change: (markup: string) => string, plan = NANBU): Promise<readonly Finding[]> =>
  findingsIn(await made(plan, withMarkup(change)));

const LAST_SECTION = /<\/section>(?![\s\S]*<\/section>)/;
const paragraph = (text: string) => (markup: string) => markup.replace(LAST_SECTION, `<p>${text}</p></section>`);
/** The first row of the first table, tags and all. */
const ROW = /<tr [^>]*role="body"[^>]*>[\s\S]*?<\/tr>/;

describe('what nobody asked for', () => {
  it('is a paragraph of words', async () => {
    expect(await found(paragraph('多余的文字'))).toEqual([
      expect.objectContaining({ code: 'unexpected-text', document: NANBU.name, page: 2, found: '多余的文字' }),
    ]);
  });

  it('is a number that belongs to another figure, with its box', async () => {
    const [finding, ...more] = await found(paragraph('共 24,600 户'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'unaccounted-number', page: 2, found: '共24,600户' });
    expect(finding?.box?.height).toBeGreaterThan(4);
    expect(finding?.box?.top).toBeGreaterThan(100);
  });

  it('is a right figure printed where it does not belong', async () => {
    expect(await found(paragraph('8,677户'))).toEqual([expect.objectContaining({ code: 'unaccounted-number', page: 2, found: '8,677户' })]);
  });

  it('is a row printed twice', async () => {
    const findings = await found((markup) => markup.replace(ROW, (row) => row + row.replace(/ id="[^"]*"/g, '')));
    expect(findings).toEqual([expect.objectContaining({ code: 'unaccounted-number', page: 2, found: expect.stringMatching(/8,677/) })]);
  });

  it('is a word or a minus put into a cell', async () => {
    const cell = (extra: string) => (markup: string) =>
      markup.replace(/(<td [^>]*tone="number"[^>]*>\s*<p[^>]*>)(8,677)/, (_, tag: string, number: string) => tag + extra + number);
    expect(await found(cell('\u2212'))).toContainEqual(expect.objectContaining({ page: 2, found: expect.stringContaining('\u22128,677') }));
    expect(await found(cell('近'))).toContainEqual(expect.objectContaining({ page: 2, found: expect.stringContaining('近8,677') }));
  });

  it('is a wrong number of the page', async () => {
    expect(await found((markup) => markup.replace(/<page\b[^>]*\/>/, '7'))).toContainEqual(
      expect.objectContaining({ code: 'wrong-text', page: 1, expected: { zh: '1/2', en: '1/2' }, found: '7/2' }),
    );
  });

  it('is a page that the contents give wrongly', async () => {
    // The same title twice: the contents lead to both, and only one of them is asked for.
    const findings = await found((markup) => markup.replace(LAST_SECTION, '<h1 toc="1">附录</h1></section>'), VOLUME);
    expect(findings).toEqual([
      expect.objectContaining({ code: 'unaccounted-number', page: 1, found: expect.stringMatching(/^附录\d+$/) }),
      expect.objectContaining({ code: 'unexpected-text', found: '附录' }),
    ]);
  });

  it('is an empty page', async () => {
    expect(await found((markup) => markup.replace(LAST_SECTION, '<page-break/><p lang="zh">\u00A0</p></section>'))).toEqual([
      expect.objectContaining({ code: 'empty-page', page: 3 }),
    ]);
  });

  it('is the head of a table where no table runs on', async () => {
    const head = /<tr [^>]*role="head"[\s\S]*?<\/tr>/;
    const findings = await found((markup) => markup.replace(ROW, (row) => row + (head.exec(markup)?.[0] ?? '').replace('head', 'body')));
    expect(findings.map(({ code }) => code)).toContain('unexpected-text');
  });
});
