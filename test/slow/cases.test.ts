import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { sha256 } from '../../src/digest.ts';
import { editedContents, FOLDER } from '../helpers/base-dataset.ts';
import type { Edit } from '../helpers/base-dataset.ts';
import { PROJECT, type Ran } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

// Every case of test/cases through the command line, beside an out/ that holds the documents of an earlier build. The program finds
// code lists and templates in its own folder, so it runs from a copy of itself, in which a case replaces them.

const CASES = join(PROJECT, 'test/cases');
const ROOT = sharedScratchFolder();
const OUT = join(ROOT, 'out');

for (const part of ['dist', 'package.json']) cpSync(join(PROJECT, part), join(ROOT, part), { recursive: true });
for (const part of ['node_modules', 'fonts']) symlinkSync(join(PROJECT, part), join(ROOT, part), 'junction');
replaceData([]);
replaceTemplate();
const earlier = build(['--quiet']);
const before = contents(OUT);

/** The base dataset with the code lists beside it, edited. */
function replaceData(edits: readonly Edit[]): void {
  rmSync(join(ROOT, 'data'), { recursive: true, force: true });
  for (const [path, bytes] of editedContents(edits)) {
    mkdirSync(join(ROOT, dirname(path)), { recursive: true });
    writeFileSync(join(ROOT, path), bytes);
  }
}

/** The project's templates, the briefing's replaced by a case's. */
function replaceTemplate(folder?: string): void {
  rmSync(join(ROOT, 'templates'), { recursive: true, force: true });
  cpSync(join(PROJECT, 'templates'), join(ROOT, 'templates'), { recursive: true });
  if (folder === undefined) return;
  rmSync(join(ROOT, 'templates/briefing'), { recursive: true });
  cpSync(folder, join(ROOT, 'templates/briefing'), { recursive: true });
}

function build(options: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', 'build', FOLDER, '--lang', 'en', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], NO_COLOR: '1' },
  });
  return { code: status, out: stdout, trouble: stderr };
}

/** Digest of every file below a folder, those with a dot in front included. */
function contents(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? sha256(readFileSync(path)) : 'folder'];
    }),
  );
}

function casesOf(prefix: string): string[] {
  return readdirSync(CASES).filter((name) => name.startsWith(prefix));
}

function editsOf(name: string): Edit[] {
  return parse(readFileSync(join(CASES, name, 'edits.yaml'), 'utf8')) as Edit[];
}

/** The English half of what a case expects. */
function expected(name: string): string {
  const report = readFileSync(join(CASES, name, 'expected.txt'), 'utf8');
  return report.slice(0, report.search(/^(?:错误|警告)\[/m)).trimEnd();
}

/** A report without the names to choose from: a real view has more fields than a case's, and there are shared partials. */
function withoutChoices(report: string): string {
  return report.trimEnd().replace(/\n += (?:expected|fix): .*/g, '');
}

it('starts from documents of an earlier build', () => {
  expect(earlier).toMatchObject({ code: 0, trouble: '' });
  expect([...before.keys()].filter((path) => /\.(?:pdf|xlsx)$/.test(path))).toHaveLength(10);
});

describe('a case that is refused ends with 1 and leaves out/ as it was', () => {
  test.each(casesOf('bad-data-'))('%s', (name) => {
    replaceTemplate();
    replaceData(editsOf(name));
    const { code, out, trouble } = build([]);
    expect({ code, out, trouble: trouble.trimEnd() }).toEqual({ code: 1, out: '', trouble: expected(name) });
    expect(contents(OUT)).toEqual(before);
  });

  test.each(casesOf('bad-template-'))('%s', (name) => {
    replaceTemplate(join(CASES, name, 'template'));
    replaceData([]);
    // A choice of regions leaves out the volume, which has a template of its own.
    const { code, trouble } = build(['--regions', 'qinghe', '--editions', 'zh-en', '--quiet']);
    const named = trouble.replaceAll('templates/briefing/', `test/cases/${name}/template/`);
    expect({ code, trouble: withoutChoices(named) }).toEqual({ code: 1, trouble: withoutChoices(expected(name)) });
    expect(contents(OUT)).toEqual(before);
  });
});

test.each(casesOf('warn-data-'))('a case that is only warned of is built: %s', (name) => {
  replaceTemplate();
  replaceData(editsOf(name));
  const out = join(ROOT, 'out-of-warned');
  const { code, trouble } = build(['--out', out, '--quiet']);
  expect({ code, trouble: trouble.trimEnd() }).toEqual({ code: 0, trouble: expected(name) });
  expect([...contents(out).keys()].some((path) => path.endsWith('manifest.json'))).toBe(true);
  rmSync(out, { recursive: true });
});
