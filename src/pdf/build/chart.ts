import type { ElementNode } from '../../markup/tree.ts';
import { drawChart } from '../chart/draw.ts';
import type { ChartNode } from '../engine/definition.ts';
import { attribute, type Scope } from './scope.ts';

/** `chart`: the picture of a chart model, as wide as there is room. */
export function chart(node: ElementNode, scope: Scope): ChartNode {
  const id = attribute(node, 'ref') ?? '';
  const model = scope.build.charts.get(id);
  if (model === undefined) throw new Error(`no chart "${id}": checkContent has passed it`);
  // A template may leave out the table that values lead to.
  const items = model.items.map(({ to, ...item }) => (to !== undefined && scope.build.anchors.has(to) ? { ...item, to } : item));
  const times = scope.build.times.type;
  return {
    model: id,
    svg: drawChart({ ...model, items }, scope.width / times, scope.build.fonts),
    times,
    alternative: model.alternative.map(({ text }) => text).join(' '),
    place: node.place,
  };
}
