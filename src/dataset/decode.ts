import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { looksLikeGb18030 } from '../diagnostic/encoding.ts';

function decodes(encoding: string, bytes: Uint8Array, stream = false): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
  } catch {
    return undefined;
  }
}

/** Where UTF-8 ends: the longest prefix that decodes, found by halving, without the character begun at its end. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    if (decodes('utf-8', bytes.subarray(0, middle), true) === undefined) bad = middle - 1;
    else good = middle;
  }
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true });
  return new TextEncoder().encode(whole).length;
}

function placeOfByte(file: string, bytes: Uint8Array, offset: number): Place {
  const lines = new TextDecoder('utf-8').decode(bytes.subarray(0, offset)).split(/\r\n|\r|\n/);
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** The text of a UTF-8 (with or without BOM) or GB 18030 file, or the place of the first byte that is neither. */
export function decode(file: string, bytes: Uint8Array): { readonly text: string } | { readonly diagnostic: Diagnostic } {
  const utf8 = decodes('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8 };
  const chinese = looksLikeGb18030(bytes) ? decodes('gb18030', bytes) : undefined;
  if (chinese !== undefined) return { text: chinese };
  const offset = firstBadByte(bytes);
  return {
    diagnostic: {
      code: 'undecodable-bytes',
      severity: 'error',
      place: placeOfByte(file, bytes, offset),
      message: { zh: '此处的字节不是有效文字，无法解码', en: 'these bytes cannot be read as text' },
      expected: { zh: 'UTF-8 或 GB 18030 编码', en: 'UTF-8 or GB 18030' },
      found: `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
      fix: { zh: '用编辑器打开文件，另存为 UTF-8', en: 'open the file in an editor and save it as UTF-8' },
    },
  };
}
