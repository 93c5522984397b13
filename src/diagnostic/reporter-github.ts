import type { Language } from '../language.ts';
import { printable, quoted } from './code-frame.ts';
import type { Diagnostic } from './diagnostic.ts';
import { sortDiagnostics } from './sort.ts';

function escapeData(text: string): string {
  return printable(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Findings as workflow commands of GitHub Actions, one a line, which it shows beside the lines of the files. */
export function reportGithub(diagnostics: readonly Diagnostic[], language: Language): string {
  return sortDiagnostics(diagnostics)
    .map(({ code, severity, place, message, expected, found, fix }) => {
      const properties = [
        ...(place === undefined ? [] : [`file=${escapeProperty(place.file)}`, `line=${place.line}`, `col=${place.column}`]),
        ...(place?.length === undefined ? [] : [`endColumn=${place.column + place.length}`]),
        `title=${escapeProperty(code)}`,
      ];
      const words = language === 'zh' ? { expected: '应为', found: '实为' } : { expected: 'expected', found: 'found' };
      const details = [
        place?.cell ?? '',
        expected === undefined ? '' : `${words.expected} ${expected[language]}`,
        found === undefined || found === '' ? '' : `${words.found} ${quoted(found)}`,
        fix?.[language] ?? '',
      ].filter((detail) => detail !== '');
      // %0A is a line break in the annotation.
      return `::${severity} ${properties.join(',')}::${[message[language], ...details].map(escapeData).join('%0A')}`;
    })
    .join('\n');
}
