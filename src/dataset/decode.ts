import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { badByteIn, decodes, looksLikeGb18030 } from '../diagnostic/encoding.ts';

/** The text of a UTF-8 (with or without BOM) or GB 18030 file, or the place of the first byte that is neither. */
export function decode(file: string, bytes: Uint8Array): { readonly text: string } | { readonly diagnostic: Diagnostic } {
  const utf8 = decodes('utf-8', bytes);
  if (utf8 !== undefined) return { text: utf8 };
  const isChinese = looksLikeGb18030(bytes);
  const chinese = isChinese ? decodes('gb18030', bytes) : undefined;
  if (chinese !== undefined) return { text: chinese };
  const { place, byte } = badByteIn(file, bytes, isChinese ? 'gb18030' : 'utf-8');
  return {
    diagnostic: {
      code: 'undecodable-bytes',
      severity: 'error',
      place,
      message: { zh: '此处的字节不是有效文字，无法解码', en: 'these bytes cannot be read as text' },
      expected: { zh: 'UTF-8 或 GB 18030 编码', en: 'UTF-8 or GB 18030' },
      found: `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      fix: { zh: '用编辑器打开文件，另存为 UTF-8', en: 'open the file in an editor and save it as UTF-8' },
    },
  };
}
