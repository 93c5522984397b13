// Our workbook beside XlsxWriter's of the same content: sheets, cells, formats, tables, links, names and native charts. From a plan in JSON to a file, as
// a whole process and warm in one process, turn by turn.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { prepare } from '../../dist/pipeline.js';
import { planWorkbook } from '../../dist/workbook/workbook.js';
import { root } from '../peers/root.mjs';
import { loopNoise } from '../peers/noise.mjs';
import { contentOf } from './content.mjs';
import { planText } from './plan-text.mjs';

const { values: options } = parseArgs({ options: { keep: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(options.rounds);
/** Workbooks in one process; the first third is not counted. */
const WARM = 12;
const PYTHON = '/usr/bin/python3';

const scratch = options.keep ?? mkdtempSync(join(tmpdir(), 'jianbao-workbook-'));
mkdirSync(scratch, { recursive: true });
process.on('exit', () => {
  if (options.keep === undefined) rmSync(scratch, { recursive: true, force: true });
});

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

function measured(command, parameters) {
  const start = performance.now();
  const answer = JSON.parse(execFileSync(command, parameters, { encoding: 'utf8' }));
  return { ...answer, wall: performance.now() - start };
}

function hasXlsxWriter() {
  try {
    execFileSync(PYTHON, ['-c', 'import xlsxwriter'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function writers(name) {
  const file = (tool) => join(scratch, `${name}-${tool}.xlsx`);
  const peer = (mode) => (times) =>
    measured(PYTHON, [
      join(root, 'bench', 'workbook', 'xlsxwriter-peer.py'),
      join(scratch, `${name}-content.json`),
      file(mode),
      mode,
      String(times),
    ]);
  const ours = (times) =>
    measured(process.execPath, [
      join(root, 'bench', 'workbook', 'ours.mjs'),
      join(scratch, `${name}-plan.json`),
      file('jianbao'),
      String(times),
    ]);
  return new Map([
    ['jianbao', ours],
    ...(hasXlsxWriter()
      ? [
          ['in_memory', peer('in_memory')],
          ['files', peer('files')],
        ]
      : []),
  ]);
}

function compare(name, folder) {
  const { prepared } = prepare(folder);
  if (prepared === undefined) throw new Error(`${folder} has findings`);
  const plan = planWorkbook(prepared.dataset);
  writeFileSync(join(scratch, `${name}-plan.json`), planText(plan));
  writeFileSync(join(scratch, `${name}-content.json`), JSON.stringify(contentOf(plan)));
  const tools = [...writers(name)];
  const cold = new Map(tools.map(([tool]) => [tool, []]));
  const noise = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let at = 0; at < tools.length; at += 1) {
      const [tool, write] = tools[(at + round) % tools.length];
      cold.get(tool).push(write(1));
    }
    noise.push(loopNoise());
  }
  const charts = plan.sheets.reduce((sum, sheet) => sum + (sheet.charts?.length ?? 0), 0);
  console.log(`\n${name}: ${plan.sheets.length} sheets, ${charts} charts; ${ROUNDS} whole processes each, then ${WARM} workbooks in one`);
  const heads = ['wall ms', 'least', 'CPU-ms', 'least', 'peak MB', 'warm CPU', 'least', 'warm MB', 'bytes'];
  console.log(['XlsxWriter’s two modes'.padEnd(24), ...heads.map((head) => head.padStart(9))].join(''));
  const rows = tools.map(([tool, write]) => {
    const found = cold.get(tool);
    const of = (field) => found.map((each) => each[field]);
    const warm = write(WARM);
    const counted = warm.costs.slice(WARM / 3);
    const cells = [
      median(of('wall')),
      Math.min(...of('wall')),
      median(of('cpu')),
      Math.min(...of('cpu')),
      Math.max(...of('rss')),
      median(counted),
      Math.min(...counted),
      warm.rss,
      warm.bytes,
    ];
    console.log([tool.padEnd(24), ...cells.map((cell, index) => cell.toFixed(index === 8 ? 0 : 1).padStart(9))].join(''));
    return { tool, cells };
  });
  const [ours, ...peers] = rows;
  for (const { tool, cells } of peers) {
    const ratio = (index) => (ours.cells[index] / cells[index]).toFixed(2);
    console.log(
      `ours / ${tool}: whole process wall ${ratio(0)} (least ${ratio(1)}), CPU ${ratio(2)} (least ${ratio(3)}); warm CPU ${ratio(5)} (least ${ratio(6)})`,
    );
  }
  const { costs } = measured(process.execPath, [join(root, 'bench', 'workbook', 'stage.mjs'), folder, String(WARM)]);
  const later = costs.slice(WARM / 3);
  console.log(
    `dataset to bytes in one process: the first ${costs[0].toFixed(1)} CPU-ms, warm ${median(later).toFixed(1)} (least ${Math.min(...later).toFixed(1)})`,
  );
  if (peers.length === 0) console.log(`XlsxWriter is not installed for ${PYTHON} (python3-xlsxwriter)`);
  console.log(`machine: one fixed loop took ${Math.min(...noise).toFixed(1)} to ${Math.max(...noise).toFixed(1)} CPU-ms`);
}

function sample(regions) {
  const out = join(scratch, 'sample');
  const printed = execFileSync(
    process.execPath,
    [join(root, 'dist', 'cli.js'), 'sample', '--regions', String(regions), '--seed', '1', '--out', out],
    { encoding: 'utf8' },
  );
  return printed.trim();
}

console.log(`Node ${process.version}`);
compare('default', join(root, 'data', 'sichuan-2017-04-23'));
compare('183-regions', sample(183));
