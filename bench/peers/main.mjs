// Our briefing beside other tools': the same views, fonts, look, links and charts. A process for each tool, turn by turn in small rounds, so that
// whatever else the machine does meets all of them. What a run varies is in documents.mjs; its pages are kept with --keep FOLDER.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { RUNS } from './documents.mjs';
import { loopNoise } from './noise.mjs';

const { values: options } = parseArgs({
  options: {
    run: { type: 'string', multiple: true, default: [...RUNS.keys()] },
    tool: { type: 'string', multiple: true, default: ['jianbao', 'typst', 'pdfmake', 'weasyprint', 'chromium'] },
    documents: { type: 'string', default: '100' },
    keep: { type: 'string' },
  },
});
const MEASURED = Number(options.documents);
/** Rendered first and not counted; a just-in-time compiler needs about so many. */
const WARM_UP = 100;
const ROUND = 10;
/**
 * Programs of the machine, compiled before they start or not at all: the last round before the measured ones is enough for them. They take
 * so long that a process that waits for them runs cold, so they have a comparison of their own.
 */
const OUTSIDE = new Set(['weasyprint', 'chromium']);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function start(name, setting) {
  const child = fork(new URL('tool.mjs', import.meta.url), [name, JSON.stringify(setting)]);
  const answer = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${name} ended with ${code}`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        resolve(message.answer);
      });
    });
  return {
    name,
    ready: answer(),
    ask: (task, parameters = {}) => {
      child.send({ task, ...parameters });
      return answer();
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send({ task: 'close' });
      await ended;
    },
  };
}

async function run(kind, names, setting) {
  const tools = [];
  for (const tool of names.map((name) => start(name, setting))) {
    const state = await tool.ready;
    if (state === 'ready') tools.push(tool);
    else console.log(`${tool.name} is not installed: ${state}`);
  }
  const stays = tools.some(({ name }) => OUTSIDE.has(name)) || !names.some((name) => OUTSIDE.has(name));
  if (!stays) {
    for (const tool of tools) await tool.stop();
    return;
  }
  const count = WARM_UP + MEASURED;
  for (const tool of tools) await tool.ask('prepare', { kind, count });
  const costs = new Map(tools.map(({ name }) => [name, []]));
  const whole = new Map(tools.map(({ name }) => [name, []]));
  const noise = [];
  for (let from = 0; from < count; from += ROUND) {
    const to = Math.min(from + ROUND, count);
    // Each round begins with another tool.
    const turn = (from / ROUND) % tools.length;
    for (const tool of [...tools.slice(turn), ...tools.slice(0, turn)]) {
      if (OUTSIDE.has(tool.name) && to < WARM_UP) continue;
      const { costs: each, cpu } = await tool.ask('render', { from, to });
      if (from < WARM_UP) continue;
      costs.get(tool.name).push(...each);
      whole.get(tool.name).push(cpu / (to - from));
    }
    if (from >= WARM_UP) noise.push(loopNoise());
  }
  console.log(`\n${kind}: ${RUNS.get(kind)}; ${MEASURED} documents each after ${WARM_UP}`);
  const rows = [];
  for (const { name, ask } of tools) {
    const found = costs.get(name);
    const of = (field) => found.map((cost) => cost[field]);
    rows.push({
      name,
      cpu: median(of('cpu')),
      leastCpu: Math.min(...of('cpu')),
      meanCpu: mean(whole.get(name)),
      wall: median(of('wall')),
      leastWall: Math.min(...of('wall')),
      bytes: median(of('bytes')),
      pages: mean(of('pages')),
      memory: await ask('memory'),
    });
    if (options.keep !== undefined) {
      mkdirSync(options.keep, { recursive: true });
      for (const at of [WARM_UP, WARM_UP + 1, WARM_UP + 2])
        writeFileSync(join(options.keep, `${kind}-${at - WARM_UP}-${name}.pdf`), Buffer.from(await ask('show', { at }), 'base64'));
    }
  }
  report(rows, noise);
  for (const tool of tools) await tool.stop();
}

/** Whether our own files carry tags: a tool that can write them does as we do. */
async function oursIsTagged() {
  const ours = start('jianbao', {});
  await ours.ready;
  await ours.ask('prepare', { kind: 'figures', count: 1 });
  const bytes = Buffer.from(await ours.ask('show', { at: 0 }), 'base64');
  await ours.stop();
  return bytes.includes('/StructTreeRoot');
}

function report(rows, noise) {
  const line = (cells) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(12) : cell.padStart(10))).join(''));
  line(['', 'CPU-ms', 'least', 'mean', 'wall ms', 'least', 'bytes', 'pages', 'peak MB']);
  for (const row of rows)
    line([
      row.name,
      row.cpu.toFixed(2),
      row.leastCpu.toFixed(2),
      row.meanCpu.toFixed(2),
      row.wall.toFixed(2),
      row.leastWall.toFixed(2),
      String(row.bytes),
      row.pages.toFixed(2),
      row.memory.toFixed(0),
    ]);
  const [ours, ...peers] = rows;
  for (const peer of peers) {
    const ratio = (field) => (ours[field] / peer[field]).toFixed(2);
    console.log(
      `ours / ${peer.name}: CPU ${ratio('cpu')} (least ${ratio('leastCpu')}, mean ${ratio('meanCpu')}), wall ${ratio('wall')}, bytes ${ratio('bytes')}`,
    );
  }
  const [least, most] = [Math.min(...noise), Math.max(...noise)];
  console.log(`machine: one fixed loop took ${least.toFixed(1)} to ${most.toFixed(1)} CPU-ms, median ${median(noise).toFixed(1)}`);
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
const tagged = await oursIsTagged();
console.log(`tagged for screen readers: ${tagged ? 'yes' : 'no'}, as ours are`);
const inside = options.tool.filter((name) => !OUTSIDE.has(name));
const outside = options.tool.filter((name) => OUTSIDE.has(name));
for (const kind of options.run) {
  if (inside.length > 0) await run(kind, inside, { tagged });
  if (outside.length > 0) await run(kind, [...inside.filter((name) => name === 'jianbao'), ...outside], { tagged });
}
