import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

export const fontsFolder: string = fileURLToPath(new URL('../../fonts', import.meta.url));

/** U+20BB7 (the 吉 with a longer lower stroke): in no built-in face, and not in the upstream fonts either. */
export const RARE = 0x20bb7;

/** A font that has nothing but {@link RARE}: the glyph of another supplementary character, its code point patched in the character map. */
export async function rareFont(weight: 'Regular' | 'Bold' = 'Regular'): Promise<Uint8Array> {
  const whole = readFileSync(`${fontsFolder}/NotoSansSC-${weight}.ttf`);
  const bytes = await subsetFont(whole, '\u{2c029}', { targetFormat: 'truetype' });
  return patched(bytes, [0x2c029], [RARE]);
}

/** Replaces a sequence of 32-bit numbers wherever it stands. */
export function patched(bytes: Uint8Array, from: readonly number[], to: readonly number[]): Uint8Array {
  const copy = Buffer.from(bytes);
  const words = (values: readonly number[]): Buffer => {
    const buffer = Buffer.alloc(4 * values.length);
    for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, 4 * index);
    return buffer;
  };
  for (let at = copy.indexOf(words(from)); at >= 0; at = copy.indexOf(words(from), at + 4)) copy.set(words(to), at);
  return new Uint8Array(copy);
}
