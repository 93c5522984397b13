import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import { lookOfKind } from './bar.ts';
import { chartLook, type Label, label, labelMarks, type Mark, type Picture, within } from './marks.ts';
import { positionScale } from './position-scale.ts';

const SIDE = 14;

/** Dots on one axis, each with its name and value above it, and a reference line. */
export function positionPicture(model: ChartModel, width: number, fonts: FontSet): Picture {
  const { items, referenceLine: reference } = model;
  const [from, to] = [SIDE, width - SIDE];
  const { at: scale, ticks } = positionScale(model, from, to);
  const labels = items
    .map((item) => {
      const text = item.label.map((part, index) =>
        index === item.label.length - 1 ? { ...part, text: `${part.text} ${item.text}` } : part,
      );
      return {
        x: scale(item.value),
        look: lookOfKind(item.kind),
        text: label(text, chartLook(CHART.labelSize, 'bold'), fonts, width * 0.7, item.to),
      };
    })
    .toSorted((a, b) => a.x - b.x);
  const step = Math.max(...labels.map(({ text }) => text.height)) + 2;
  const title = reference && label(reference.label, chartLook(CHART.tickSize + 0.4, 'regular', COLOURS.red), fonts, width * 0.7);
  const levels = stackLevels(labels, width, reference === undefined ? undefined : scale(reference.value));
  const highest = Math.max(0, ...levels.map(({ level }) => level));
  const titleHeight = title === undefined ? 0 : title.height + 2;
  const axis = titleHeight + (highest + 1) * step + 10;
  const marks: Mark[] = [];
  marks.push({
    type: 'path',
    points: [
      [from, axis],
      [to, axis],
    ],
    line: COLOURS.grey,
    width: CHART.axis,
  });
  for (const tick of ticks) {
    const text = label([{ lang: 'en', text: tick.text }], chartLook(CHART.tickSize, 'regular', COLOURS.grey), fonts);
    marks.push({
      type: 'path',
      points: [
        [scale(tick.value), axis],
        [scale(tick.value), axis + 2.5],
      ],
      line: COLOURS.grey,
      width: CHART.axis,
    });
    marks.push(...labelMarks(text, scale(tick.value), axis + 5.5, 'middle'));
  }
  if (reference !== undefined && title !== undefined) {
    const x = scale(reference.value);
    marks.push({
      type: 'path',
      points: [
        [x, titleHeight - 1],
        [x, axis + 4],
      ],
      line: COLOURS.red,
      width: 0.9,
      dashed: true,
    });
    marks.push(...labelMarks(title, within(x, title.width, 0, width), 0, 'start'));
  }
  const topOf = ({ text, level }: Placing): number => axis - 10 - (level + 1) * step + (step - text.height) / 2 + 1;
  for (const placing of levels) {
    const { x, text, level } = placing;
    if (level > 0)
      marks.push({
        type: 'path',
        points: [
          [x, topOf(placing) + text.height],
          [x, axis - CHART.dot],
        ],
        line: COLOURS.rule,
        width: 0.5,
      });
  }
  for (const placing of levels) {
    const { text, left } = placing;
    const top = topOf(placing);
    // White ground, where a higher label's line or the reference line passes behind.
    marks.push({ type: 'rect', x: left - 1, y: top, width: text.width + 2, height: text.height, fill: COLOURS.paper });
    marks.push(...labelMarks(text, left, top, 'start'));
  }
  for (const { x, look } of labels) marks.push({ type: 'circle', x, y: axis, radius: CHART.dot, fill: look.fill, line: look.line });
  return { width, height: axis + 5.5 + CHART.tickSize * CHART.lineHeight + 2, marks };
}

interface Placing {
  readonly text: Label;
  readonly x: number;
  readonly left: number;
  readonly level: number;
}

/** Puts each label on the lowest level where it meets neither another label nor the reference line. */
function stackLevels(
  labels: readonly { readonly x: number; readonly text: Label }[],
  width: number,
  reference: number | undefined,
): Placing[] {
  const ends: number[] = [];
  return labels.map(({ x, text }) => {
    const left = besideLine(within(x, text.width, 0, width), text.width, x, reference, width);
    let level = 0;
    while ((ends[level] ?? Number.NEGATIVE_INFINITY) > left - 6) level += 1;
    ends[level] = left + text.width;
    return { text, x, left, level };
  });
}

/** Moves a label to the side of the reference line that its dot is on. */
function besideLine(left: number, width: number, x: number, reference: number | undefined, limit: number): number {
  if (reference === undefined || left > reference + 3 || left + width < reference - 3) return left;
  const moved = x <= reference ? reference - 4 - width : reference + 4;
  return moved < 0 || moved + width > limit ? left : moved;
}
