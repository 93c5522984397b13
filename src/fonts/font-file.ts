import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { measureCoverage, type Coverage } from './coverage.ts';
import type { Weight } from './face.ts';
import { parseFont } from './parse-font.ts';
import { isUsable, soundCoverage } from './sound-font.ts';

/** A font file as read, named as the user would name it. */
export interface FontFile {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where the user names it. */
  readonly place?: Place;
}

/** What is known of a font file that can be used. */
export interface OpenedFont {
  readonly weight: Weight;
  readonly coverage: Coverage;
}

interface Refusal {
  readonly message: Localized;
  readonly fix: Localized;
}

const NEEDED_TABLES = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'post'];
/** OpenType's usWeightClass: 600 is SemiBold. */
const BOLD_FROM = 600;

const REPLACE: Localized = { zh: '换成完好的 .ttf 或 .otf 文件', en: 'replace it by a sound .ttf or .otf file' };

const DAMAGED: Refusal = { message: { zh: '字体文件已损坏', en: 'the font file is damaged' }, fix: REPLACE };

/** Kinds of file that are refused by their first four bytes (OpenType 1.9, WOFF 1 and 2). */
const REFUSED_SIGNATURES: ReadonlyMap<string, Refusal> = new Map([
  [
    'ttcf',
    {
      message: { zh: '不支持字体集合（TTC、OTC）', en: 'font collections (TTC, OTC) are not supported' },
      fix: { zh: '把需要的那一个字体另存为 .ttf 或 .otf 文件', en: 'save the one face you need as a .ttf or .otf file' },
    },
  ],
  ...['wOFF', 'wOF2'].map((signature): [string, Refusal] => [
    signature,
    {
      message: { zh: '不支持网页字体（WOFF、WOFF2）', en: 'web fonts (WOFF, WOFF2) are not supported' },
      fix: { zh: '转换为 .ttf 或 .otf 文件', en: 'convert it to a .ttf or .otf file' },
    },
  ]),
]);

const NOT_A_FONT: Refusal = { message: { zh: '这不是字体文件', en: 'this is not a font file' }, fix: REPLACE };

/** Checks signature and table directory, so that a cut-off file is found here and not while a page is drawn. */
function refusalOf(bytes: Uint8Array): Refusal | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tagAt = (offset: number): string => String.fromCharCode(...bytes.subarray(offset, offset + 4));
  if (bytes.length < 12) return NOT_A_FONT;
  const signature = tagAt(0);
  const refused = REFUSED_SIGNATURES.get(signature);
  if (refused !== undefined) return refused;
  if (!['\0\u0001\0\0', 'true', 'OTTO'].includes(signature)) return NOT_A_FONT;
  const count = view.getUint16(4);
  if (bytes.length < 12 + 16 * count) return DAMAGED;
  const tables = new Set<string>();
  for (let record = 12; record < 12 + 16 * count; record += 16) {
    if (view.getUint32(record + 8) + view.getUint32(record + 12) > bytes.length) return DAMAGED;
    tables.add(tagAt(record));
  }
  const outlines = tables.has('CFF ') || (tables.has('glyf') && tables.has('loca'));
  return outlines && NEEDED_TABLES.every((tag) => tables.has(tag)) ? undefined : DAMAGED;
}

function diagnosticOf({ file, place }: FontFile, refusal: Refusal): Diagnostic {
  return {
    code: 'unreadable-font',
    severity: 'error',
    ...(place && { place }),
    message: { zh: `${refusal.message.zh}：${file}`, en: `${refusal.message.en}: ${file}` },
    expected: { zh: '单个 TrueType 或 OpenType 字体（.ttf、.otf）', en: 'a single TrueType or OpenType font (.ttf, .otf)' },
    found: file,
    fix: refusal.fix,
  };
}

/** Opens a font file that comes from outside the project; one that cannot be used yields the finding that says why. Never throws. */
export function openFontFile(fontFile: FontFile): OpenedFont | Diagnostic {
  const { bytes } = fontFile;
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return diagnosticOf(fontFile, refusal);
  try {
    const font = parseFont(bytes);
    const mapped = measureCoverage(font);
    if (mapped.size === 0 || !isUsable(font)) return diagnosticOf(fontFile, DAMAGED);
    const weight = (font['OS/2']?.usWeightClass ?? 0) >= BOLD_FROM ? 'bold' : 'regular';
    return { weight, coverage: soundCoverage(font, mapped) };
  } catch {
    return diagnosticOf(fontFile, DAMAGED);
  }
}
