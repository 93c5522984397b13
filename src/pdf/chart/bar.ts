import { scaleLinear } from 'd3-scale';
import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import { type KindLook, MARK_LOOKS } from '../../theme/kinds.ts';
import { chartLook, label, labelMarks, type Mark, type Picture, within } from './marks.ts';

/** Look of a figure's kind in charts. */
export function lookOfKind(kind: string): KindLook {
  const look = MARK_LOOKS.get(kind);
  if (look === undefined) throw new Error(`no look for figures of kind "${kind}"`);
  return look;
}

/** Horizontal bars from zero, labels at the left, values at the bars' ends. */
export function barPicture(model: ChartModel, width: number, fonts: FontSet): Picture {
  const rows = model.items.map((item) => ({
    item,
    name: label(item.label, chartLook(CHART.labelSize), fonts, width * CHART.labelShare),
    value: label([{ lang: item.label[0]?.lang ?? 'zh', text: item.text }], chartLook(CHART.valueSize, 'bold'), fonts, undefined, item.to),
  }));
  const reference = model.referenceLine;
  const values = [0, ...model.items.flatMap((item) => [item.value, item.high ?? item.value]), ...(reference ? [reference.value] : [])];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const valueRoom = Math.max(...rows.map(({ value }) => value.width)) + CHART.valueGap;
  const left = Math.max(...rows.map(({ name }) => name.width)) + CHART.labelGap + (low < 0 ? valueRoom : 0);
  const scale = scaleLinear()
    .domain([low, high === low ? low + 1 : high])
    .range([left, width - valueRoom]);
  const marks: Mark[] = [];
  const title = reference && label(reference.label, chartLook(CHART.tickSize + 0.4, 'regular', COLOURS.red), fonts, width * 0.6);
  const top = title === undefined ? 0 : title.height + 3;
  let y = top;
  const zero = scale(0);
  for (const { item, name, value } of rows) {
    const pitch = Math.max(CHART.barPitch, name.height + 6);
    const middle = y + pitch / 2;
    marks.push(...labelMarks(name, 0, middle - name.height / 2, 'start'));
    const look = lookOfKind(item.kind);
    const ends = item.high === undefined ? [item.value] : [item.high, item.value];
    // Of nothing not even the outline is drawn.
    for (const [order, end] of ends.entries())
      if (end !== 0) marks.push(bar(zero, scale(end), middle, order < ends.length - 1 ? lookOfKind('expected') : look));
    const tip = item.value < 0 ? scale(item.value) : scale(item.high ?? item.value);
    const at = tip + (item.value < 0 ? -CHART.valueGap : CHART.valueGap);
    const from = item.value < 0 ? at - value.width : at;
    const line = reference === undefined ? undefined : scale(reference.value);
    if (line !== undefined && line > from - 1 && line < from + value.width + 1) {
      marks.push({
        type: 'rect',
        x: from - 1,
        y: middle - value.height / 2,
        width: value.width + 2,
        height: value.height,
        fill: COLOURS.paper,
      });
    }
    marks.push(...labelMarks(value, at, middle - value.height / 2, item.value < 0 ? 'end' : 'start'));
    y += pitch;
  }
  const axis: Mark = {
    type: 'path',
    points: [
      [zero, top],
      [zero, y],
    ],
    line: COLOURS.grey,
    width: CHART.axis,
  };
  const lines: Mark[] = [axis];
  if (reference !== undefined && title !== undefined) {
    const x = scale(reference.value);
    lines.push({
      type: 'path',
      points: [
        [x, top - 2],
        [x, y],
      ],
      line: COLOURS.red,
      width: 0.9,
      dashed: true,
    });
    marks.push(...labelMarks(title, within(x, title.width, 0, width), 0, 'start'));
  }
  // Values with their white ground come after the reference line they may stand on.
  return { width, height: y + 2, marks: [...lines, ...marks] };
}

function bar(zero: number, end: number, middle: number, look: KindLook): Mark {
  const width = Math.abs(end - zero);
  return {
    type: 'rect',
    x: Math.min(zero, end),
    y: middle - CHART.bar / 2,
    width,
    height: CHART.bar,
    fill: look.fill,
    ...(look.fill === look.line ? {} : { line: look.line }),
  };
}
