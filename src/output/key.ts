import { subjectDataset } from '../briefing/part-dataset.ts';
import { regionSlice, tableSlice, volumeSlice } from '../briefing/slice.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import { planDocuments, type PlannedDocument } from './plan.ts';

/** Things that a document is made from. */
export interface Ingredients {
  /** SHA-256 of all of them. */
  readonly digest: string;
  /** Digits that tell one state of each from another, by its name (`figure nanbu.poor-people`, `template briefing/main.hbs`). */
  readonly parts: ReadonlyMap<string, string>;
}

/** All that a document is made from: it need not be made again while neither digest changes. */
export interface DocumentKey {
  readonly data: Ingredients;
  readonly environment: Ingredients;
  /** The dataset does not ask for the document; somebody may. */
  readonly optional?: true;
}

/** What each type of document is made from beside the data. */
export type Environments = Readonly<Record<PlannedDocument['type'], Ingredients>>;

const PART_DIGITS = 12;

/**
 * Ingredients by name.
 * @param contents the SHA-256 of each, or a short text that says all.
 */
export function ingredients(contents: ReadonlyMap<string, string>): Ingredients {
  const lines = [...contents].map(([name, content]) => `${name} ${content}\n`);
  return { digest: sha256(lines.join('')), parts: new Map([...contents].map(([name, content]) => [name, shortened(content)])) };
}

function shortened(content: string): string {
  return /^[0-9a-f]{64}$/.test(content) ? content.slice(0, PART_DIGITS) : content;
}

function dataOf(dataset: Dataset, document: PlannedDocument): Ingredients {
  switch (document.type) {
    case 'briefing':
      return regionSlice(dataset, document.region);
    case 'volume':
    case 'workbook':
      return volumeSlice(subjectDataset(dataset, document));
    case 'data-table':
    case 'data-package':
      return tableSlice(dataset);
  }
}

/** The key of each document of a plan, by name. */
export function documentKeys(
  dataset: Dataset,
  plan: readonly PlannedDocument[],
  environments: Environments,
): ReadonlyMap<string, DocumentKey> {
  const asked = new Set(planDocuments(dataset).map(({ name }) => name));
  return new Map(
    plan.map((document) => {
      const key = { data: dataOf(dataset, document), environment: environments[document.type] };
      return [document.name, asked.has(document.name) ? key : { ...key, optional: true }];
    }),
  );
}
