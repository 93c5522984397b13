import { join } from 'node:path';

import { unzipSync, zipSync } from 'fflate';

import type { Dataset, Figure } from '../../src/dataset/dataset.ts';
import { planDocuments, type PlannedDocument } from '../../src/output/plan.ts';
import { prepare, render, type Prepared } from '../../src/pipeline.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { verifyDocuments, type DocumentToVerify } from '../../src/verify/verify.ts';
import { PROJECT } from '../helpers/run-cli.ts';

export const CREATED = new Date('2017-04-23T00:00:00Z');

export function prepared(...folder: readonly string[]): Prepared {
  const found = prepare(join(PROJECT, ...folder)).prepared;
  if (found === undefined) throw new Error(`${folder.join('/')} has errors`);
  return found;
}

export const SICHUAN = prepared('data', 'sichuan-2017-04-23');
const plans = planDocuments(SICHUAN.dataset);

export const WORKBOOK = planOf('workbook');

/** The first document of a kind whose name has all the words. */
export function planOf(...words: readonly string[]): PlannedDocument {
  const plan = plans.find(({ name }) => words.every((word) => name.includes(word)));
  if (plan === undefined) throw new Error(`no document is called ${words.join(' ')}`);
  return plan;
}

/** A document as `source` makes it. */
export async function made(plan: PlannedDocument, source: Prepared = SICHUAN): Promise<DocumentToVerify> {
  const { name, bytes, pages } = await render(source, plan, CREATED);
  return { name, bytes, plan, pages };
}

/** What opening documents again finds, held against the first dataset. */
export async function findingsIn(...documents: readonly DocumentToVerify[]): Promise<readonly Finding[]> {
  return (await verifyDocuments(SICHUAN.dataset, documents)).findings;
}

/** The dataset with some figures changed, as a build with a bug would see it. */
export function withFigures(change: (figure: Figure) => Figure): Prepared {
  const figures = SICHUAN.dataset.figures.map(change);
  const dataset: Dataset = { ...SICHUAN.dataset, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
  return { ...SICHUAN, dataset };
}

/** A package with one part rewritten. */
export function withPart(bytes: Uint8Array, name: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const part = parts[name];
  if (part === undefined) throw new Error(`no part ${name}`);
  const before = new TextDecoder().decode(part);
  const after = change(before);
  if (after === before) throw new Error(`nothing changed in ${name}`);
  return zipSync({ ...parts, [name]: new TextEncoder().encode(after) });
}

/** A finding without its words. */
export function spotOf({ code, document, page, cell, figure, expected, found }: Finding): Record<string, unknown> {
  return { code, document, page, cell, figure, expected: expected?.en, found };
}
