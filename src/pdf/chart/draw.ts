import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { barPicture } from './bar.ts';
import { linePicture } from './line.ts';
import type { Picture } from './marks.ts';
import { positionPicture } from './position.ts';
import { type DrawnChart, printSvg } from './svg.ts';

const PICTURES: Readonly<Record<ChartModel['type'], (model: ChartModel, width: number, fonts: FontSet) => Picture>> = {
  bar: barPicture,
  position: positionPicture,
  line: linePicture,
};

/** Draws a chart `width` points wide, everything in it `times` its size; its height follows from what it shows. */
export function drawChart(model: ChartModel, width: number, fonts: FontSet, times = 1): DrawnChart {
  if (model.items.length === 0) throw new Error(`chart "${model.id}" shows nothing`);
  return printSvg(PICTURES[model.type](model, width / times, fonts), times);
}
