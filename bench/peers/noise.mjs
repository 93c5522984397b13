/** CPU-ms of one fixed piece of work: what varies in it is the machine's doing. */
export function loopNoise() {
  const before = process.cpuUsage();
  let state = 1;
  for (let step = 0; step < 20_000_000; step += 1) state = Math.imul(state ^ step, 0x9e3779b1) >>> 0;
  const { user, system } = process.cpuUsage(before);
  if (state === 0) throw new Error('the loop has been left out');
  return (user + system) / 1000;
}
