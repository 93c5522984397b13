// What every tool of the comparison is given: the view of a region's bilingual briefing, which says all that stands on its two pages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { regionBriefing } from '../../dist/briefing/region-view.js';
import { run } from '../../dist/commands/program.js';
import { prepare } from '../../dist/pipeline.js';
import { root } from './root.mjs';
import { varied } from './variation.mjs';

const EDITION = 'zh-en';

/** The kinds of run, each with what differs from document to document. */
export const RUNS = new Map([
  ['text', 'all text varies: the dataset’s own briefings, every word and figure exchanged'],
  ['figures', 'only figures vary: one briefing of the dataset, its figures redrawn'],
  ['sample', 'a province: one briefing for each region of an invented dataset'],
]);

/** The documents of a run, in order; the same on every machine. */
export async function documentsOf(kind, count) {
  if (kind === 'sample') return sampleDocuments(count);
  const { dataset } = prepared(join(root, 'data', 'sichuan-2017-04-23'));
  const briefings = dataset.regions.map((region) => regionBriefing(dataset, region, EDITION));
  const bases = kind === 'figures' ? briefings.slice(0, 1) : briefings;
  return Array.from({ length: count }, (_, index) => varied(bases[index % bases.length], kind, index));
}

async function sampleDocuments(count) {
  const out = mkdtempSync(join(tmpdir(), 'jianbao-peers-'));
  try {
    const silent = process.stdout.write;
    process.stdout.write = () => true;
    const code = await run(['node', 'jianbao', 'sample', '--regions', String(count), '--seed', '1', '--out', out]).finally(() => {
      process.stdout.write = silent;
    });
    if (code !== 0) throw new Error(`sample ended with ${code}`);
    const { dataset } = prepared(join(out, `sample-${count}-1`));
    return dataset.regions.map((region) => regionBriefing(dataset, region, EDITION));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function prepared(folder) {
  const { prepared: found, diagnostics } = prepare(folder);
  if (found === undefined) throw new Error(`${folder}: ${diagnostics.length} findings`);
  return found;
}
