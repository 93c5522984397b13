import type { Place } from '../diagnostic/diagnostic.ts';
import type { ExtraFont } from './dataset.ts';
import { MAX_FONT_BYTES } from './limits.ts';
import type { Reader } from './reader.ts';

/** Reads a font file that a dataset brings along. It must lie in the dataset's folder, links followed. */
export function readFont(reader: Reader, folder: string, name: string, file: string, place: Place): ExtraFont[] {
  const path = `${folder}/${file}`;
  if (reader.files.stat(path).kind === 'file') {
    const root = reader.files.realpath(folder).replaceAll('\\', '/');
    const real = reader.files.realpath(path).replaceAll('\\', '/');
    if (!real.startsWith(`${root}/`)) {
      reader.diagnostics.push({
        code: 'font-outside',
        severity: 'error',
        place,
        message: { zh: '字体文件不在数据集的文件夹里', en: "the font file lies outside the dataset's folder" },
        found: file,
        fix: { zh: '把字体复制到数据集的文件夹里，不用链接', en: "copy the font into the dataset's folder instead of linking to it" },
      });
      return [];
    }
  }
  const bytes = reader.bytes(path, `${name}/${file}`, MAX_FONT_BYTES, place);
  return bytes === undefined ? [] : [{ file, bytes }];
}
