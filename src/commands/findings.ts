import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { reportGithub } from '../diagnostic/reporter-github.ts';
import { reportJson } from '../diagnostic/reporter-json.ts';
import { reportText } from '../diagnostic/reporter-text.ts';
import { diskFiles } from '../effects/files.ts';
import type { ReportFormat } from './report-format.ts';
import type { Terminal } from './terminal.ts';

/** Says what was found: in text as trouble, in the other formats as the result. */
export function reportFindings(diagnostics: readonly Diagnostic[], format: ReportFormat, terminal: Terminal): void {
  switch (format) {
    case 'text':
      if (diagnostics.length > 0) terminal.trouble(reportText(diagnostics, { language: terminal.language, colour: terminal.colour, files: diskFiles }));
      return;
    case 'json':
      terminal.out(reportJson(diagnostics));
      return;
    case 'github':
      terminal.out(reportGithub(diagnostics, terminal.language));
  }
}
