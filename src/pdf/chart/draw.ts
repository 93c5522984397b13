import type { ChartModel } from '../../briefing/chart.ts';
import type { FontSet } from '../../fonts/font-set.ts';
import { barPicture } from './bar.ts';
import { linePicture } from './line.ts';
import type { Picture } from './marks.ts';
import { positionPicture } from './position.ts';

const PICTURES: Readonly<Record<ChartModel['type'], (model: ChartModel, width: number, fonts: FontSet) => Picture>> = {
  bar: barPicture,
  position: positionPicture,
  line: linePicture,
};

/** Draws a chart `width` points wide; its height follows from what it shows. */
export function drawChart(model: ChartModel, width: number, fonts: FontSet): Picture {
  if (model.items.length === 0) throw new Error(`chart "${model.id}" shows nothing`);
  return PICTURES[model.type](model, width, fonts);
}
