// The build of the default dataset: cold as a whole process, then warm per document in this one. Run on a quiet machine.
// CPU is user and system time, compiler and garbage collector threads included.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

import { documentDate } from '../dist/effects/clock.js';
import { planDocuments } from '../dist/output/plan.js';
import { prepare, render } from '../dist/pipeline.js';
import { regionBriefing } from '../dist/briefing/region-view.js';
import { againstView } from '../dist/briefing/against-view.js';
import { parseMarkup } from '../dist/markup/parse.js';
import { textsOf } from '../dist/markup/texts.js';
import { buildDocument } from '../dist/pdf/build/document.js';
import { checkDrawn } from '../dist/pdf/drawn.js';
import { drawDocument } from '../dist/pdf/engine/engine.js';
import { layOut } from '../dist/pdf/engine/layout.js';
import { checkContent, checkLayout } from '../dist/pdf/guards.js';
import { checkRules } from '../dist/rules/rules.js';
import { verifyDocuments } from '../dist/verify/verify.js';
import { startQuickly } from '../dist/commands/v8-settings.js';
import { datasetFolder } from '../dist/commands/dataset-folder.js';
import { processTerminal } from '../dist/commands/terminal.js';

const COLD_RUNS = 5;
const WARM_ROUNDS = 12;

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const least = (values) => Math.min(...values);
const row = (name, values, unit, digits = 0) =>
  console.log(
    `${name.padEnd(44)} median ${median(values).toFixed(digits).padStart(7)} ${unit}   least ${least(values).toFixed(digits).padStart(7)} ${unit}`,
  );

const scratch = mkdtempSync(join(tmpdir(), 'jianbao-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

async function coldBuild(index, options) {
  const start = performance.now();
  const child = fork(new URL('measured-build.mjs', import.meta.url), [join(scratch, String(index)), ...options]);
  const cost = await new Promise((resolve) => child.once('message', resolve));
  await new Promise((resolve) => child.once('exit', resolve));
  if (cost.code !== 0) throw new Error(`the build ended with ${cost.code}`);
  return { ...cost, wall: performance.now() - start };
}

async function cold(name, options) {
  const runs = [];
  for (let index = 0; index < COLD_RUNS; index += 1) runs.push(await coldBuild(`${name}-${index}`, options));
  row(
    `cold build, ${name}: wall`,
    runs.map(({ wall }) => wall),
    'ms',
  );
  row(
    `cold build, ${name}: CPU`,
    runs.map(({ cpu }) => cpu),
    'ms',
  );
  row(
    `cold build, ${name}: peak memory`,
    runs.map(({ rss }) => rss),
    'MB',
  );
}

async function warm(prepared, documents, name, rounds = WARM_ROUNDS) {
  const created = documentDate(prepared.dataset.date, {});
  const costs = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const document of documents) {
      const before = process.cpuUsage();
      await render(prepared, document, created);
      const { user, system } = process.cpuUsage(before);
      if (round >= rounds / 3) costs.push((user + system) / 1000);
    }
  }
  row(`warm, ${name} (${costs.length} documents)`, costs, 'CPU-ms', 1);
}

/** What each gate costs: CPU, in one process, the first half of the rounds dropped. */
async function gates(prepared, documents) {
  const { dataset, fonts } = prepared;
  const created = documentDate(dataset.date, {});
  const finished = [];
  for (const plan of documents) finished.push({ ...(await render(prepared, plan, created)), plan });
  const briefing = regionBriefing(dataset, dataset.regions[0], 'zh-en');
  const { tree } = parseMarkup(prepared.templates.briefing.render(briefing.view).markup);
  const source = { tree, charts: briefing.charts, fonts };
  const measured = [
    { name: 'rules, dataset', rounds: 20, run: async () => checkRules(dataset, fonts.missing) },
    { name: 'drawn text, bilingual briefing', rounds: 200, run: drawnCheck(source) },
    { name: 'text against the view, bilingual briefing', rounds: 200, run: async () => againstView(briefing.view, textsOf(tree)) },
    { name: 'finished files opened again, all', rounds: 6, run: () => verifyDocuments(dataset, finished) },
  ];
  for (const { name, rounds, run } of measured) {
    const costs = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage();
      await run();
      const { user, system } = process.cpuUsage(before);
      if (round >= rounds / 2) costs.push((user + system) / 1000);
    }
    row(`gate: ${name}`, costs, 'CPU-ms', 2);
  }
}

/** The guards of a document that is laid out and drawn already. */
function drawnCheck(source) {
  const layout = layOut(buildDocument(source, new Map()), source.fonts);
  const { lines } = drawDocument(layout, { title: '', author: '', language: 'zh', created: new Date(0), version: '' });
  return async () => {
    checkContent(source.tree, source.charts, source.fonts);
    checkLayout(layout);
    checkDrawn(source.tree, layout.lines, lines);
  };
}

// As the program does.
startQuickly();
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
await cold('everything', []);
await cold('not opened again', ['--verify', 'none']);
await cold('not opened again, 2 jobs', ['--verify', 'none', '--jobs', '2']);
await cold('workbook only', ['--formats', 'xlsx']);
const { prepared } = prepare(datasetFolder(undefined, processTerminal('en')));
const documents = planDocuments(prepared.dataset);
const briefings = documents.filter(({ type, edition }) => type === 'briefing' && edition === 'zh-en');
await warm(prepared, briefings, 'bilingual briefing');
// Node compiles what runs on for another hundred documents.
await warm(prepared, briefings, 'bilingual briefing later', 3 * WARM_ROUNDS);
await warm(
  prepared,
  documents.filter(({ type }) => type === 'volume'),
  'volume',
);
await warm(
  prepared,
  documents.filter(({ type }) => type === 'workbook'),
  'workbook',
);
await gates(prepared, documents);
console.log(`\npeak memory of this process: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
