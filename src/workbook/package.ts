import { sha256 } from '../digest.ts';
import { addCharts } from './finish/charts.ts';
import { dropFilters } from './finish/filters.ts';
import { finishFonts } from './finish/fonts.ts';
import { addProperties } from './finish/properties.ts';
import { finishSheets } from './finish/sheets.ts';
import type { WorkbookPlan } from './plan.ts';
import { NO_CELLS, type WrittenParts } from './written-parts.ts';
import { Zip } from './zip.ts';

/** A finished .xlsx file. */
export interface FinishedPackage {
  readonly bytes: Uint8Array;
  /** SHA-256 over the parts before compression, in their order. */
  readonly contentDigest: string;
}

/** Readers that sniff a file's type look for the list of types first. */
function rank(name: string): string {
  return name === '[Content_Types].xml' ? '0' : name === '_rels/.rels' ? '1' : `2${name}`;
}

function withCells(xml: string, cells: Uint8Array | undefined): Uint8Array {
  if (cells === undefined) return Buffer.from(xml);
  const [before = '', after = ''] = xml.split(NO_CELLS);
  return Buffer.concat([Buffer.from(before), cells, Buffer.from(after)]);
}

/**
 * Finishes what exceljs wrote: repairs what readers would stumble over, adds what it cannot write, puts the parts in a fixed order with fixed
 * times, and compresses once: the same parts give the same bytes wherever zlib is the same.
 *
 * @param written its parts are changed in place.
 * @param plan what they were written from.
 */
export function finishPackage(
  { parts, cells }: WrittenParts,
  plan: Pick<WorkbookPlan, 'sheets' | 'properties' | 'accessible'>,
): FinishedPackage {
  finishSheets(parts, plan.sheets);
  if (plan.accessible) dropFilters(parts);
  finishFonts(parts);
  addCharts(parts, plan.sheets);
  addProperties(parts, plan.properties);
  const zip = new Zip();
  let content = '';
  for (const [name, xml] of [...parts].sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))) {
    const part = withCells(xml, cells.get(name));
    content += `${name} ${sha256(part)}\n`;
    zip.add(name, part);
  }
  return { bytes: zip.end(), contentDigest: sha256(content) };
}
