import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { FACE_SOURCES, FAMILIES, lazyFace, WEIGHTS, type Family, type FontFace, type Weight } from './face.ts';
import { openFontFile, type FontFile } from './font-file.ts';
import { installedFaces } from './installed.ts';
import { builtInFaces, readFontManifest } from './manifest.ts';
import { parseFont } from './parse-font.ts';
import { guarded } from './sound-font.ts';

export type { FontFace };

/** A stretch of text that one face shows. */
export interface FontRun {
  readonly text: string;
  readonly face: FontFace;
}

/** A code point that no face has; `index` is its offset in UTF-16 units. */
export interface MissingCharacter {
  readonly codePoint: number;
  readonly index: number;
}

/** All faces a document may use, and the choice among them. */
export interface FontSet {
  readonly faces: readonly FontFace[];
  /** Whether texts set in it take no shortcut past the libraries, and nothing is kept of one for the next. */
  readonly stock: boolean;
  /** Font files of the dataset that cannot be used; they are not among the faces. */
  readonly findings: readonly Diagnostic[];
  /**
   * Splits a text into maximal runs of one face: the family and weight asked for if it has the character, then the other built-in faces,
   * then installed whole fonts, then the dataset's own. A combining mark or variation selector stays with its base. A newline
   * goes with its neighbours. Throws an Error on a character that no face has: ask {@link FontSet.missing} first.
   */
  runs(text: string, family: Family, weight: Weight): readonly FontRun[];
  /** The characters of a text that cannot be shown, whatever the family and weight. A newline needs no glyph; anything else does. */
  readonly missing: (text: string) => readonly MissingCharacter[];
}

const NEWLINE = 0x0a;
/** A base with its marks (variation selectors are marks too), or marks without a base. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;

function has(face: FontFace, codePoint: number): boolean {
  return codePoint === NEWLINE || face.coverage.has(codePoint);
}

function shows(face: FontFace, text: string): boolean {
  for (let at = 0; at < text.length;) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (!has(face, codePoint)) return false;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return true;
}

/** Every face, the best for this family and weight first, so that what any face has is found from any start. */
function chainFor(faces: readonly FontFace[], family: Family, weight: Weight): readonly FontFace[] {
  const rank = (face: FontFace): number =>
    FACE_SOURCES.indexOf(face.source) * 4 + (face.family === family || face.family === 'any' ? 0 : 2) + (face.weight === weight ? 0 : 1);
  return faces.toSorted((a, b) => rank(a) - rank(b));
}

function split(text: string, chain: readonly FontFace[]): readonly FontRun[] {
  const first = chain[0];
  if (first !== undefined && shows(first, text)) return text === '' ? [] : [{ text, face: first }];
  const runs: { text: string; face: FontFace }[] = [];
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    const last = runs.at(-1);
    if (cluster === '\n' && last !== undefined) {
      last.text += cluster;
      continue;
    }
    const face = chain.find((candidate) => shows(candidate, cluster));
    if (face === undefined) throw new Error(`no face shows ${JSON.stringify(cluster)}`);
    if (last?.face === face) last.text += cluster;
    else runs.push({ text: cluster, face });
  }
  return runs;
}

function missingIn(text: string, faces: readonly FontFace[]): readonly MissingCharacter[] {
  const first = faces[0];
  if (first !== undefined && shows(first, text)) return [];
  const missing: MissingCharacter[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTERS)) {
    if (faces.some((face) => shows(face, cluster))) continue;
    // Marks must come from a face that has all before them, hence the narrowing.
    let candidates = faces;
    let at = index;
    for (const character of cluster) {
      const codePoint = character.codePointAt(0) ?? 0;
      const narrowed = candidates.filter((face) => has(face, codePoint));
      if (narrowed.length === 0) missing.push({ codePoint, index: at });
      else candidates = narrowed;
      at += character.length;
    }
  }
  return missing;
}

function datasetFaces(
  extra: readonly FontFile[],
  stock: boolean,
): { readonly faces: readonly FontFace[]; readonly findings: readonly Diagnostic[] } {
  const faces: FontFace[] = [];
  const findings: Diagnostic[] = [];
  for (const [index, fontFile] of extra.entries()) {
    const opened = openFontFile(fontFile);
    if ('code' in opened) {
      findings.push(opened);
      continue;
    }
    const { file, bytes } = fontFile;
    const known = { id: `dataset-${index + 1}`, family: 'any' as const, weight: opened.weight, source: 'dataset' as const, file, stock };
    faces.push(
      lazyFace(
        { ...known, size: bytes.length },
        () => opened.coverage,
        () => bytes,
        () => guarded(parseFont(bytes)),
      ),
    );
  }
  return { faces, findings };
}

/**
 * The faces of the fonts folder, of the upstream packages installed beside it, and of the dataset (`extra`, in order).
 * @param stock leaves everything to the font library.
 * Throws FindingsError (`damaged-fonts`) when the fonts folder is not as its manifest says.
 */
export function loadFontSet(files: Files, fontsFolder: string, extra: readonly FontFile[], stock = false): FontSet {
  const manifest = readFontManifest(files, fontsFolder);
  const own = datasetFaces(extra, stock);
  const faces = [
    ...builtInFaces(files, fontsFolder, manifest, stock),
    ...installedFaces(files, fontsFolder, manifest, stock),
    ...own.faces,
  ];
  const chains = new Map(FAMILIES.flatMap((family) => WEIGHTS.map((weight) => [`${family}-${weight}`, chainFor(faces, family, weight)])));
  return {
    faces,
    stock,
    findings: own.findings,
    runs: (text, family, weight) => split(text, chains.get(`${family}-${weight}`) ?? faces),
    missing: (text) => missingIn(text, faces),
  };
}
