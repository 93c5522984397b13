import type { Dataset } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import type { Manifest, ManifestEntry } from '../output/manifest.ts';
import type { PlannedDocument } from '../output/plan.ts';
import type { FinishedDocument } from '../output/publish.ts';
import type { Finding } from '../verify/finding.ts';
import type { DocumentToVerify } from '../verify/verify.ts';

/** How many finished documents a build opens again before it publishes them. */
export const SECOND_LOOKS = ['all', 'sample', 'none'] as const;

/** A choice of {@link SECOND_LOOKS}. */
export type SecondLook = (typeof SECOND_LOOKS)[number];

/** Up to so many documents a sample is all of them. */
export const SAMPLE = 50;

/** Whether a build that looks so writes `figures.json`, whatever it renders. */
export function wantsFigures(how: SecondLook, documents: number): boolean {
  return how === 'all' || (how === 'sample' && documents <= SAMPLE);
}

/** What opening finished documents again showed. */
export interface LookedAgain {
  /** Finished documents without an error. One with an error is not to be published. */
  readonly sound: readonly FinishedDocument[];
  readonly findings: readonly Finding[];
  /** How many documents were opened. */
  readonly opened: number;
  /** The bytes of `figures.json`, where the places in every document of the dataset are known and none has an error. */
  readonly figures?: Uint8Array;
}

/** Documents that a build leaves as they are, and what earlier ones know of them. */
export interface LeftAsTheyAre {
  readonly folder: PublishedFiles;
  readonly manifest: Manifest | undefined;
  readonly entries: readonly ManifestEntry[];
  /** Names of all the documents that are to be known, where the build makes one part of the dataset's. */
  readonly part?: readonly string[];
}

/**
 * Opens finished documents again, in memory, and holds them against the dataset. One that is left as it is need not be opened a second
 * time; it is where `figures.json` is to be written and nobody has looked yet.
 * @param planned every document that may be of the dataset.
 * @param inputsDigest the sample's choice changes with the dataset's id and with this.
 */
export async function lookAgain(
  dataset: Dataset,
  planned: readonly PlannedDocument[],
  finished: readonly FinishedDocument[],
  left: LeftAsTheyAre,
  how: SecondLook,
  inputsDigest: string,
): Promise<LookedAgain> {
  if (how === 'none') return { sound: finished, findings: [], opened: 0 };
  // Loaded here: the command line reads this file for its options.
  const { areAskedFor } = await import('../output/plan.ts');
  const { verifyDocuments } = await import('../verify/verify.ts');
  const { sampleOf } = await import('../verify/folder.ts');
  const { knownPlaces } = await import('../verify/known-places.ts');
  const plans = new Map(planned.map((plan) => [plan.name, plan]));
  type Opening = Pick<FinishedDocument, 'name' | 'pages' | 'unnamed'>;
  // Read when they are opened, one after the other: together they may be more than memory holds.
  const toOpen = ({ name, pages, unnamed }: Opening, read: () => Uint8Array): readonly DocumentToVerify[] => {
    const plan = plans.get(name);
    if (plan === undefined) return [];
    return [
      {
        name,
        get bytes() {
          return read();
        },
        pages,
        plan,
        ...(unnamed && { unnamed }),
      },
    ];
  };
  // What is told of must be all that the folder will list, and all that the dataset asks for.
  const told = new Set([...finished, ...left.entries].map(({ name }) => name));
  const listed = (left.manifest?.documents ?? []).filter(({ name }) => plans.has(name));
  const covers = (left.part?.every((name) => told.has(name)) ?? areAskedFor(dataset, told)) && listed.every(({ name }) => told.has(name));
  const known = knownPlaces(left.folder, left.manifest);
  const wanted = covers && wantsFigures(how, told.size);
  const unseen = left.entries.filter(({ name, sha256: digest }) => known.documents.get(name) !== digest);
  const fresh = finished.flatMap((document) => toOpen(document, () => document.bytes));
  const opened = [
    ...(how === 'all' ? fresh : sampleOf(fresh, SAMPLE, `${dataset.id} ${inputsDigest}`)),
    ...(wanted ? unseen.flatMap((entry) => toOpen(entry, () => left.folder.read(entry.name) ?? new Uint8Array())) : []),
  ];
  const { findings, places } = await verifyDocuments(dataset, opened);
  const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ document }) => document));
  const looked = { sound: finished.filter(({ name }) => !wrong.has(name)), findings, opened: opened.length };
  const seen = left.entries.filter((entry) => !unseen.includes(entry));
  if (!covers || wrong.size > 0 || opened.length + seen.length < told.size) return looked;
  const { writeFigures } = await import('../verify/figures-file.ts');
  const names = new Set(seen.map(({ name }) => name));
  const documents = [...opened.map(({ name, bytes }) => ({ name, sha256: sha256(bytes) })), ...seen];
  return {
    ...looked,
    figures: writeFigures(dataset, documents, [...places, ...known.places.filter(({ document }) => names.has(document))]),
  };
}
