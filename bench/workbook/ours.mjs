// Writes a planned workbook as the program does: file out [times]. Prints what each time cost.
import { readFileSync, writeFileSync } from 'node:fs';

import { writePlan } from '../../dist/workbook/adapter.js';
import { finishPackage } from '../../dist/workbook/package.js';
import { checkPlan } from '../../dist/workbook/plan-check.js';
import { readPlan } from './plan-text.mjs';

const [source, path, times = '1'] = process.argv.slice(2);
const plan = readPlan(readFileSync(source, 'utf8'));
const created = new Date(Date.UTC(2000, 0, 1));
const costs = [];
for (let time = 0; time < Number(times); time += 1) {
  const before = process.cpuUsage();
  checkPlan(plan);
  const { bytes } = finishPackage(await writePlan(plan, created), plan);
  writeFileSync(path, bytes);
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / 1000);
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const bytes = readFileSync(path).length;
console.log(JSON.stringify({ costs, cpu: (userCPUTime + systemCPUTime) / 1000, rss: maxRSS / 1024, bytes }));
