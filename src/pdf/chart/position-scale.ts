import { scaleLinear } from 'd3-scale';
import type { ChartModel } from '../../briefing/chart.ts';

/** So many steps, or nearly so, does the axis have. */
const STEPS = 4;

/** The axis of a position chart, from `left` to `right`, and the numbers under it. */
export function positionScale(
  { items, referenceLine }: ChartModel,
  left: number,
  right: number,
): { readonly at: (value: number) => number; readonly ticks: readonly { readonly value: number; readonly text: string }[] } {
  const values = [0, ...items.map((item) => item.value), ...(referenceLine ? [referenceLine.value] : [])];
  const scale = scaleLinear()
    .domain([Math.min(...values), Math.max(...values) * 1.15 || 1])
    .range([left, right])
    .nice(STEPS);
  const written = scale.tickFormat(STEPS, ',f');
  return { at: (value) => scale(value), ticks: scale.ticks(STEPS).map((value) => ({ value, text: written(value).replace('−', '-') })) };
}
