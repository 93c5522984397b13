import { createRequire } from 'node:module';
import type * as fontkit from 'fontkit';

const require = createRequire(import.meta.url);

/**
 * Parses a font file. The library is loaded when first asked, as checking a dataset rarely needs it, and in the build for CommonJS,
 * which pdfmake loads too. Throws what the library throws on a damaged file.
 */
export function parseFont(bytes: Uint8Array): fontkit.Font {
  return (require('fontkit') as typeof fontkit).create(bytes);
}
