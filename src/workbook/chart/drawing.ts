import { inBoth } from '../words.ts';
import type { ChartPlan } from '../chart-plan.ts';
import type { SheetPlan } from '../plan.ts';
import { OFFICE } from '../finish/parts.ts';
import { element } from '../xml.ts';
import { tableOfChart } from './cells.ts';
import { EMU } from './marks.ts';

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const SHEET_DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** A frame held by its upper left cell: rows that grow, or are filtered away, move it and do not stretch it. */
function frame(sheet: SheetPlan, chart: ChartPlan, index: number, relationship: string): string {
  const { head } = tableOfChart(sheet, chart);
  const size = { cx: Math.round(chart.width * EMU), cy: Math.round(chart.height * EMU) };
  return element(
    'xdr:oneCellAnchor',
    {},
    element(
      'xdr:from',
      {},
      element('xdr:col', {}, String(chart.right)),
      element('xdr:colOff', {}, '0'),
      element('xdr:row', {}, String(head - 1 + chart.below)),
      element('xdr:rowOff', {}, '0'),
    ),
    element('xdr:ext', size),
    element(
      'xdr:graphicFrame',
      { macro: '' },
      element(
        'xdr:nvGraphicFramePr',
        {},
        element('xdr:cNvPr', { id: index + 2, name: chart.name, descr: inBoth(chart.alternative) }),
        element('xdr:cNvGraphicFramePr', {}),
      ),
      element('xdr:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', { cx: 0, cy: 0 })),
      element('a:graphic', {}, element('a:graphicData', { uri: CHART }, element('c:chart', { 'xmlns:c': CHART, 'r:id': relationship }))),
    ),
    element('xdr:clientData', {}),
  );
}

/** The drawing part of a sheet: where its charts stand, each with its alternative text, by the ids of their relationships. */
export function drawingXml(sheet: SheetPlan, charts: readonly (readonly [ChartPlan, string])[]): string {
  const spaces = { 'xmlns:xdr': SHEET_DRAWING, 'xmlns:a': MAIN, 'xmlns:r': `${OFFICE}/relationships` };
  return element('xdr:wsDr', spaces, ...charts.map(([chart, id], index) => frame(sheet, chart, index, id)));
}
