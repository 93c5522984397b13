import { quoted } from '../diagnostic/code-frame.ts';
import { diskFiles } from '../effects/files.ts';
import { openOutputFolder } from '../effects/output-folder.ts';
import type { Change } from '../intake/compare.ts';
import { readCsvTable } from '../intake/csv-table.ts';
import { findTable } from '../intake/find-table.ts';
import { importFigures, type ImportOutcome } from '../intake/import-figures.ts';
import type { FoundTable } from '../intake/intake-table.ts';
import { prepare } from '../pipeline.ts';
import { readGuarded } from '../spreadsheet/guarded.ts';
import { MAX_PACKAGE_BYTES } from '../spreadsheet/limits.ts';
import type { Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { codesOf, dateOf } from './dataset-codes.ts';
import { EXIT, UsageError, type ExitCode } from './exit-code.ts';
import { reportFindings } from './findings.ts';
import { say } from './messages.ts';
import { readableSize, textTable } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Options of `jianbao import`. */
export interface ImportOptions {
  /** The dataset's folder. */
  readonly into: string;
  readonly yes: boolean;
  /** Date of a new dataset. */
  readonly date?: string;
  readonly format: 'text' | 'json';
}

/** `jianbao import`: reads a workbook or CSV file that people filled in or edited into a dataset, after showing what would change. */
export async function importFile(file: string, options: ImportOptions, terminal: Terminal): Promise<ExitCode> {
  const { language } = terminal;
  const folder = options.into.replace(/(?<=.)[\\/]+$/, '');
  const { table, spreadsheet, diagnostics: inTable } = await readTable(file, terminal);
  if (table === undefined) return refuse(inTable, options, terminal);
  const date = dateOf(folder, options.date);
  const outcome = importFigures({
    table,
    ...(spreadsheet && { spreadsheet }),
    file,
    folder,
    files: diskFiles,
    codes: codesOf(folder),
    ...(date !== undefined && { date }),
    check: (files) => {
      const { prepared, diagnostics } = prepare(folder, files);
      return { ...(prepared && { dataset: prepared.dataset }), diagnostics };
    },
  });
  const diagnostics = [...inTable, ...outcome.diagnostics];
  showChanges(outcome.changes, options, terminal);
  reportFindings(diagnostics, options.format, terminal);
  if (diagnostics.some(({ severity }) => severity === 'error')) return EXIT.findings;
  const tell = (sentence: string): void => terminal.trouble(`${sentence}\n`);
  if (outcome.writes.size === 0) tell(say(language, 'nothing-to-import'));
  else if (options.yes) tell(say(language, 'imported', { files: write(folder, outcome, terminal) }));
  else tell(say(language, 'import-asks'));
  return EXIT.ok;
}

function refuse(diagnostics: FoundTable['diagnostics'], { format }: ImportOptions, terminal: Terminal): ExitCode {
  reportFindings(diagnostics, format, terminal);
  return EXIT.findings;
}

async function readTable(file: string, { language }: Terminal): Promise<FoundTable & { readonly spreadsheet?: Spreadsheet }> {
  const { kind, size } = diskFiles.stat(file);
  if (kind !== 'file') throw new UsageError(say(language, 'no-file', { file }));
  if (size > MAX_PACKAGE_BYTES)
    throw new UsageError(say(language, 'file-too-large', { file, size: readableSize(size), most: readableSize(MAX_PACKAGE_BYTES) }));
  const bytes = diskFiles.read(file);
  if (/\.(?:csv|tsv|txt)$/i.test(file)) return readCsvTable(bytes, file);
  const spreadsheet = await readGuarded(bytes, file);
  return { ...findTable(spreadsheet, file), spreadsheet };
}

function showChanges(changes: readonly Change[], { format }: ImportOptions, { language, out }: Terminal): void {
  if (format === 'json') {
    for (const change of changes) out(`${JSON.stringify({ event: change.type, ...change })}\n`);
    return;
  }
  if (changes.length === 0) return;
  const empty = say(language, 'empty');
  const rows = changes.map((change) => {
    const place = 'place' in change ? (change.place.cell ?? `${change.place.file}:${change.place.line}:${change.place.column}`) : '';
    if (change.type === 'changed') return [change.figure, change.field, change.before || empty, '->', change.after || empty, place];
    return change.type === 'added'
      ? [change.figure, say(language, 'added'), '', '->', change.after, place]
      : [change.figure, say(language, 'removed'), change.before, '->', '', place];
  });
  out(`${textTable(rows.map((row) => row.map(quoted)))}${say(language, 'changes', { count: changes.length })}\n`);
}

/** Writes what was worked out, unless a file has changed on the disk meanwhile. */
function write(folder: string, { writes }: ImportOutcome, { language }: Terminal): string {
  const names = [...writes.keys()].map((path) => path.slice(folder.length + 1));
  const output = openOutputFolder(folder);
  try {
    for (const [path, { before, after }] of writes) {
      const name = path.slice(folder.length + 1);
      const now = output.read(name);
      if (now === undefined ? before !== undefined : before === undefined || !Buffer.from(now).equals(before))
        throw new UsageError(say(language, 'changed-meanwhile', { path }));
      output.write(name, after);
    }
  } finally {
    output.close();
  }
  return names.join(', ');
}
