import type { Place } from './diagnostic.ts';

/** Encodings that files come in. */
type Encoding = 'utf-8' | 'gb18030';

/** The text of bytes in an encoding; nothing where they are not. `stream` lets the last character be unfinished, and leaves it out. */
export function decodes(encoding: Encoding, bytes: Uint8Array, stream = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

/** Where bytes that are not of an encoding cease to be: found by halving; a character cut off or broken counts from its begin. */
export function badByteIn(file: string, bytes: Uint8Array, encoding: Encoding): { readonly place: Place; readonly byte: number } {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (decodes(encoding, bytes.subarray(0, middle), true) === undefined) bad = middle - 1;
    else good = middle;
  }
  const sound = bytes.subarray(0, good);
  const lines = new TextDecoder(encoding).decode(sound, { stream: true }).split(/\r\n|\r|\n/);
  const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(sound, { stream: true });
  const offset = encoding === 'utf-8' ? new TextEncoder().encode(whole).length : Math.min(good, bytes.length - 1);
  return { place: { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 }, byte: bytes[offset] ?? 0 };
}

/**
 * Whether bytes that are not UTF-8 are likely GB 18030. A Chinese file in UTF-8 with one broken byte would often pass as
 * GB 18030, as nonsense; in a real GB 18030 file nearly every character is broken UTF-8, so the broken ones are counted
 * against the whole ones.
 */
export function looksLikeGb18030(bytes: Uint8Array): boolean {
  let broken = 0;
  let whole = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') broken++;
    else if (character > '\u07ff') whole++;
  }
  return broken > whole;
}
