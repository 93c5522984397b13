// Headless Chromium, where the machine has it, one browser with one page that stays; the page is in ../html-page.mjs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { htmlOf } from '../html-page.mjs';
import { fontSettings, programOnPath } from '../installed.mjs';

/** Length of the kernel's tick, which it counts processor time in. */
const TICK = 10;

/** What the kernel says of a process and all that come from it: CPU-ms so far, those that ended included, and peak megabytes. */
function spentBy(ancestor) {
  const processes = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'latin1')
        .replace(/^.*\) /, '')
        .split(' ')
        .map(Number);
      const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'latin1'))?.[1] ?? 0;
      // From its state on: parent is the second field, times from the twelfth.
      return [{ id: Number(name), parent: fields[1], ticks: fields[11] + fields[12] + fields[13] + fields[14], peak: Number(peak) / 1024 }];
    } catch {
      return [];
    }
  });
  const family = new Set([ancestor]);
  for (let known = 0; known < family.size;) {
    known = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  const mine = processes.filter(({ id }) => family.has(id));
  return { cpu: TICK * mine.reduce((sum, { ticks }) => sum + ticks, 0), peak: mine.reduce((sum, { peak }) => sum + peak, 0) };
}

/** Opens it: a browser is started once. `tagged` as our own files are. */
export async function open({ tagged }) {
  const program = programOnPath('chromium', 'chromium-browser', 'google-chrome', 'chrome');
  const { folder, environment } = fontSettings();
  const child = spawn(
    program,
    [
      '--headless',
      '--remote-debugging-pipe',
      '--disable-gpu',
      '--disable-extensions',
      '--disable-background-networking',
      '--no-first-run',
      `--user-data-dir=${join(folder, 'profile')}`,
      // A root user has no sandbox.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { env: environment, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , asked, answered] = child.stdio;
  const waiting = new Map();
  let rest = '';
  answered.setEncoding('utf8').on('data', (chunk) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop();
    for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
      if (error !== undefined) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
      waiting.delete(id);
    }
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`chromium ended with ${code}`));
  });
  let last = 0;
  const ask = (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      asked.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  const { targetId } = await ask('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
  const { frameTree } = await ask('Page.getFrameTree', {}, sessionId);
  const printing = { preferCSSPageSize: true, printBackground: true, generateTaggedPDF: tagged, generateDocumentOutline: false };
  return {
    take: htmlOf,
    async render(html) {
      await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, sessionId);
      const { data } = await ask('Page.printToPDF', printing, sessionId);
      return Buffer.from(data, 'base64');
    },
    cpu: () => spentBy(child.pid).cpu,
    memory: () => spentBy(child.pid).peak,
    async close() {
      const ended = once(child, 'exit');
      await ask('Browser.close');
      await ended;
    },
  };
}
