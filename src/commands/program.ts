import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import { FindingsError } from '../diagnostic/diagnostic.ts';
import { FileProblem } from '../effects/files.ts';
import { FolderBusy } from '../effects/lock.ts';
import { programInformation } from '../effects/program.ts';
import { EDITIONS, LANGUAGES, type Language } from '../language.ts';
import { DEFAULT_FORMATS, FORMATS, WORKBOOKS } from '../output/formats.ts';
import { readShard, type Shard } from '../output/shard.ts';
import { PROFILES } from '../workbook/profile.ts';
import type { BuildOptions } from './build.ts';
import type { CheckOptions } from './check.ts';
import { EXIT, UsageError } from './exit-code.ts';
import type { FontsOptions } from './fonts.ts';
import type { ImportOptions } from './import.ts';
import type { InitOptions } from './init.ts';
import type { ListOptions } from './list.ts';
import type { MergeOptions } from './merge.ts';
import { reasonOf, say } from './messages.ts';
import { REPORT_FORMATS } from './report-format.ts';
import type { SampleOptions } from './sample.ts';
import { SAMPLE, SECOND_LOOKS } from './second-look.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import type { TraceCommandOptions } from './trace.ts';
import type { VerifyOptions } from './verify.ts';

// Each command's file is loaded when it is called: `--help` must not wait for the PDF and workbook libraries.

const DATASET = ['[dataset]', "the dataset's folder (default: jianbao.dataset in package.json)"] as const;

function words(allowed: readonly string[]) {
  return (text: string): string[] => {
    const named = text.split(',').map((word) => word.trim());
    const unknown = named.find((word) => !allowed.includes(word));
    if (unknown !== undefined) throw new InvalidArgumentError(`${JSON.stringify(unknown)} is none of ${allowed.join(', ')}.`);
    return named;
  };
}

function wholeNumber(least: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least) throw new InvalidArgumentError(`A whole number from ${least} on was expected.`);
    return number;
  };
}

function shard(text: string): Shard {
  const read = readShard(text);
  if (read === undefined) throw new InvalidArgumentError('A part and how many there are was expected, counted from 1, e.g. 2/7.');
  return read;
}

function allOr(read: (text: string) => number) {
  return (text: string): 'all' | number => (text === 'all' ? text : read(text));
}

/**
 * The command line.
 * @param argv as `process.argv`.
 * @returns the exit code; see {@link EXIT}. A bug is thrown.
 */
