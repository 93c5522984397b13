import type { FontSet } from './font-set.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/**
 * What documents take from font files, by file: the SHA-256 of each, or of an installed one that no text has needed so far, its size.
 * @param recorded what was found before; an installed file that was opened then is opened now.
 */
export function fontInputs({ faces }: FontSet, recorded: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  return new Map(
    faces.map((face) => {
      const closed = face.source === 'installed' && !face.isOpen && !DIGEST.test(recorded.get(face.file) ?? '');
      return [face.file, closed ? `${face.size} bytes` : face.digest()];
    }),
  );
}
