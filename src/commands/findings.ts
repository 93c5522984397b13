import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { reportGithub } from '../diagnostic/reporter-github.ts';
import { reportJson } from '../diagnostic/reporter-json.ts';
import { reportText } from '../diagnostic/reporter-text.ts';
import { diskFiles } from '../effects/files.ts';
import type { Finding } from '../verify/finding.ts';
import type { ReportFormat } from './report-format.ts';
import type { Terminal } from './terminal.ts';

function reportOf(diagnostics: readonly Diagnostic[], format: ReportFormat, { language, colour }: Terminal): string {
  switch (format) {
    case 'text':
      return reportText(diagnostics, { language, colour, files: diskFiles });
    case 'json':
      return reportJson(diagnostics);
    case 'github':
      return reportGithub(diagnostics, language);
  }
}

/** Says what was found, if anything: as trouble in text, as the result in the formats that programs read. */
export function reportFindings(diagnostics: readonly Diagnostic[], format: ReportFormat, terminal: Terminal): void {
  if (diagnostics.length === 0) return;
  const report = `${reportOf(diagnostics, format, terminal)}\n`;
  if (format === 'text') terminal.trouble(report);
  else terminal.out(report);
}

/** Findings as the command's result; as JSON, an event each, those in finished files with the spot in fields of its own. */
export function reportSpots(findings: readonly (Diagnostic | Finding)[], format: ReportFormat, terminal: Terminal): void {
  if (format !== 'json') return reportFindings(findings, format, { ...terminal, trouble: terminal.out });
  for (const finding of findings) terminal.out(`${JSON.stringify({ event: 'finding', ...finding })}\n`);
}
