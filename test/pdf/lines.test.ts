import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { LOOKS } from '../../src/theme/type.ts';
import { lineText, type SetLine, SetParagraph } from '../../src/pdf/line/lines.ts';
import type { Paragraph, TextPiece } from '../../src/pdf/line/paragraph.ts';
import { FONTS } from './setting.ts';

const place = { file: 'test', line: 1, column: 1 };

/** A paragraph; `^12^` in the text is a note mark. */
function set(text: string, language: 'zh' | 'en' = 'zh', align: Paragraph['align'] = language === 'zh' ? 'justify' : 'left'): SetParagraph {
  const pieces = text.split('^').map((part, index): TextPiece => {
    const piece = { type: 'text' as const, text: part, look: LOOKS.body, language };
    return index % 2 === 0 ? piece : { ...piece, mark: true };
  });
  return new SetParagraph({ pieces, align, place, anchors: [], outline: [] }, FONTS);
}

const textOf = lineText;

interface PlacedGlyph {
  readonly kind: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly gap: number;
}

/** The glyphs of a line with where each begins and ends. */
const placed = ({ glyphs, start, end, x }: SetLine): PlacedGlyph[] =>
  Array.from({ length: end - start }, (_, index) => ({
    kind: glyphs.of[start + index]!.kind,
    size: glyphs.sizes[start + index]!,
    left: x[index]!,
    right: x[index]! + glyphs.advances[start + index]!,
    gap: glyphs.gaps[start + index]!,
  }));
const linesAt = (text: string, width: number, language: 'zh' | 'en' = 'zh'): string[] => set(text, language).lines(width).map(textOf);

const LONG =
  '以龙头企业、专合组织、致富能人（贫困群众）和金融保险组成“五方联盟”，已建成产业园206个^4^；2016年脱贫户人均纯收入4,200元^5^。' +
  '自2017年4月23日起，按《办法》执行——第3批补助为23.68亿元^12^，GDP增长6.9%，比上年提高0.48个百分点；2016—2020年不变……阿不都·热合曼负责。';

describe('Chinese lines', () => {
  it('begin and end as CLREQ asks, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 460 }), (width) => {
        for (const line of linesAt(LONG, width)) {
          expect(line).not.toMatch(/^[、。，．：；！？）》」』】”’·—…～％%]/u);
          expect(line).not.toMatch(/[（《「『【“‘]$/u);
        }
      }),
      { seed: 1, numRuns: 120 },
    );
  });

  it('keep a number with what it counts, its mark, and the mark with the closing mark after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 460 }), (width) => {
        const text = linesAt(LONG, width).join('|');
        for (const whole of [
          '206个4；',
          '2016年',
          '4,200元5。',
          '2017年4月23日',
          '第3批',
          '23.68亿',
          '元12，',
          '6.9%，',
          '0.48个',
          '2016—2020年',
          '——',
          '……',
        ]) {
          expect(text).toContain(whole);
        }
      }),
      { seed: 2, numRuns: 120 },
    );
  });

  it('lose nothing and fit their width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90, max: 460 }), (width) => {
        const lines = set(LONG).lines(width);
        expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(LONG.replaceAll('^', ''));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.01);
      }),
      { seed: 3, numRuns: 120 },
    );
  });

  it('are filled to the edge without wide gaps', () => {
    const width = 240;
    const lines = set(LONG).lines(width);
    for (const line of lines.slice(0, -1)) {
      const glyphs = placed(line);
      const last = glyphs.at(-1)!;
      expect(last.right - (last.kind === 'full-close' ? last.size / 2 : 0)).toBeGreaterThan(width - 0.6 * LOOKS.body.size);
      for (const [index, { kind, right, size }] of glyphs.entries()) {
        const next = glyphs[index + 1];
        if (next === undefined || kind !== 'han' || next.kind !== 'han') continue;
        expect(next.left - right).toBeLessThan(0.1 * size);
      }
    }
  });

  it('that are too narrow for a bound phrase part its words, not its number', () => {
    expect(set('least\u00a0200,000', 'en', 'right').lines(48).map(textOf)).toEqual(['least\u00a0', '200,000']);
  });

  it('never leave a single character alone on the last line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 80 }), (length) => {
        const last = linesAt(`${'按照统计口径公布数据'.repeat(9).slice(0, length)}。`, 120).at(-1)!;
        if (length > 13) expect([...last].filter((character) => character !== '。').length).toBeGreaterThan(1);
      }),
      { seed: 4, numRuns: 76 },
    );
  });

  it('squeeze adjacent full-width marks and cut those at the ends of lines', () => {
    const em = LOOKS.body.size;
    expect(set('甲》。乙').maxWidth).toBeCloseTo(3.5 * em, 1);
    expect(set('甲。').maxWidth).toBeCloseTo(1.5 * em, 1);
    expect(set('（甲').maxWidth).toBeCloseTo(1.5 * em, 1);
  });

  it('part Han from Latin by a gap that is no character and is not added to a space', () => {
    const [line] = set('用GDP').lines(400);
    expect(textOf(line!)).toBe('用GDP');
    const [han, latin] = placed(line!);
    expect((latin!.left - han!.right) / LOOKS.body.size).toBeCloseTo(0.22, 2);
    const [spaced] = set('用 GDP').lines(400);
    expect(placed(spaced!)[1]!.gap).toBe(0);
  });
});

