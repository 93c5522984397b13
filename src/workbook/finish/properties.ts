import type { WorkbookPlan } from '../plan.ts';
import { element, escaped } from '../xml.ts';
import { addParts, addRelationship, OFFICE, type Parts } from './parts.ts';

/** Of properties that the author of a document defines. */
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Writes the plan's properties, which exceljs cannot: readers show them beside title and author, programs read them without opening a sheet. */
export function addProperties(parts: Parts, properties: WorkbookPlan['properties'] = []): void {
  if (properties.length === 0) return;
  const name = 'docProps/custom.xml';
  const entries = properties.map((property, index) =>
    // 0 and 1 are reserved.
    element('property', { fmtid: FORMAT, pid: index + 2, name: property.name }, element('vt:lpwstr', {}, escaped(property.value))),
  );
  const spaces = { xmlns: `${OFFICE}/custom-properties`, 'xmlns:vt': `${OFFICE}/docPropsVTypes` };
  const type = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
  addParts(parts, [{ name, type, xml: element('Properties', spaces, ...entries) }]);
  addRelationship(parts, '', 'custom-properties', name);
}
