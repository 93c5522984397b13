import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import type { Coverage } from './coverage.ts';
import { lazyFace, type FontFace } from './face.ts';
import { openFontFile } from './font-file.ts';
import type { FontManifest } from './manifest.ts';

/** Folder of a package that the user installed beside this program; nothing of it is run. */
function packageFolder(name: string, fontsFolder: string): string | undefined {
  try {
    return dirname(createRequire(join(fontsFolder, 'manifest.json')).resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** The whole upstream fonts, as far as their packages are installed. Their files are opened when a text first needs them. */
export function installedFaces(files: Files, fontsFolder: string, manifest: FontManifest, stock: boolean): readonly FontFace[] {
  return manifest.faces.flatMap(({ family, weight, upstream }): FontFace[] => {
    const folder = packageFolder(upstream.package, fontsFolder);
    if (folder === undefined) return [];
    const path = join(folder, upstream.file);
    const found = files.stat(path);
    if (found.kind !== 'file') return [];
    const measure = (read: () => Uint8Array): Coverage => {
      const opened = openFontFile({ file: path, bytes: read() });
      if ('code' in opened) throw new FindingsError([opened]);
      return opened.coverage;
    };
    const known = { id: `${family}-${weight}-whole`, family, weight, source: 'installed' as const, size: found.size, stock };
    return [lazyFace({ ...known, file: `${upstream.package}/${upstream.file}` }, measure, () => files.read(path))];
  });
}
