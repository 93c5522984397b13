import type { Dataset } from '../dataset/dataset.ts';
import type { PlannedDocument } from '../output/plan.ts';
import type { FinishedDocument } from '../output/publish.ts';
import type { Finding } from '../verify/finding.ts';

/** How many finished documents a build opens again before it publishes them. */
export const SECOND_LOOKS = ['all', 'sample', 'none'] as const;

/** A choice of {@link SECOND_LOOKS}. */
export type SecondLook = (typeof SECOND_LOOKS)[number];

/** Up to so many documents a sample is all of them. */
export const SAMPLE = 50;

/** What opening finished documents again showed. */
export interface LookedAgain {
  /** Documents without an error. One with an error is not to be published. */
  readonly sound: readonly FinishedDocument[];
  readonly findings: readonly Finding[];
  /** How many documents were opened. */
  readonly opened: number;
  /** The bytes of `figures.json`, where every document of the dataset was opened and none has an error. */
  readonly figures?: Uint8Array;
}

/**
 * Opens finished documents again, in memory, and holds them against the dataset.
 * @param inputsDigest the sample's choice changes with the dataset's id and with this.
 */
export async function lookAgain(
  dataset: Dataset,
  planned: readonly PlannedDocument[],
  finished: readonly FinishedDocument[],
  how: SecondLook,
  inputsDigest: string,
): Promise<LookedAgain> {
  if (how === 'none') return { sound: finished, findings: [], opened: 0 };
  // Loaded here: the command line reads this file for its options.
  const { planDocuments } = await import('../output/plan.ts');
  const { verifyDocuments } = await import('../verify/verify.ts');
  const { sampleOf } = await import('../verify/folder.ts');
  const plans = new Map(planned.map((plan) => [plan.name, plan]));
  const documents = finished.flatMap(({ name, bytes, pages, unnamed }) => {
    const plan = plans.get(name);
    return plan === undefined ? [] : [{ name, bytes, pages, plan, ...(unnamed && { unnamed }) }];
  });
  const opened = how === 'all' ? documents : sampleOf(documents, SAMPLE, `${dataset.id} ${inputsDigest}`);
  const { findings, places } = await verifyDocuments(dataset, opened);
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ document }) => document));
  const sound = finished.filter(({ name }) => !wrong.has(name));
  if (wrong.size > 0 || opened.length < planDocuments(dataset).length) return { sound, findings, opened: opened.length };
  const { writeFigures } = await import('../verify/figures-file.ts');
  return { sound, findings, opened: opened.length, figures: writeFigures(dataset, opened, places) };
}
