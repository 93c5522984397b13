// One build in a process of its own, as a user runs it; its cost goes to the parent.
import { run } from '../dist/commands/program.js';

const [out, ...options] = process.argv.slice(2);
const start = performance.now();
const code = await run(['node', 'jianbao', 'build', '--out', out, '--quiet', ...options]);
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.send?.({ code, inside: performance.now() - start, cpu: (userCPUTime + systemCPUTime) / 1000, rss: maxRSS / 1024 });
