import { MAX_STYLES } from './limits.ts';
import { formatKind, type FormatKind } from './number-format.ts';
import type { Refuse } from './refusal.ts';
import type { ReadXml } from './xml.ts';

/** The kinds of number format of a workbook's cell styles, by index. */
export function readStyles(part: string, bytes: Uint8Array, readXml: ReadXml, refuse: Refuse): readonly FormatKind[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  readXml(part, bytes, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) ids.push(Number(attributes['numFmtId'] ?? 0));
      if (codes.size + ids.length > MAX_STYLES)
        refuse(
          'workbook-too-large',
          { zh: '单元格格式太多', en: 'the workbook has too many cell formats' },
          { expected: { zh: `最多 ${MAX_STYLES} 种`, en: `at most ${MAX_STYLES}` } },
        );
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  const kinds = new Map<number, FormatKind>();
  return ids.map((id) => {
    const known = kinds.get(id) ?? formatKind(id, codes.get(id));
    kinds.set(id, known);
    return known;
  });
}
