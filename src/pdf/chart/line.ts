import { scaleLinear, scalePoint } from 'd3-scale';
import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import { lookOfKind } from './bar.ts';
import { chartLook, type Label, label, labelMarks, type Mark, type Picture, within } from './marks.ts';

/** One series over periods: points joined by a line, the first and the last with their values, periods below. */
export function linePicture(model: ChartModel, width: number, fonts: FontSet): Picture {
  const { items, referenceLine: reference } = model;
  const title = reference && label(reference.label, chartLook(CHART.tickSize + 0.4, 'regular', COLOURS.red), fonts, width * 0.7);
  const valueLook = chartLook(CHART.valueSize, 'bold');
  const values = items.map((item) => label([{ lang: item.label[0]?.lang ?? 'zh', text: item.text }], valueLook, fonts, undefined, item.to));
  const names = items.map((item) => label(item.label, chartLook(CHART.tickSize, 'regular', COLOURS.grey), fonts, width / 2));
  const side = Math.max(10, ...[names[0], names.at(-1), values[0], values.at(-1)].map((each) => (each?.width ?? 0) / 2 + 1));
  const numbers = [0, ...items.map((item) => item.value), ...(reference ? [reference.value] : [])];
  const top = (values[0]?.height ?? 0) + 6 + (title?.height ?? 0);
  const bottom = top + CHART.lineHeightOfPlot;
  const y = scaleLinear()
    .domain([Math.min(...numbers), Math.max(...numbers) || 1])
    .range([bottom, top]);
  const x = scalePoint<number>()
    .domain(items.map((_, index) => index))
    .range([side, width - side]);
  const at = (index: number): readonly [number, number] => [x(index) ?? side, y(items[index]?.value ?? 0)];
  const marks: Mark[] = [
    {
      type: 'path',
      points: [
        [0, y(0)],
        [width, y(0)],
      ],
      line: COLOURS.grey,
      width: CHART.axis,
    },
  ];
  if (reference !== undefined && title !== undefined) {
    const height = y(reference.value);
    marks.push({
      type: 'path',
      points: [
        [0, height],
        [width, height],
      ],
      line: COLOURS.red,
      width: 0.9,
      dashed: true,
    });
    marks.push(
      ...labelMarks(
        title,
        ...freeCorner(
          title,
          height,
          width,
          items.map((_, index) => at(index)),
        ),
      ),
    );
  }
  marks.push({ type: 'path', points: items.map((_, index) => at(index)), line: COLOURS.accent, width: 1.4 });
  // A value above its point, or below where the reference line would cross it.
  const valueTop = (value: Label, py: number): number => {
    const above = py - value.height - 4;
    const crossed = reference !== undefined && y(reference.value) > above - 1 && y(reference.value) < py;
    return crossed ? py + 4 : above;
  };
  const unnamed: number[] = [];
  let drawnTo = Number.NEGATIVE_INFINITY;
  const last = items.length - 1;
  const lastLeft = (x(last) ?? 0) - (names[last]?.width ?? 0) / 2;
  for (const [index, item] of items.entries()) {
    const [px, py] = at(index);
    const look = lookOfKind(item.kind);
    marks.push({ type: 'circle', x: px, y: py, radius: CHART.point, fill: look.fill, line: look.line });
    const value = values[index];
    if (value !== undefined && (index === 0 || index === last))
      marks.push(...labelMarks(value, within(px, value.width, 0, width), valueTop(value, py), 'start'));
    const name = names[index];
    if (name === undefined) continue;
    const left = px - name.width / 2;
    if (index !== last && (left < drawnTo + 4 || left + name.width > lastLeft - 4)) {
      unnamed.push(index);
      continue;
    }
    marks.push(...labelMarks(name, left, bottom + 4, 'start'));
    drawnTo = left + name.width;
  }
  return { width, height: bottom + 4 + Math.max(...names.map((name) => name.height)) + 2, marks, unnamed };
}

type Corner = readonly [x: number, y: number, anchor: 'start' | 'end'];

/** A place at either end of the reference line, above or below it, that the series does not run through. */
function freeCorner(title: Label, height: number, width: number, points: readonly (readonly [number, number])[]): Corner {
  const above = height - title.height - 1.5;
  const corners: readonly Corner[] = [
    [width, above, 'end'],
    [0, above, 'start'],
    [width, height + 2, 'end'],
    [0, height + 2, 'start'],
  ];
  const free = ([x, top, anchor]: Corner): boolean => {
    const left = anchor === 'start' ? x : x - title.width;
    return !alongSeries(points).some(
      ([px, py]) => px > left - 4 && px < left + title.width + 4 && py > top - 14 && py < top + title.height + 14,
    );
  };
  return corners.find(free) ?? (corners[0] as Corner);
}

/** Points every few points of length along the series. */
function alongSeries(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.flatMap(([x, y], index) => {
    const [toX, toY] = points[index + 1] ?? [x, y];
    return Array.from({ length: 8 }, (_, step) => [x + ((toX - x) * step) / 8, y + ((toY - y) * step) / 8] as const);
  });
}
