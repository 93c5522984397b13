import { expect, it } from 'vitest';

import { verifyDocuments } from '../../src/verify/verify.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { check, made, sampleFiles } from './cases.ts';
import { printed, run, targets } from './run.ts';

// `npm run test:mutations` strikes thousands of times; what stands here without it strikes often enough to see that all works.
// JIANBAO_SEED gives other outcomes, JIANBAO_REPLAY (numbers apart by commas) only those that a run has named.

const WHOLE = process.env['JIANBAO_MUTATIONS'] === '1';
const SEED = Number(process.env['JIANBAO_SEED'] ?? 1);
const REPLAY = process.env['JIANBAO_REPLAY']?.split(',').map(Number);
const OUTCOMES = WHOLE ? 2_300 : 100;
const UNTOUCHED = WHOLE ? 500 : 15;

const numbers = REPLAY ?? Array.from({ length: OUTCOMES }, (_, index) => index);

it(`notices ${numbers.length} wrong outcomes, each at its place`, { timeout: 900_000 }, async () => {
  const report = await run(targets(SEED, WHOLE || REPLAY !== undefined), SEED, numbers);
  const text = printed(SEED, report);
  if (WHOLE || REPLAY !== undefined) process.stdout.write(text);
  expect(report.escapes, text).toEqual([]);
});

it(`finds nothing wrong with ${UNTOUCHED} untouched builds`, { timeout: 900_000 }, async () => {
  const editions = ['zh-en', 'zh', 'en'];
  for (let build = 0; build < UNTOUCHED; build++) {
    const seed = `${SEED}${String(build).padStart(4, '0')}`;
    const { folder, contents } = sampleFiles(build % 10 === 0 ? 4 : 2 + (build % 2), seed, editions[build % editions.length]);
    const { prepared, diagnostics } = check(folder, contents);
    expect(diagnostics, folder).toEqual([]);
    if (prepared === undefined) return;
    const plans = planDocuments(prepared.dataset);
    // A volume takes as long as all the rest, a workbook as long as two regions: not every build has one.
    const wanted = plans.filter(({ type }) => type === 'briefing' || build % (type === 'volume' ? 8 : 2) === 0);
    const documents = [];
    for (const plan of wanted) documents.push(await made(prepared, plan));
    const { findings } = await verifyDocuments(prepared.dataset, documents);
    expect(findings, folder).toEqual([]);
  }
});
