import type { Dataset } from '../../../src/dataset/dataset.ts';
import { buildEntryWorkbook as entry } from '../../../src/intake/entry-workbook.ts';
import { writePlan } from '../../../src/workbook/adapter.ts';
import { finishPackage } from '../../../src/workbook/package.ts';
import type { WorkbookPlan } from '../../../src/workbook/plan.ts';
import { buildWorkbook as build, type BuiltWorkbook } from '../../../src/workbook/workbook.ts';
import { valid } from './validity.ts';

// Workbooks as the program makes them, each held against the rules of validity: tests make theirs here.

/** As src's, valid. */
export async function buildWorkbook(dataset: Dataset, created: Date): Promise<BuiltWorkbook> {
  const built = await build(dataset, created);
  valid(built.bytes);
  return built;
}

/** As src's, valid. */
export async function buildEntryWorkbook(...given: Parameters<typeof entry>): Promise<Uint8Array> {
  return valid(await entry(...given));
}

/** A finished workbook of a plan, valid. */
export async function finishedPlan(plan: WorkbookPlan, created: Date): Promise<Uint8Array> {
  return valid(finishPackage(await writePlan(plan, created), plan).bytes);
}
