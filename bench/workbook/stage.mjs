// What the workbook takes of a build, from the checked dataset to bytes: folder [times]. The first time loads the libraries.
import { documentDate } from '../../dist/effects/clock.js';
import { planDocuments } from '../../dist/output/plan.js';
import { prepare, render } from '../../dist/pipeline.js';

const [folder, times = '1'] = process.argv.slice(2);
const { prepared } = prepare(folder);
const workbook = planDocuments(prepared.dataset).find(({ type }) => type === 'workbook');
const created = documentDate(prepared.dataset.date, {});
const costs = [];
for (let time = 0; time < Number(times); time += 1) {
  const before = process.cpuUsage();
  await render(prepared, workbook, created);
  const { user, system } = process.cpuUsage(before);
  costs.push((user + system) / 1000);
}
console.log(JSON.stringify({ costs }));
