import { beforeAll, describe, expect, it } from 'vitest';
import { PAGE } from '../../src/theme/page.ts';
import { LOOKS } from '../../src/theme/type.ts';
import { type DrawnGlyph, glyphsOf } from './drawn-glyphs.ts';
import { open } from './reading.ts';
import { render } from './setting.ts';

// The rules of Chinese lines (CLREQ 3.1 and 3.2, GB/T 15834), each on finished pages: markup in, and what another reader finds in the PDF.

const EM = LOOKS.body.size;
const LEFT = PAGE.left;
const HAN = '按照统计口径公布数据编制说明另行发布执行情况逐级汇总报送';

interface Line {
  readonly text: string;
  readonly glyphs: readonly DrawnGlyph[];
}

/** Paragraphs under one another in a column `width` points wide, as lines of a finished PDF; beside each stands a number, which ends it. */
async function linesOf(paragraphs: readonly string[], width: number, align?: 'left' | 'right'): Promise<Line[][]> {
  const rows = paragraphs.map(
    (text, index) =>
      `<columns widths="${width} *"><column><p${align === undefined ? '' : ` align="${align}"`}>${text}</p></column><column><p>${index}</p></column></columns>`,
  );
  const pdf = await render(`<doc lang="zh">${rows.join('')}<p id="note">完</p></doc>`);
  const document = await open(pdf.bytes);
  const found: Line[][] = [];
  let lines: DrawnGlyph[][] = [];
  for (let page = 1; page <= pdf.pages; page += 1) {
    for (const glyph of await glyphsOf(document, page)) {
      const line = lines.at(-1);
      if (glyph.left > LEFT + width + EM) {
        if (lines.length > 0) found.push(lines.map((glyphs) => ({ glyphs, text: glyphs.map(({ text }) => text).join('') })));
        lines = [];
      } else if (line === undefined || glyph.left < (line.at(-1) as DrawnGlyph).left) lines.push([glyph]);
      else line.push(glyph);
    }
  }
  expect(found).toHaveLength(paragraphs.length);
  return found;
}

const textsOf = (paragraphs: readonly Line[][]): string[] => paragraphs.flat().map(({ text }) => text);

/** A column of twelve em and so little more that no mark finds room in it, not even half a one. */
const WIDTH = 107;
/** A text after one character, two, three, and so on, so that it meets the column’s edge in every way. */
const everywhere = (text: string): string[] => Array.from({ length: 14 }, (_, before) => `${HAN.slice(0, before + 1)}${text}${HAN}`);

describe('no line begins with', () => {
  it.each([
    ['a closing mark', '、。，．：；！？）〕］｝〉》」』】〗”’)]'],
    ['the middle dot of names', '·'],
    ['a dash', '—–－-'],
    ['the wave of ranges', '～〜~'],
    ['an ellipsis', '…'],
    ['a stroke', '／/'],
    ['what belongs to the number before it', '％%‰℃'],
    ['a sign of repetition or length', '々ー'],
  ])('%s', async (_, marks) => {
    for (const mark of marks) {
      const lines = textsOf(await linesOf(everywhere(mark), WIDTH));
      expect(lines.filter((text) => text.startsWith(mark))).toEqual([]);
      expect(lines.filter((text) => text.includes(mark))).toHaveLength(14);
    }
  });
});

describe('no line ends with', () => {
  it.each([
    ['an opening mark', '（〔［｛〈《「『【〖“‘(['],
    ['a stroke', '／/'],
  ])('%s', async (_, marks) => {
    for (const mark of marks) {
      const lines = textsOf(await linesOf(everywhere(mark), WIDTH));
      expect(lines.filter((text) => text.endsWith(mark))).toEqual([]);
      expect(lines.filter((text) => text.includes(mark))).toHaveLength(14);
    }
  });
});

