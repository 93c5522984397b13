// Reads workbooks as the command line does and says what came of each, how long it took, and the most memory of the whole process.
import { readFileSync } from 'node:fs';

import { readGuarded } from '../../dist/spreadsheet/guarded.js';

// By the clock, or by the processors where that is less: others lengthen the one, threads of the machine's own the other.
const now = () => ({ cpu: process.cpuUsage(), clock: performance.now() });
const spent = ({ cpu, clock }) => {
  const { user, system } = process.cpuUsage(cpu);
  return Math.min((user + system) / 1e6, (performance.now() - clock) / 1e3);
};
const readings = [];
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const start = now();
  let code = 'read';
  try {
    await readGuarded(bytes, path);
  } catch (error) {
    code = error.diagnostics[0].code;
  }
  readings.push({ code, seconds: spent(start) });
}
process.stdout.write(JSON.stringify({ readings, megabytes: process.resourceUsage().maxRSS / 1024 }));
