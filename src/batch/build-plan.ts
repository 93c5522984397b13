import type { Dataset } from '../dataset/dataset.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import { decide, type Decision } from '../output/decision.ts';
import { stateOf } from '../output/file-state.ts';
import { documentKeys, type DocumentKey } from '../output/key.ts';
import { MANIFEST_NAME, readManifest, type Manifest } from '../output/manifest.ts';
import { planDocuments, possibleDocuments, type PlannedDocument, type Selection } from '../output/plan.ts';
import type { BuildHead } from '../output/publish.ts';
import type { Prepared } from '../pipeline.ts';
import { environmentsOf } from './environment.ts';
import { inputsDigest, inputsOf, thisTool } from './inputs.ts';

/** What a build has to do in a folder. */
export interface BuildPlan {
  readonly head: BuildHead;
  /** Of every document that the dataset or somebody asks for, or that an earlier build made, by name. */
  readonly keys: ReadonlyMap<string, DocumentKey>;
  /** On each of them, in the order of the plan. */
  readonly decisions: readonly Decision[];
  /** What an earlier build recorded, where it can be trusted. */
  readonly manifest: Manifest | undefined;
}

/**
 * Holds what documents would be made from against what those in a folder were made from.
 * @param selection what somebody asks for beside what the dataset does.
 * @param warnings how many data and templates gave.
 */
export function planBuild(
  prepared: Prepared,
  folder: PublishedFiles,
  selection: Selection,
  { created, warnings, force }: { readonly created: Date; readonly warnings: number; readonly force: boolean },
): BuildPlan {
  const { dataset } = prepared;
  const tool = thisTool(prepared.libraries);
  const inputs = inputsOf(prepared);
  const manifest = readManifest(folder.read(MANIFEST_NAME));
  const named = [planDocuments(dataset), planDocuments(dataset, selection), manifest?.documents ?? []].flatMap((list) =>
    list.map(({ name }) => name),
  );
  const wanted = new Set(named);
  const documents = possibleDocuments(dataset).filter(({ name }) => wanted.has(name));
  const keys = documentKeys(dataset, documents, environmentsOf(prepared, tool, created));
  return {
    head: {
      tool,
      dataset: dataset.id,
      issued: dataset.date,
      date: created.toISOString(),
      inputsDigest: inputsDigest(inputs),
      inputs: Object.fromEntries(inputs),
      warnings,
      ...(selection.shard && { shard: selection.shard }),
    },
    keys,
    decisions: decide(keys, manifest, (entry) => stateOf(folder, entry), { force }),
    manifest,
  };
}

/** The documents that a build makes or keeps current: those chosen; without a choice also those that an earlier one added. */
export function chosenDocuments(
  dataset: Dataset,
  selection: Selection,
  { manifest }: Pick<BuildPlan, 'manifest'>,
): readonly PlannedDocument[] {
  const chosen = new Set(planDocuments(dataset, selection).map(({ name }) => name));
  if (Object.keys(selection).length === 0) for (const { name } of manifest?.documents ?? []) chosen.add(name);
  return possibleDocuments(dataset).filter(({ name }) => chosen.has(name));
}
