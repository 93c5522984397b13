// Reads workbooks as the command line does and says what came of each, how much time of a processor it took, and the most memory of the whole process.
import { readFileSync } from 'node:fs';

import { readGuarded } from '../../dist/spreadsheet/guarded.js';

// Of all threads: on a machine with nothing else to do the clock shows less.
const spent = (start) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const readings = [];
for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  const start = process.cpuUsage();
  let code = 'read';
  try {
    await readGuarded(bytes, path);
  } catch (error) {
    code = error.diagnostics[0].code;
  }
  readings.push({ code, seconds: spent(start) });
}
process.stdout.write(JSON.stringify({ readings, megabytes: process.resourceUsage().maxRSS / 1024 }));