describe('English lines', () => {
  const TEXT =
    'The plan costs CNY 1.5 billion^7^ and reaches 200,000\u00a0mu by 2015–2016 (see “Notes”), or 98%^10^ of patients’ expenses.';

  it('keep quantities whole at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 110, max: 400 }), (width) => {
        const text = linesAt(TEXT, width, 'en').join('|');
        for (const whole of ['CNY 1.5 billion7', '200,000\u00a0mu', '2015–2016', '98%10', '“Notes”),', 'patients’'])
          expect(text).toContain(whole);
      }),
      { seed: 5, numRuns: 80 },
    );
  });

  it('set quotes and apostrophes in Latin width', () => {
    const em = LOOKS.body.size;
    expect(set('’', 'en').maxWidth / em).toBeLessThan(0.35);
    expect(set('“', 'en').maxWidth / em).toBeLessThan(0.55);
  });

  it('break a part that is wider than the line, and lose nothing', () => {
    const word = 'a'.repeat(200);
    const lines = linesAt(word, 80, 'en');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.join('')).toBe(word);
  });
});

describe('words of letters', () => {
  const STOCK = loadFontSet(diskFiles, 'fonts', [], true);
  /** The glyphs of a text, and how far each takes the next, by the shortcuts or by fontkit alone. */
  const glyphsBy = (text: string, fonts: typeof FONTS): [ids: number[], advances: number[]] => {
    const pieces = [{ type: 'text' as const, text, look: LOOKS.body, language: 'en' as const }];
    const [line] = new SetParagraph({ pieces, align: 'left', place, anchors: [], outline: [] }, fonts).lines(100_000);
    const { glyphs } = line!;
    return [glyphs.of.slice(0, glyphs.length).map(({ id }) => id), glyphs.advances.slice(0, glyphs.length)];
  };

  it('are kerned as fontkit kerns them, whatever stands among them', () => {
    const letter = fc.constantFrom(...'AVTWLYPFKvwyoaeftr.-’', 'é', 'ü', 'ž', 'Á', 'Д', 'я', 'ﬁ', '\u0301', '县', '4', ' ');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1, maxLength: 16 }), (letters) => {
        const text = letters.join('');
        fc.pre(FONTS.missing(text).length === 0);
        expect(glyphsBy(text, FONTS)).toEqual(glyphsBy(text, STOCK));
      }),
      { seed: 1, numRuns: 500 },
    );
    const [, kerned] = glyphsBy('AVAVA', FONTS);
    const [, alone] = glyphsBy('A V A V A', FONTS);
    expect(kerned[0]).toBeLessThan(alone[0]!);
  });
});

describe('a run of letters longer than any word', () => {
  it('claims no width for itself and is broken where the column ends', () => {
    const paragraph = set(`a ${'x'.repeat(300)} word`, 'en');
    expect(paragraph.minWidth).toBeLessThan(60);
    expect(paragraph.lines(200).every(({ width }) => width <= 200)).toBe(true);
    expect(set('internationalisation', 'en').minWidth).toBeGreaterThan(60);
  });
});
