import { documentDate } from '../effects/clock.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import { stateOf } from '../output/file-state.ts';
import { MANIFEST_NAME, readManifest, type Manifest } from '../output/manifest.ts';
import { inputsDigest, inputsNow, thisTool } from './inputs.ts';

/**
 * The manifest of a folder that holds every document of a dataset as a build of now would make it, found without making sense of any
 * input; undefined where something may have changed, or where a build would have something to say.
 * @param dataset the dataset's folder.
 * @param environment where `SOURCE_DATE_EPOCH` may be set.
 */
export function upToDate(dataset: string, folder: PublishedFiles, environment: NodeJS.ProcessEnv): Manifest | undefined {
  if (folder.isHeld()) return undefined;
  const manifest = readManifest(folder.read(MANIFEST_NAME));
  if (manifest === undefined || !manifest.complete || manifest.warnings > 0) return undefined;
  if (documentDate(manifest.issued, environment)?.toISOString() !== manifest.date) return undefined;
  if (inputsDigest(inputsNow(dataset, new Map(Object.entries(manifest.inputs)))) !== manifest.inputsDigest) return undefined;
  if (thisTool().digest !== manifest.tool.digest) return undefined;
  const files = [...manifest.documents, ...(manifest.figures === undefined ? [] : [manifest.figures])];
  return files.every((entry) => stateOf(folder, entry) === 'whole') ? manifest : undefined;
}