describe('no line parts', () => {
  it.each([
    ['the two em of a dash', '——'],
    ['the two em of an ellipsis', '……'],
    ['a span of years', '2016—2020年'],
    ['a span written with a wave', '2016～2020年'],
    ['a range of shares', '15%～20%'],
    ['a range from its unit', '1.5～2.5万亩'],
    ['a number from its counting word', '206个'],
    ['a number from its scale and unit', '23.68亿元'],
    ['a number with separators', '14,236,788户'],
    ['a decimal from its sign of share', '6.9%'],
    ['a sign from its number', '−3.2%'],
    ['a number from the symbol of its unit', '35kV'],
    ['a number from a symbol after a space', '120 km'],
    ['a unit and what it is counted by', '元/人'],
    ['an ordinal', '第3批'],
    ['a date', '2017年4月23日'],
    ['a figure from its mark and the full stop after it', '4,200元<sup to="note">12</sup>。'],
    ['a word of Latin letters', 'GDP'],
  ])('%s: %s', async (_, markup) => {
    const shown = markup.replaceAll(/<[^>]+>/g, '');
    const paragraphs = (await linesOf(everywhere(markup), WIDTH)).map((lines) => lines.map(({ text }) => text).join('|'));
    expect(paragraphs.filter((text) => !text.includes(shown))).toEqual([]);
    // It came to stand on either side of an edge.
    expect(paragraphs.some((text) => text.includes(`|${shown}`) || text.includes(`${shown}|`))).toBe(true);
  });
});

/** White space between two neighbouring boxes, in em; less than nothing where one is pushed over the white half of the other. */
function gapsOf({ glyphs }: Line): Map<string, number> {
  return new Map(
    glyphs.slice(1).map((glyph, index) => {
      const before = glyphs[index] as DrawnGlyph;
      return [before.text + glyph.text, (glyph.left - before.right) / EM];
    }),
  );
}

describe('white space within a line', () => {
  it.each<[string, string, Record<string, number>]>([
    ['a good fifth of an em between Han and Latin', '用GDP算', { 用G: 0.22, P算: 0.22 }],
    ['the same before digits, and little before what they count', '共206个', { 共2: 0.22, '6个': 0.08 }],
    ['within a date little', '2017年4月', { '7年': 0.08, 年4: 0.08, '4月': 0.08 }],
    ['after a sign of share little', '6.9%的', { '%的': 0.08 }],
    ['none beside a space that was typed', '用 GDP', { '用 ': 0, ' G': 0 }],
    ['none beside a full-width mark', '甲，GDP（乙', { '，G': 0, 'P（': 0 }],
    ['none around a dash or a wave', '15%～20%——甲', { '%～': 0, '～2': 0, '——甲': 0 }],
    ['half an em less between closing marks', '甲》。乙', { '甲》': 0, '》。': -0.5, '。乙': 0 }],
    ['half an em less between opening marks', '甲（《乙', { '甲（': 0, '（《': -0.5, '《乙': 0 }],
    ['half an em less between a closing and an opening mark', '甲”（乙', { '甲”': 0, '”（': -0.5, '（乙': 0 }],
    ['half an em less at each of three marks', '甲：“《乙', { '：“': -0.5, '“《': -0.5 }],
    ['a quarter em less on both sides of a name’s dot', '阿·热', { 阿·: -0.25, '·热': -0.25 }],
    ['hardly any before a figure’s mark', '万元<sup to="note">1</sup>用', { 元1: 0.06, '1用': 0.09 }],
  ])('%s: %s', async (_, markup, gaps) => {
    const [[line] = []] = await linesOf([markup], 300);
    const found = gapsOf(line as Line);
    for (const [pair, gap] of Object.entries(gaps)) expect([pair, found.get(pair)?.toFixed(2)]).toEqual([pair, gap.toFixed(2)]);
  });

  it('sets dash and ellipsis of Chinese in two em', async () => {
    const [[line] = []] = await linesOf(['甲——乙……丙'], 300);
    const at = new Map(line?.glyphs.map(({ text, left }) => [text, left]));
    expect(((at.get('乙') as number) - (at.get('甲') as number)) / EM).toBeCloseTo(3, 2);
    expect(((at.get('丙') as number) - (at.get('乙') as number)) / EM).toBeCloseTo(3, 2);
  });
});