export async function run(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('jianbao')
    .description('Bilingual briefings (PDF) and workbooks (Excel) from a dataset of regional indicators.')
    .version(programInformation().version)
    .addOption(new Option('--lang <language>', 'language of messages (default: by locale)').choices(LANGUAGES))
    .addHelpText(
      'after',
      '\nEnvironment: JIANBAO_PDF_STOCK=1 leaves PDFs to the libraries, without shortcuts: slower, the same pages; for bug reports. SOURCE_DATE_EPOCH sets the time that documents carry; NO_COLOR and CI are obeyed.' +
        '\n\nExit codes: 0 fine, 1 findings in data or templates, 2 could not run, 3 some documents failed and the others are written, 130/143 ended by a signal.',
    )
    .exitOverride();
  const terminal = (): Terminal => processTerminal(program.opts<{ lang?: Language }>().lang);

  program
    .command('build')
    .description('check a dataset and write its briefings and workbook')
    .argument(...DATASET)
    .option('--out <folder>', 'folder for the dataset’s output folder', 'out')
    .option('--editions <list>', `out of ${EDITIONS.join(', ')} (default: all of the dataset’s)`, words(EDITIONS))
    .option(
      '--formats <list>',
      `out of ${FORMATS.join(', ')}; csv is the data table with its datapackage.json (default: ${DEFAULT_FORMATS.join(', ')})`,
      words(FORMATS),
    )
    .addOption(
      new Option(
        '--profile <profile>',
        'how workbooks are set; accessible: one table a sheet, no fills, filters or merged cells (default: briefing)',
      ).choices(PROFILES),
    )
    .addOption(new Option('--workbooks <choice>', 'one for all regions, or one for each (default: one)').choices(WORKBOOKS))
    .option(
      '--regions <list>',
      'slugs or codes (default: all); leaves out what speaks for all: the volume, the one workbook, the data table',
      (text) => text.split(',').map((word) => word.trim()),
    )
    .addOption(
      new Option('--shard <i/n>', 'only the regions of one of n parts, the same on every machine; merge puts them together')
        .argParser(shard)
        .conflicts('regions'),
    )
    .option('--jobs <number>', 'threads that documents are made on', wholeNumber(1), 1)
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber(0))
    .addOption(
      new Option('--verify <how many>', 'open finished documents again before they are published; what is wrong is held back')
        .choices(SECOND_LOOKS)
        .default('sample', `all of up to ${SAMPLE}, else a sample of so many`),
    )
    .option('--timings <file>', 'write what took how long, for a browser’s trace viewer')
    .option('--check', 'make and write nothing; exit 1 where a file is not what a build would leave, naming it', false)
    .addOption(new Option('--format <format>', 'how --check prints its findings').choices(REPORT_FORMATS).default('text'))
    .option('--force', 'make every document again, also those that would come out the same', false)
    .option('--explain', 'say of each document why it is made or left as it is', false)
    .option('--json', 'events to standard output, one JSON object a line', false)
    .option('--quiet', 'no progress and no table', false)
    .option('--sources <folder>', 'folder of the source texts: every figure is found there again first')
    .option('--require-sources', 'a source text that is not at hand is an error', false)
    .action(async (dataset: string | undefined, options: BuildOptions) => {
      const { isUnchanged } = await import('./unchanged.ts');
      if (isUnchanged(dataset, options, terminal())) return;
      if (options.check) {
        const { checkBuild } = await import('./build-check.ts');
        code = checkBuild(dataset, options, terminal());
        return;
      }
      const { build } = await import('./build.ts');
      code = await build(dataset, options, terminal());
    });

  program
    .command('merge')
    .description('put the documents of all shards together, and make what speaks for all regions')
    .argument('<folders...>', 'what each shard’s --out named')
    .option('--dataset <folder>', "the dataset's folder (default: jianbao.dataset in package.json)")
    .option('--out <folder>', 'folder for the dataset’s output folder', 'out')
    .option('--editions <list>', 'as for the shards', words(EDITIONS))
    .option('--formats <list>', 'as for the shards', words(FORMATS))
    .addOption(new Option('--workbooks <choice>', 'as for the shards').choices(WORKBOOKS))
    .addOption(new Option('--profile <profile>', 'as for the shards').choices(PROFILES))
    .option('--jobs <number>', 'threads that documents are made on', wholeNumber(1), 1)
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber(0))
    .addOption(new Option('--verify <how many>', 'as in build').choices(SECOND_LOOKS).default('sample'))
    .option('--timings <file>', 'write what took how long, for a browser’s trace viewer')
    .option('--explain', 'say of each document why it is made or left as it is', false)
    .option('--json', 'events to standard output, one JSON object a line', false)
    .option('--quiet', 'no progress and no table', false)
    .action(async (folders: readonly string[], options: MergeOptions) => {
      const { merge } = await import('./merge.ts');
      code = await merge(folders, options, terminal());
    });

  program
    .command('check')
    .description('check data, templates and font coverage; write nothing')
    .argument(...DATASET)
    .addOption(new Option('--format <format>', 'how findings are printed').choices(REPORT_FORMATS).default('text'))
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber(0))
    .action(async (dataset: string | undefined, options: CheckOptions) => {
      const { check } = await import('./check.ts');
      code = check(dataset, options, terminal());
    });

  program
    .command('trace')
    .description('find every figure in the text of its source again, or follow one figure from its source into the documents')
    .argument('[dataset|figure]', 'the dataset’s folder, or a figure’s id in the default dataset')
    .option('--sources <folder>', 'folder of the source texts')
    .option('--figure <id>', 'show this figure only')
    .option('--out <folder>', 'folder that holds the dataset’s output folder, for the places where the figure is printed', 'out')
    .option('--require-sources', 'a source text that is not at hand is an error', false)
    .addOption(new Option('--format <format>', 'how findings are printed').choices(REPORT_FORMATS).default('text'))
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber(0))
    .action(async (named: string | undefined, options: TraceCommandOptions) => {
      const { trace } = await import('./trace.ts');
      code = await trace(named, options, terminal());
    });

  program
    .command('verify')
    .description(
      'open the finished documents again and hold every figure in them against the dataset, and the files against their manifest',
    )
    .argument(...DATASET)
    .option('--out <folder>', 'folder that holds the dataset’s output folder', 'out')
    .option(
      '--sample <number>',
      'how many documents to open again, or all; every file is held against the manifest',
      allOr(wholeNumber(1)),
      'all',
    )
    .addOption(new Option('--format <format>', 'how findings are printed').choices(REPORT_FORMATS).default('text'))
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber(0))
    .action(async (dataset: string | undefined, options: VerifyOptions) => {
      const { verify } = await import('./verify.ts');
      code = await verify(dataset, options, terminal());
    });

  program
    .command('list')
    .description('datasets, and one dataset’s regions, editions and documents')
    .argument(...DATASET)
    .option('--json', 'as JSON', false)
    .action(async (dataset: string | undefined, options: ListOptions) => {
      const { list } = await import('./list.ts');
      code = list(dataset, options, terminal());
    });

  program
    .command('fonts')
    .description('the fonts a dataset’s documents may use, and what they cover')
    .argument(...DATASET)
    .option('--json', 'as JSON', false)
    .action(async (dataset: string | undefined, options: FontsOptions) => {
      const { fonts } = await import('./fonts.ts');
      code = fonts(dataset, options, terminal());
    });

  program
    .command('sample')
    .description('write a dataset of invented figures over real regions, for trying the program at any size')
    .requiredOption('--regions <number>', 'how many regions', wholeNumber(1))
    .option('--seed <number>', 'another number gives another dataset', wholeNumber(0), 1)
    .option('--out <folder>', 'folder that the dataset’s folder is made in', 'samples')
    .action(async (options: SampleOptions) => {
      const { sample } = await import('./sample.ts');
      code = sample(options, terminal());
    });

  program
    .command('init')
    .description('write a small dataset to begin with into a new folder, or a workbook for data entry beside a dataset')
    .argument('<folder>', 'the dataset’s folder')
    .option('--regions <list>', 'codes of the regions that a new dataset reports on', (text) => text.split(',').map((word) => word.trim()))
    .option('--date <date>', 'date of issue of a new dataset (default: the one its folder’s name ends in)')
    .option('--xlsx', 'write a workbook for data entry', false)
    .action(async (folder: string, options: InitOptions) => {
      const { init } = await import('./init.ts');
      code = await init(folder, options, terminal());
    });

  program
    .command('import')
    .description('read a workbook or CSV file that people filled in or edited into a dataset; shows every change and writes with --yes')
    .argument('<file>', 'an .xlsx or .csv file')
    .requiredOption('--into <dataset>', 'the dataset’s folder')
    .option('--yes', 'write what is shown', false)
    .option('--date <date>', 'date of issue, where an entry sheet begins a new dataset (default: the one its folder’s name ends in)')
    .addOption(new Option('--format <format>', 'how changes and findings are printed').choices(['text', 'json']).default('text'))
    .action(async (file: string, options: ImportOptions) => {
      const { importFile } = await import('./import.ts');
      code = await importFile(file, options, terminal());
    });

  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    return await explain(error, terminal());
  }
}

/** Trouble that is not a bug, in words; anything else is thrown on. */
async function explain(error: unknown, terminal: Terminal): Promise<number> {
  const { language } = terminal;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.cannotRun;
  if (error instanceof FindingsError) {
    const { reportFindings } = await import('./findings.ts');
    reportFindings(error.diagnostics, 'text', terminal);
    return EXIT.findings;
  }
  const sentence = troubleOf(error, language);
  if (sentence === undefined) throw error;
  terminal.trouble(`jianbao: ${sentence}\n`);
  return EXIT.cannotRun;
}

function troubleOf(error: unknown, language: Language): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (error instanceof FolderBusy)
    return say(language, 'busy', { pid: error.holder?.pid ?? '?', host: error.holder?.host ?? '?', lock: error.lock });
  if (error instanceof FileProblem) return say(language, 'unreadable', { path: error.path, reason: reasonOf(error.code, language) });
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (typeof code === 'string' && typeof syscall === 'string')
    return say(language, 'unwritable', { path: path ?? '?', reason: reasonOf(code, language) });
  return undefined;
}
