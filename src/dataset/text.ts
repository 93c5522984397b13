import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { MAX_FINDINGS, MAX_LINES } from './limits.ts';
import { lineIndexAt } from '../diagnostic/line-index.ts';

// Invisible marks that carry no meaning here: zero-width space, word joiner, byte order mark, soft hyphen.
const STRIPPED = /[\u200b\u2060\ufeff\u00ad]/g;
// No-break, thin, figure, ideographic and other odd spaces.
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const REFUSED =
  /(?![\t\n])\p{Cc}|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufdd0-\ufdef]|\p{Co}|\p{Cs}|[\u{fffe}\u{ffff}\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{10fffe}\u{10ffff}\u{e0000}-\u{e007f}]/gu;
// What normalisation may merge: a character with the marks after it, or a run of Hangul letters.
const CLUSTER = /[\u1100-\u11ff]+|\P{M}?\p{M}*/gu;
const PLAIN = /^[\x20-\x7e\u4e00-\u9fff\u3001\u3002\uff00-\uff5e\u201c\u201d\u2014\t]*$/;

/** Text in the form the program works on: NFC, invisible marks gone, odd spaces plain. */
export function normalizeText(text: string): string {
  return PLAIN.test(text) ? text : text.replace(STRIPPED, '').replace(ODD_SPACES, ' ').normalize('NFC');
}

/** The kind of a refused character, in both languages. */
function kindOf(character: string): { readonly zh: string; readonly en: string } {
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) return { zh: '文字方向控制符', en: 'a text-direction control' };
  if (/\p{Cs}/u.test(character)) return { zh: '不成对的代理码元', en: 'half of a surrogate pair' };
  if (/\p{Co}/u.test(character)) return { zh: '专用区字符（造字）', en: 'a private-use character' };
  if (/\p{Cc}|[\u2028\u2029]/u.test(character)) return { zh: '控制字符', en: 'a control character' };
  return { zh: '非字符或隐形标记', en: 'a noncharacter or invisible tag' };
}

/** `U+XXXX` of a character. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A finding for each character that may stand in no text. `place` gives the place of an index into the text. */
export function refusedCharacters(text: string, place: (index: number) => Place): Diagnostic[] {
  if (PLAIN.test(text)) return [];
  const findings: Diagnostic[] = [];
  for (const { 0: character, index } of text.matchAll(REFUSED)) {
    if (findings.length > MAX_FINDINGS) break;
    const kind = kindOf(character);
    findings.push({
      code: 'refused-character',
      severity: 'error',
      place: place(index),
      message: { zh: `文字中含有${kind.zh}`, en: `the text holds ${kind.en}` },
      found: codePointName(character),
      fix: { zh: '删除该字符，或换成可显示的字符', en: 'delete it, or put a character that can be shown' },
    });
  }
  return findings;
}

/** Columns (0-based, in the file) of each unit of a normalised line; nothing when they are the same. */
function columnsOf(line: string, clean: string): readonly number[] | undefined {
  if (line === clean) return undefined;
  const columns: number[] = [];
  for (const { 0: cluster, index } of line.matchAll(CLUSTER)) {
    const units = normalizeText(cluster).length;
    for (let unit = 0; unit < units; unit++) columns.push(index + Math.min(unit, cluster.length - 1));
  }
  return columns;
}

/** A decoded, normalised file that still knows where each of its characters stood. Offsets are into `text`. */
export interface SourceText {
  readonly file: string;
  /** Lines end in `\n`. */
  readonly text: string;
  /** The place of an offset, with the length of the text that starts there. */
  place(offset: number, length?: number): Place;
}

function tooManyLines(file: string, found: number): Diagnostic {
  return {
    code: 'too-many-lines',
    severity: 'error',
    place: { file, line: MAX_LINES + 1, column: 1 },
    message: { zh: '行数太多', en: 'the file has too many lines' },
    expected: { zh: `最多 ${MAX_LINES} 行`, en: `at most ${MAX_LINES} lines` },
    found: String(found),
  };
}

/** Normalises a decoded file and finds the characters that may stand in no text. */
export function readSource(file: string, raw: string): { readonly source: SourceText; readonly diagnostics: readonly Diagnostic[] } {
  const lines = raw.split(/\r\n|\r|\n/);
  const starts: number[] = [];
  const columns = new Map<number, readonly number[]>();
  const diagnostics: Diagnostic[] = [];
  const clean: string[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    // One more than is told of, so that loading knows that there are more.
    if (diagnostics.length > MAX_FINDINGS) break;
    if (index === MAX_LINES) {
      diagnostics.push(tooManyLines(file, lines.length));
      break;
    }
    const plain = PLAIN.test(line);
    if (!plain) diagnostics.push(...refusedCharacters(line, (at) => ({ file, line: index + 1, column: at + 1 })));
    // A text with a refused character is never used: what follows is only searched for more of them.
    if (diagnostics.length > 0) continue;
    starts.push(offset);
    const cleaned = plain ? line : normalizeText(line);
    const moved = columnsOf(line, cleaned);
    if (moved !== undefined) columns.set(index, moved);
    clean.push(cleaned);
    offset += cleaned.length + 1;
  }
  const place = (at: number, length?: number): Place => {
    const line = lineIndexAt(starts, at);
    const unit = at - (starts[line] ?? 0);
    const column = (columns.get(line)?.[unit] ?? (columns.has(line) ? (lines[line] ?? '').length : unit)) + 1;
    return { file, line: line + 1, column, ...(length !== undefined && length > 1 ? { length } : {}) };
  };
  return { source: { file, text: clean.join('\n'), place }, diagnostics };
}
