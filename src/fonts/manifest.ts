import { join } from 'node:path';
import { sha256 } from '../digest.ts';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { parseCoverage, type Coverage } from './coverage.ts';
import { cutFont, type FaceMetrics } from './cut-font.ts';
import { parseFont } from './parse-font.ts';
import { FAMILIES, lazyFace, WEIGHTS, type Family, type FontFace, type Weight } from './face.ts';

/** A built-in face, and the upstream font that it was cut from. */
interface FaceEntry {
  readonly file: string;
  readonly family: Family;
  readonly weight: Weight;
  readonly upstream: { readonly package: string; readonly version: string; readonly file: string; readonly sha256: string };
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
  readonly metrics: FaceMetrics;
  readonly codePoints: number;
  /** As {@link parseCoverage} reads it. */
  readonly coverage: string;
}

/** What fonts/manifest.json says; fonts/build.mjs writes it. */
export interface FontManifest {
  readonly licence: string;
  readonly charset: { readonly file: string; readonly sha256: string };
  readonly faces: readonly FaceEntry[];
}

const DIGEST = /^[0-9a-f]{64}$/;
const FILE = /^[A-Za-z-]+\.ttf$/;
const RANGES = /^[0-9A-F]+(-[0-9A-F]+)?( [0-9A-F]+(-[0-9A-F]+)?)*$/;

/** Whether what a face is opened by has the right form. By hand: to load zod for it would take longer than to read all the data. */
function isWhole({ file, family, weight, upstream, sha256: digest, bytes, metrics, coverage }: FaceEntry): boolean {
  return (
    FILE.test(file) &&
    FAMILIES.includes(family) &&
    WEIGHTS.includes(weight) &&
    [upstream.package, upstream.file].every((part) => typeof part === 'string') &&
    DIGEST.test(digest) &&
    Number.isInteger(bytes) &&
    typeof metrics.postscriptName === 'string' &&
    [metrics.unitsPerEm, metrics.ascent, metrics.descent, metrics.xHeight, metrics.capHeight, metrics.italicAngle].every(Number.isFinite) &&
    Object.values(metrics.bbox).every(Number.isFinite) &&
    Object.values(metrics.forms).every((glyphs) => Object.values(glyphs).every(Number.isInteger)) &&
    RANGES.test(coverage)
  );
}

function damaged(file: string): FindingsError {
  return new FindingsError([
    {
      code: 'damaged-fonts',
      severity: 'error',
      message: { zh: `内置字体文件缺失或已被改动：${file}`, en: `a built-in font file is missing or has been changed: ${file}` },
      expected: { zh: 'fonts/manifest.json 所记的文件', en: 'the file that fonts/manifest.json describes' },
      found: file,
      fix: { zh: '重新安装本程序，或运行 npm run fonts:build', en: 'install the program again, or run npm run fonts:build' },
    },
  ]);
}

/** Runs an action on the fonts folder; whatever fails in it is a damaged installation, not a bug. */
function intact<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch {
    throw damaged(file);
  }
}

/** Reads `manifest.json` of the fonts folder. Throws {@link FindingsError} (`damaged-fonts`) if it is missing or malformed. */
export function readFontManifest(files: Files, fontsFolder: string): FontManifest {
  const path = join(fontsFolder, 'manifest.json');
  return intact(path, () => {
    const manifest = JSON.parse(new TextDecoder().decode(files.read(path))) as FontManifest;
    if (manifest.faces.length === 0 || !manifest.faces.every(isWhole)) throw damaged(path);
    return manifest;
  });
}

/** The built-in faces, in the manifest's order. What they cover is known without opening a font file. */
export function builtInFaces(files: Files, fontsFolder: string, manifest: FontManifest, stock: boolean): readonly FontFace[] {
  // The faces are cut alike, so that one parsed range set usually serves all.
  const parsed = new Map<string, Coverage>();
  return manifest.faces.map(({ file, family, weight, bytes: size, sha256: expected, metrics, coverage: ranges }) => {
    const coverage = parsed.get(ranges) ?? parseCoverage(ranges);
    parsed.set(ranges, coverage);
    const path = join(fontsFolder, file);
    const load = (): Uint8Array => {
      const found = intact(path, () => files.read(path));
      if (sha256(found) !== expected) throw damaged(path);
      return found;
    };
    const known = { id: `${family}-${weight}`, family, weight, source: 'built-in' as const, file, size, stock };
    return lazyFace(
      known,
      () => coverage,
      load,
      (bytes) => (stock ? parseFont(bytes) : cutFont(bytes, metrics)),
      expected,
    );
  });
}
