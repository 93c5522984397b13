import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { type Ran, PROJECT, runCli } from '../helpers/run-cli.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const BUILD = ['build', '--regions', 'nanbu,chengdu', '--editions', 'zh-en', '--formats', 'pdf', '--verify', 'none'];

/** Digests of the documents in an output folder. */
function digestsIn(out: string, of: 'contentDigest' | 'sha256'): string[] {
  const manifest = readFileSync(join(out, 'sichuan-2017-04-23', 'manifest.json'), 'utf8');
  return (JSON.parse(manifest) as { documents: Record<typeof of, string>[] }).documents.map((document) => document[of]);
}

/** Runs a copy of the program that finds another version of pdfkit among its libraries. */
function runWithOtherPdfkit(out: string, environment: NodeJS.ProcessEnv): Ran {
  const project = scratchFolder();
  for (const name of ['dist', 'package.json']) cpSync(join(PROJECT, name), join(project, name), { recursive: true });
  for (const name of ['data', 'fonts', 'templates']) symlinkSync(join(PROJECT, name), join(project, name));
  const libraries = join(project, 'node_modules');
  mkdirSync(libraries);
  for (const name of readdirSync(join(PROJECT, 'node_modules'))) {
    if (name !== 'pdfkit') symlinkSync(join(PROJECT, 'node_modules', name), join(libraries, name));
  }
  cpSync(join(PROJECT, 'node_modules', 'pdfkit'), join(libraries, 'pdfkit'), { recursive: true });
  const described = join(libraries, 'pdfkit', 'package.json');
  writeFileSync(described, readFileSync(described, 'utf8').replace('"version": "0.19.1"', '"version": "0.99.0"'));
  const { PATH, SystemRoot } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'dist', 'cli.js'), ...BUILD, '--out', out, '--jobs', '2'], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { PATH, SystemRoot, NO_COLOR: '1', ...environment },
  });
  return { code: status, out: stdout, trouble: stderr };
}

describe('pages left to the libraries', () => {
  it('by the environment have the same content, and the next build makes its own again', () => {
    const out = scratchFolder();
    const other = scratchFolder();
    expect(runCli([...BUILD, '--out', other]).trouble).not.toContain('warning');
    const asked = runCli([...BUILD, '--out', out], { JIANBAO_PDF_STOCK: '1' });
    expect(asked.trouble.match(/warning\[/g)).toHaveLength(1);
    expect(asked.trouble).toContain('warning[slow-pages]');
    expect(digestsIn(out, 'contentDigest')).toEqual(digestsIn(other, 'contentDigest'));
    expect(digestsIn(out, 'sha256')).not.toEqual(digestsIn(other, 'sha256'));
    expect(runCli([...BUILD, '--out', out], { JIANBAO_PDF_STOCK: '1' }).out).toContain('0 rendered');
    expect(runCli([...BUILD, '--out', out]).out).toContain('2 rendered');
  });

  it('by another version of a library are told of once, in the language of the terminal, and threads make them too', () => {
    const [out, own] = [scratchFolder(), scratchFolder()];
    const { code, trouble } = runWithOtherPdfkit(out, { LANG: 'zh_CN.UTF-8' });
    expect(code).toBe(0);
    expect(trouble.match(/\[untested-library\]/g)).toHaveLength(1);
    expect(trouble).toContain('未经测试');
    expect(trouble).toMatch(/pdfkit 0\.19\.1[^]*pdfkit 0\.99\.0/);
    expect(runCli([...BUILD, '--out', own], { JIANBAO_PDF_STOCK: '1' }).code).toBe(0);
    expect(digestsIn(out, 'sha256')).toEqual(digestsIn(own, 'sha256'));
  });
});
