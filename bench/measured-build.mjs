// One build in a process of its own, as a user runs it; its cost goes to the parent.
const [out, ...options] = process.argv.splice(2);
process.argv.push('build', '--out', out, '--quiet', ...options);
const start = performance.now();
await import('../dist/cli.js');
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const inside = performance.now() - start;
process.send?.({ code: process.exitCode, inside, cpu: (userCPUTime + systemCPUTime) / 1000, rss: maxRSS / 1024 });
