import { datasetIdOf, inputFiles } from '../dataset/input-files.ts';
import { sha256 } from '../digest.ts';
import { diskFiles } from '../effects/files.ts';
import type { PdfLibraries } from '../effects/pdf-libraries.ts';
import { codeDigest, libraryVersions } from '../effects/program-code.ts';
import { programInformation } from '../effects/program.ts';
import { projectPath } from '../effects/project.ts';
import { loadFontSet, type FontSet } from '../fonts/font-set.ts';
import { fontInputs } from '../fonts/font-inputs.ts';
import type { Manifest } from '../output/manifest.ts';
import type { Prepared } from '../pipeline.ts';
import { readSources } from '../template/source.ts';

/**
 * The program that makes the documents, known by its code: a changed copy of a version is another program, and one that makes pages
 * in another way, which gives other bytes, is too.
 */
export function thisTool({ stock }: PdfLibraries): Manifest['tool'] {
  const { version } = programInformation();
  return { name: 'jianbao', version, digest: sha256([codeDigest(), ...libraryVersions(), ...(stock ? ['stock'] : [])].join('\n')) };
}

type Inputs = ReadonlyMap<string, string>;

function digestOf(path: string): string {
  return sha256(diskFiles.read(path));
}

function prefixed(prefix: string, inputs: Inputs): readonly (readonly [string, string])[] {
  return [...inputs].map(([name, digest]) => [`${prefix}/${name}`, digest]);
}

/** Inputs in the order of their names. */
function sorted(inputs: Iterable<readonly [string, string]>): Inputs {
  return new Map([...inputs].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fontFiles(fonts: FontSet, recorded?: Inputs): readonly (readonly [string, string])[] {
  const shared = fonts.faces.filter(({ source }) => source !== 'dataset');
  return [
    ['fonts/manifest.json', digestOf(projectPath('fonts', 'manifest.json'))],
    ...prefixed('fonts', fontInputs({ ...fonts, faces: shared }, recorded)),
  ];
}

/** SHA-256 by name of all that a build reads: the dataset's files, the templates, the fonts. Sorted by name. */
export function inputsOf({ dataset, fonts, templates }: Prepared): Inputs {
  return sorted([
    ...dataset.inputs,
    ...prefixed('templates', templates.briefing.inputs),
    ...prefixed('templates', templates.volume.inputs),
    ...fontFiles(fonts),
  ]);
}

/** SHA-256 over the names and digests of inputs. */
export function inputsDigest(inputs: Inputs): string {
  return sha256([...inputs].map(([name, digest]) => `${name} ${digest}\n`).join(''));
}

/**
 * What {@link inputsOf} would give now, found without making sense of any file, so that a build that has nothing to do ends soon.
 * @param recorded what it gave before: of a dataset's description that is the same, the fonts are.
 */
export function inputsNow(folder: string, recorded: Inputs): Inputs {
  const id = datasetIdOf(folder);
  const files = inputFiles(diskFiles, folder, projectPath('data', 'codes'));
  const ownFonts = [...recorded.keys()].filter((name) => name.startsWith(`${id}/`) && !files.has(name));
  const fonts = ownFonts.map((name): [string, string] => [name, `${folder}${name.slice(id.length)}`]);
  const digests = [...files, ...fonts]
    .filter(([, path]) => diskFiles.stat(path).kind === 'file')
    .map(([name, path]): [string, string] => [name, digestOf(path)]);
  const templates = ['briefing', 'volume'].flatMap((name) =>
    prefixed('templates', readSources(diskFiles, projectPath('templates', name)).inputs),
  );
  const known = new Map([...recorded].map(([name, digest]) => [name.replace(/^fonts\//, ''), digest]));
  return sorted([...digests, ...templates, ...fontFiles(loadFontSet(diskFiles, projectPath('fonts'), []), known)]);
}
