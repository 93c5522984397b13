import type { Dataset } from '../dataset/dataset.ts';
import type { PlannedDocument } from '../output/plan.ts';
import type { FinishedDocument } from '../output/publish.ts';
import type { Finding } from '../verify/finding.ts';

/** How many finished documents a build opens again before it publishes them. */
export const SECOND_LOOKS = ['all', 'sample', 'none'] as const;

/** A choice of {@link SECOND_LOOKS}. */
export type SecondLook = (typeof SECOND_LOOKS)[number];

/** Up to so many documents a sample is all of them. */
const SAMPLE = 50;

/**
 * Opens finished documents again, in memory, and holds them against the dataset.
 * @returns those without an error, and what was found: a document with an error is not to be published.
 */
export async function lookAgain(
  dataset: Dataset,
  planned: readonly PlannedDocument[],
  finished: readonly FinishedDocument[],
  how: SecondLook,
): Promise<{ readonly sound: readonly FinishedDocument[]; readonly findings: readonly Finding[] }> {
  if (how === 'none') return { sound: finished, findings: [] };
  // The reader of PDFs takes its time to load.
  const { verifyDocuments } = await import('../verify/verify.ts');
  const { sampleOf } = await import('../verify/folder.ts');
  const plans = new Map(planned.map((plan) => [plan.name, plan]));
  const documents = finished.flatMap(({ name, bytes, pages }) => {
    const plan = plans.get(name);
    return plan === undefined ? [] : [{ name, bytes, pages, plan }];
  });
  const { findings } = await verifyDocuments(dataset, how === 'all' ? documents : sampleOf(documents, SAMPLE));
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ document }) => document));
  return { sound: finished.filter(({ name }) => !wrong.has(name)), findings };
}
