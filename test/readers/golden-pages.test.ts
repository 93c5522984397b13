import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { decodePng, difference } from '../helpers/png.ts';
import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

const DATASET = 'sichuan-2017-04-23';
const GOLDEN = join(PROJECT, 'test', 'golden', 'pages');
/** Another release of poppler may smooth edges a little differently; a moved line of text is ten times this. */
const ALLOWED = 0.002;

// Each is a page to look at before it is accepted: delete the picture, run the tests, open the new one.
const PAGES: readonly (readonly [picture: string, document: string, page: number])[] = [
  ['nanbu-zh-en-1', '511321_nanbu_zh-en', 1],
  ['nanbu-zh-en-2', '511321_nanbu_zh-en', 2],
  ['aba-zh-1', '513200_aba_zh', 1],
  ['chengdu-en-1', '510100_chengdu_en', 1],
  ['volume-zh-en-2', '510000_sichuan-volume_zh-en', 2],
];

const out = sharedScratchFolder();
runCli(['build', '--out', out, '--quiet', '--formats', 'pdf']);

it.each(PAGES)('%s looks as it did when it was accepted', (picture, document, page) => {
  const file = join(out, DATASET, `scfp_${document}_20170423.pdf`);
  const stem = join(out, picture);
  execFileSync('pdftoppm', ['-r', '80', '-png', '-singlefile', '-f', String(page), '-l', String(page), file, stem]);
  const made = readFileSync(`${stem}.png`);
  const golden = join(GOLDEN, `${picture}.png`);
  if (!existsSync(golden) && !process.env['CI']) writeFileSync(golden, made);
  const differs = difference(decodePng(made), decodePng(readFileSync(golden)));
  const changed = join(GOLDEN, `${picture}-changed.png`);
  if (differs > ALLOWED) writeFileSync(changed, made);
  else rmSync(changed, { force: true });
  expect(differs, `see ${changed}`).toBeLessThanOrEqual(ALLOWED);
});
