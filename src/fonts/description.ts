import type { FontFace } from './face.ts';
import type { FontSet } from './font-set.ts';

/** One row of what `jianbao fonts` prints. */
export interface FaceDescription extends Pick<FontFace, 'id' | 'family' | 'weight' | 'source' | 'file' | 'size'> {
  readonly codePoints: number;
}

/** What covers what, in the order in which faces are asked. Opens installed whole fonts, to count what they cover. */
export function describeFonts(fontSet: FontSet): readonly FaceDescription[] {
  return fontSet.faces.map(({ id, family, weight, source, file, size, coverage }) => ({
    id,
    family,
    weight,
    source,
    file,
    size,
    codePoints: coverage.size,
  }));
}
