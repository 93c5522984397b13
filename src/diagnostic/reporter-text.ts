import type { Language } from '../language.ts';
import { frame, printable, quoted } from './code-frame.ts';
import type { Diagnostic, Place, Severity } from './diagnostic.ts';
import { looksLikeGb18030 } from './encoding.ts';
import { sortDiagnostics } from './sort.ts';

/** How findings are printed for people. */
export interface TextReport {
  readonly language: Language;
  readonly colour: boolean;
  /** Where the lines to show are read from. */
  readonly files: { read(path: string): Uint8Array; stat(path: string): { readonly kind: string; readonly size: number } };
}

/** Bytes of a file that lines are shown from. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Findings that are printed; nobody reads more, and one cause can make a hundred thousand. */
const MOST_SHOWN = 1_000;

const WORDS = {
  zh: { error: '错误', warning: '警告', expected: '应为', found: '实为', fix: '建议', colon: '：', shown: `（只列出前 ${MOST_SHOWN} 个）` },
  en: {
    error: 'error',
    warning: 'warning',
    expected: 'expected',
    found: 'found',
    fix: 'fix',
    colon: ': ',
    shown: ` (the first ${MOST_SHOWN} are shown)`,
  },
} as const;

const RED = 31;
const YELLOW = 33;
const BLUE = 34;
const BOLD = 1;
const HUE: Readonly<Record<Severity, number>> = { error: RED, warning: YELLOW };

function decodeLoosely(bytes: Uint8Array): string {
  return new TextDecoder(looksLikeGb18030(bytes) ? 'gb18030' : 'utf-8').decode(bytes);
}

/** Lines of a file; none when it is too large to show one of them, or cannot be read: that is what a finding says by then. */
function readLines(files: TextReport['files'], file: string): readonly string[] {
  try {
    const { kind, size } = files.stat(file);
    return kind === 'file' && size <= MOST_BYTES ? decodeLoosely(files.read(file)).split(/\r\n|\r|\n/) : [];
  } catch {
    return [];
  }
}

/** `2 errors, 1 warning`; empty when there is nothing. */
function summary(diagnostics: readonly Diagnostic[], language: Language): string {
  const counts = (['error', 'warning'] as const).map((severity) => ({
    severity,
    count: diagnostics.filter((finding) => finding.severity === severity).length,
  }));
  const said = counts.filter(({ count }) => count > 0);
  if (language === 'zh') return said.map(({ severity, count }) => `${count} 个${WORDS.zh[severity]}`).join('，');
  return said.map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`).join(', ');
}

/** Findings as text, in the order of the files: each with its place, the line, what was expected and found, and the fix; then a count. */
export function reportText(diagnostics: readonly Diagnostic[], { language, colour, files }: TextReport): string {
  const words = WORDS[language];
  const paint = (text: string, ...codes: readonly number[]): string => (colour ? `\u001b[${codes.join(';')}m${text}\u001b[0m` : text);
  const contents = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = contents.get(file);
    if (known !== undefined) return known;
    const lines = readLines(files, file);
    contents.set(file, lines);
    return lines;
  };
  const frameLines = (place: Place, hue: number): string[] => {
    if (place.cell !== undefined) return [` ${paint('-->', BLUE)} ${printable(`${place.file} ${place.cell}`.trimEnd())}`];
    const number = String(place.line);
    const gutter = ' '.repeat(number.length);
    const bar = paint('|', BLUE);
    const head = ` ${gutter}${paint('-->', BLUE)} ${printable(place.file)}:${place.line}:${place.column}`;
    const framed = frame(linesOf(place.file), place);
    if (framed === undefined || framed.line === '') return [head];
    return [head, ` ${gutter} ${bar}`, ` ${paint(number, BLUE)} ${bar} ${framed.line}`, ` ${gutter} ${bar} ${paint(framed.marks, hue)}`];
  };
  const detail = (name: 'expected' | 'found' | 'fix', text: string | undefined): string[] =>
    text === undefined || text === '' ? [] : [`   ${paint('=', BLUE)} ${paint(words[name], BOLD)}${words.colon}${printable(text)}`];
  const blocks = sortDiagnostics(diagnostics)
    .slice(0, MOST_SHOWN)
    .map((finding) => {
      const hue = HUE[finding.severity];
      const title = `${paint(`${words[finding.severity]}[${finding.code}]`, BOLD, hue)}${paint(`${words.colon}${printable(finding.message[language])}`, BOLD)}`;
      return [
        title,
        ...(finding.place === undefined ? [] : frameLines(finding.place, hue)),
        ...detail('expected', finding.expected?.[language]),
        ...detail('found', finding.found && quoted(finding.found)),
        ...detail('fix', finding.fix?.[language]),
      ].join('\n');
    });
  if (blocks.length === 0) return '';
  const more = diagnostics.length > MOST_SHOWN ? words.shown : '';
  return `${blocks.join('\n\n')}\n\n${summary(diagnostics, language)}${more}`;
}
