import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../digest.ts';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { parseCoverage, type Coverage } from './coverage.ts';
import { FAMILIES, lazyFace, WEIGHTS, type FontFace } from './face.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const faceSchema = z.strictObject({
  file: z.string().regex(/^[A-Za-z-]+\.ttf$/),
  family: z.enum(FAMILIES),
  weight: z.enum(WEIGHTS),
  upstream: z.strictObject({ package: z.string(), version: z.string(), file: z.string(), sha256: digest }),
  sha256: digest,
  bytes: z.int(),
  name: z.string(),
  glyphs: z.int(),
  codePoints: z.int(),
  coverage: z.string().regex(/^[0-9A-F]+(-[0-9A-F]+)?( [0-9A-F]+(-[0-9A-F]+)?)*$/),
});

const manifestSchema = z.strictObject({
  licence: z.string(),
  charset: z.strictObject({ file: z.string(), sha256: digest }),
  cutBy: z.record(z.string(), z.unknown()),
  faces: z.array(faceSchema).min(1),
});

/** What fonts/manifest.json says; fonts/build.mjs writes it. */
export type FontManifest = z.infer<typeof manifestSchema>;

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
  return intact(path, () => manifestSchema.parse(JSON.parse(new TextDecoder().decode(files.read(path)))));
}

/** The built-in faces, in the manifest's order. What they cover is known without opening a font file. */
export function builtInFaces(files: Files, fontsFolder: string, manifest: FontManifest): readonly FontFace[] {
  // The faces are cut alike, so that one parsed range set usually serves all.
  const parsed = new Map<string, Coverage>();
  return manifest.faces.map(({ file, family, weight, bytes: size, sha256: expected, coverage: ranges }) => {
    const coverage = parsed.get(ranges) ?? parseCoverage(ranges);
    parsed.set(ranges, coverage);
    const path = join(fontsFolder, file);
    const load = (): Uint8Array => {
      const found = intact(path, () => files.read(path));
      if (sha256(found) !== expected) throw damaged(path);
      return found;
    };
    return lazyFace({ id: `${family}-${weight}`, family, weight, source: 'built-in', file, size }, () => coverage, load);
  });
}