describe('at the ends of lines', () => {
  let ragged: Line[][];
  const RIGHT = LEFT + WIDTH;
  const last = ({ glyphs }: Line): DrawnGlyph => glyphs.at(-1) as DrawnGlyph;
  const lastEnd = (line: Line): number => last(line).right - (/[，。）”》]$/.test(line.text) ? EM / 2 : 0);

  beforeAll(async () => {
    ragged = await linesOf(everywhere('GDP增长6.9%，（见）《说明》'), WIDTH, 'right');
  });

  it('stands no gap, whatever follows on the next line', () => {
    const ends = ragged.flat().map((line) => [line.text, lastEnd(line).toFixed(1)]);
    expect(ends).toEqual(ends.map(([text]) => [text, RIGHT.toFixed(1)]));
    const next = ragged.flatMap((lines) => lines.slice(1).map((line, index) => `${lines[index]?.text.at(-1)}|${line.text.slice(0, 1)}`));
    expect(next.filter((edge) => /^\p{Script=Han}\|G$/u.test(edge)).length).toBeGreaterThan(0);
    expect(next.filter((edge) => /^[P%]\|\p{Script=Han}$/u.test(edge)).length).toBeGreaterThan(0);
  });

  it('takes a gap no room away: twelve Han fill twelve em before a Latin word', async () => {
    const [[first, second] = []] = await linesOf([`${HAN.slice(0, 12)}GDP${HAN}`], Math.ceil(12 * EM));
    expect(first?.text).toBe(HAN.slice(0, 12));
    expect(second?.glyphs[0]?.left).toBeCloseTo(LEFT, 2);
  });

  it('hangs the white half of a closing mark over the edge', async () => {
    const half = Math.ceil(12.5 * EM);
    const [[first] = []] = await linesOf([`${HAN.slice(0, 12)}。${HAN}`], half);
    expect(first?.text).toBe(`${HAN.slice(0, 12)}。`);
    expect(lastEnd(first as Line)).toBeCloseTo(LEFT + half, 1);
  });

  it('hangs the white half of an opening mark over the edge', async () => {
    const lines = (await linesOf(everywhere('（见说明）'), WIDTH)).flat().filter(({ text }) => text.startsWith('（'));
    expect(lines.length).toBeGreaterThan(1);
    for (const { glyphs } of lines) expect(glyphs[0]?.left).toBeCloseTo(LEFT - EM / 2, 2);
  });

  it('fills justified lines to the edge', async () => {
    const wide = 2 * WIDTH;
    for (const line of (await linesOf(everywhere('“甲”与“乙”，GDP'), wide)).flatMap((lines) => lines.slice(0, -1)))
      expect(lastEnd(line)).toBeGreaterThan(LEFT + wide - EM / 4);
  });

  it('rather leaves a justified line short than Han as far apart as words', async () => {
    const lines = (await linesOf(everywhere('“甲”与“乙”，GDP'), WIDTH)).flatMap((paragraph) => paragraph.slice(0, -1));
    const between = lines.flatMap((line) => [...gapsOf(line)].filter(([pair]) => /^\p{Script=Han}{2}$/u.test(pair)).map(([, gap]) => gap));
    expect(Math.max(...between)).toBeLessThan(0.1);
    expect(Math.max(...between)).toBeGreaterThan(0.08);
  });

  it('leaves no single character on a paragraph’s last line', async () => {
    const paragraphs = Array.from({ length: 20 }, (_, more) => `${HAN.slice(0, 8)}${HAN.slice(0, more)}。`);
    const ends = (await linesOf(paragraphs, WIDTH)).filter((lines) => lines.length > 1).map((lines) => lines.at(-1)?.text ?? '');
    expect(ends.filter((text) => text.length < 3)).toEqual([]);
    expect(ends.length).toBeGreaterThan(10);
  });
});
