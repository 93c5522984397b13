import { describe, expect, it } from 'vitest';
import type { ChartItem, ChartModel } from '../../src/briefing/chart.ts';
import { barPicture } from '../../src/pdf/chart/bar.ts';
import { drawChart } from '../../src/pdf/chart/draw.ts';
import { linePicture } from '../../src/pdf/chart/line.ts';
import type { Mark, Picture } from '../../src/pdf/chart/marks.ts';
import { positionPicture } from '../../src/pdf/chart/position.ts';
import { lineText } from '../../src/pdf/line/lines.ts';
import { CHART } from '../../src/theme/chart.ts';
import { COLOURS } from '../../src/theme/colours.ts';
import { FONTS } from './setting.ts';

const item = (text: string, value: number, kind: ChartItem['kind'] = 'actual'): ChartItem => ({
  figure: text,
  label: [
    { lang: 'zh', text },
    { lang: 'en', text: `${text} County` },
  ],
  value,
  text: String(value),
  kind,
});

const model = (items: ChartItem[], more: Partial<ChartModel> = {}): ChartModel => ({
  id: 'c',
  type: 'bar',
  items,
  alternative: [],
  ...more,
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function textBoxes(picture: Picture): Box[] {
  return picture.marks.flatMap((mark) =>
    mark.type === 'text' ? [{ left: mark.x, right: mark.x + mark.line.width, top: mark.y - mark.line.height * 0.6, bottom: mark.y }] : [],
  );
}

function expectTidy(picture: Picture): void {
  const boxes = textBoxes(picture);
  for (const box of boxes) {
    expect(box.left).toBeGreaterThanOrEqual(-0.5);
    expect(box.right).toBeLessThanOrEqual(picture.width + 0.5);
    expect(box.bottom).toBeLessThanOrEqual(picture.height);
    expect(box.top).toBeGreaterThanOrEqual(-0.5);
  }
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      expect(a.right <= b.left + 0.5 || b.right <= a.left + 0.5 || a.bottom <= b.top + 0.5 || b.bottom <= a.top + 0.5).toBe(true);
    }
  }
}

const bars = ({ marks }: Picture): Extract<Mark, { type: 'rect' }>[] =>
  marks.flatMap((mark) => (mark.type === 'rect' && mark.fill !== COLOURS.paper ? [mark] : []));

describe('charts', () => {
  const line = { value: 3, label: [{ lang: 'zh' as const, text: '退出线3%' }] };

  it('draw bars from zero, to either side, as long as their values', () => {
    const [fall, rise, half] = bars(barPicture(model([item('甲', -10), item('乙', 40), item('丙', 20)]), 240, FONTS));
    expect(fall!.x + fall!.width).toBeCloseTo(rise!.x, 5);
    expect(rise!.width).toBeCloseTo(2 * half!.width, 5);
    expect(rise!.width).toBeCloseTo(4 * fall!.width, 5);
  });

  it('tell kinds by fill', () => {
    const { marks } = barPicture(model([item('甲', 1), item('乙', 1, 'expected'), item('丙', 1, 'target')]), 240, FONTS);
    const fills = marks.flatMap((mark) => (mark.type === 'rect' ? [mark.fill] : []));
    expect(fills).toEqual([COLOURS.accent, COLOURS.tint, COLOURS.paper]);
  });

  it('keep all text inside and apart', () => {
    const long = item('双江拉祜族佤族布朗族傣族自治县', 2.9);
    const near = [item('甲', 1.1), item('乙', 1.2), item('丙', 1.3), long, item('丁', 3.1)];
    for (const width of [200, 240, 499]) {
      expectTidy(barPicture(model(near, { referenceLine: line }), width, FONTS));
      expectTidy(barPicture(model([item('甲', -4), item('乙', 8)]), width, FONTS));
      expectTidy(positionPicture(model(near, { referenceLine: line }), width, FONTS));
      const years = Array.from({ length: 17 }, (_, index) => ({
        ...item('', 5 - index / 4),
        label: [{ lang: 'zh' as const, text: String(2000 + index) }],
      }));
      expectTidy(linePicture(model(years, { referenceLine: line }), width, FONTS));
    }
  });

  it('draw charts whose values are all zero or alone', () => {
    for (const type of ['bar', 'position', 'line'] as const) {
      for (const mark of drawChart(model([item('甲', 0)], { type }), 240, FONTS).marks) {
        const numbers = mark.type === 'path' ? mark.points.flat() : Object.values(mark).filter((value) => typeof value === 'number');
        expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([]);
      }
    }
    expect(() => drawChart(model([]), 240, FONTS)).toThrow('shows nothing');
  });

  it('set an apostrophe narrow in an English label, as running text has it', () => {
    const { marks } = drawChart(model([{ ...item('1', 1), label: [{ lang: 'en', text: 'year’s target' }] }]), 240, FONTS);
    const { glyphs, x } = marks
      .flatMap((mark) => (mark.type === 'text' ? [mark.line] : []))
      .find((line) => lineText(line) === 'year’s target')!;
    const mark = glyphs.of.findIndex(({ text }) => text === '’');
    expect(x[mark + 1]! - x[mark]!).toBeLessThan(0.4 * CHART.labelSize);
  });

  it('put the languages of a label under one another where they do not fit one line', () => {
    const wide = barPicture(
      model([
        {
          ...item('教育医疗', 1),
          label: [
            { lang: 'zh', text: '教育医疗' },
            { lang: 'en', text: 'Education and health' },
          ],
        },
      ]),
      240,
      FONTS,
    );
    const lines = wide.marks.flatMap((mark) => (mark.type === 'text' ? [lineText(mark.line)] : []));
    expect(lines.slice(0, 2)).toEqual(['教育医疗', 'Education and health']);
  });
});
