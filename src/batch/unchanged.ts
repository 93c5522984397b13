import { FindingsError } from '../diagnostic/diagnostic.ts';
import { documentDate } from '../effects/clock.ts';
import { FileProblem } from '../effects/files.ts';
import { pdfLibraries } from '../effects/pdf-libraries.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import { stateOf } from '../output/file-state.ts';
import { MANIFEST_NAME, readManifest, type Manifest } from '../output/manifest.ts';
import { inputsDigest, inputsNow, thisTool } from './inputs.ts';

/**
 * The manifest of a folder that holds every document of a dataset as a build of now would make it, found without making sense of any
 * input; undefined where something may have changed, or where a build would have something to say.
 * @param dataset the dataset's folder.
 * @param environment where `SOURCE_DATE_EPOCH` and `JIANBAO_PDF_STOCK` may be set.
 */
export function upToDate(dataset: string, folder: PublishedFiles, environment: NodeJS.ProcessEnv): Manifest | undefined {
  if (folder.isHeld()) return undefined;
  const manifest = readManifest(folder.read(MANIFEST_NAME));
  if (manifest === undefined || !manifest.complete || manifest.warnings > 0) return undefined;
  if (documentDate(manifest.issued, environment)?.toISOString() !== manifest.date) return undefined;
  if (digestNow(dataset, manifest) !== manifest.inputsDigest) return undefined;
  if (thisTool(pdfLibraries(environment)).digest !== manifest.tool.digest) return undefined;
  const files = [...manifest.documents, ...(manifest.figures === undefined ? [] : [manifest.figures])];
  return files.every((entry) => stateOf(folder, entry) === 'whole') ? manifest : undefined;
}

/** Of the inputs; undefined where they cannot even be read, which reading the dataset will explain. */
function digestNow(dataset: string, { inputs }: Manifest): string | undefined {
  try {
    return inputsDigest(inputsNow(dataset, new Map(Object.entries(inputs))));
  } catch (error) {
    if (error instanceof FindingsError || error instanceof FileProblem) return undefined;
    throw error;
  }
}
