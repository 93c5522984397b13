import { chartXml } from '../chart/chart-part.ts';
import { drawingXml } from '../chart/drawing.ts';
import { sheetPart, type SheetPlan } from '../plan.ts';
import { element } from '../xml.ts';
import { addParts, addRelationship, partOf, type NewPart, type Parts } from './parts.ts';
import { withChildren } from './sheet-children.ts';

const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml';

/** Adds the charts of all sheets, which exceljs cannot write: a part each, and a drawing for each sheet that has some. */
export function addCharts(parts: Parts, sheets: readonly SheetPlan[]): void {
  const added: NewPart[] = [];
  let charts = 0;
  let drawings = 0;
  for (const [index, sheet] of sheets.entries()) {
    if (sheet.charts === undefined || sheet.charts.length === 0) continue;
    drawings++;
    const drawing = `xl/drawings/drawing${drawings}.xml`;
    const related = sheet.charts.map((chart) => {
      charts++;
      added.push({ name: `xl/charts/chart${charts}.xml`, type: CHART_TYPE, xml: chartXml(sheet, chart) });
      return [chart, addRelationship(parts, drawing, 'chart', `../charts/chart${charts}.xml`)] as const;
    });
    added.push({ name: drawing, type: DRAWING_TYPE, xml: drawingXml(sheet, related) });
    const id = addRelationship(parts, sheetPart(index), 'drawing', `../drawings/drawing${drawings}.xml`);
    const xml = withChildren(partOf(parts, sheetPart(index)), [element('drawing', { 'r:id': id })]);
    parts.set(sheetPart(index), xml);
  }
  addParts(parts, added);
}
