import type { Place } from '../diagnostic/diagnostic.ts';
import type { ExtraFont } from './dataset.ts';
import { MAX_FONT_BYTES } from './limits.ts';
import type { Reader } from './reader.ts';

/** Reads a font file that a dataset brings along. */
export function readFont(reader: Reader, folder: string, name: string, file: string, place: Place): ExtraFont[] {
  const bytes = reader.bytes(`${folder}/${file}`, `${name}/${file}`, MAX_FONT_BYTES, place);
  return bytes === undefined ? [] : [{ file, bytes, place }];
}
