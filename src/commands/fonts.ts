import { describeFonts } from '../fonts/description.ts';
import { prepare } from '../pipeline.ts';
import { datasetFolder } from './dataset-folder.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import { readableSize, textTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao fonts`. */
export interface FontsOptions {
  readonly json: boolean;
}

/** `jianbao fonts`: the faces a dataset's documents may use, in the order in which they are asked, and what each covers; faces that cannot be used are findings. */
export function fonts(named: string | undefined, options: FontsOptions, terminal: Terminal): ExitCode {
  const { fonts: set, diagnostics } = prepare(datasetFolder(named, terminal));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  reportFindings(errors, 'text', terminal);
  const code = errors.length > 0 ? EXIT.findings : EXIT.ok;
  const faces = describeFonts(set);
  if (options.json) {
    terminal.out(`${JSON.stringify(faces, null, 2)}\n`);
    return code;
  }
  const { language } = terminal;
  const heads = (['face', 'family', 'weight', 'origin', 'characters', 'size', 'file'] as const).map((name) => say(language, name));
  const rows = faces.map(({ id, family, weight, source, codePoints, size, file }) => [
    id,
    family,
    weight,
    source,
    String(codePoints),
    readableSize(size),
    file,
  ]);
  terminal.out(textTable([heads, ...rows], [4, 5]));
  return code;
}
