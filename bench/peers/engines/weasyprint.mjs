// WeasyPrint, where the machine has it, in a Python process that stays; the page is in ../html-page.mjs.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { htmlOf } from '../html-page.mjs';
import { fontSettings, NotInstalled, programOnPath } from '../installed.mjs';

/** Length of a PDF, CPU-ms and peak kilobytes so far. */
const HEADER = 20;

/** Opens it: the library is loaded and fonts are found once. `tagged` as our own files are. */
export async function open({ tagged }) {
  // Its command names the Python that it was installed for.
  const [, python] = /^#!\s*(\S+)/.exec(readFileSync(programOnPath('weasyprint'), 'utf8')) ?? [];
  if (python === undefined) throw new NotInstalled('weasyprint is there but is no Python script');
  const { environment } = fontSettings();
  const script = fileURLToPath(new URL('print_pages.py', import.meta.url));
  const child = spawn(python, [script, tagged ? 'tagged' : 'plain'], { env: environment, stdio: ['pipe', 'pipe', 'ignore'] });
  let spent = { cpu: 0, peak: 0 };
  const chunks = child.stdout[Symbol.asyncIterator]();
  const answer = async () => {
    let bytes = Buffer.alloc(0);
    while (bytes.length < HEADER || bytes.length < HEADER + bytes.readUInt32BE(0)) {
      const { value, done } = await chunks.next();
      if (done) throw new Error('weasyprint ended');
      bytes = Buffer.concat([bytes, value]);
    }
    spent = { cpu: bytes.readDoubleBE(4), peak: Number(bytes.readBigUInt64BE(12)) / 1024 };
    return bytes.subarray(HEADER);
  };
  await answer().catch(() => {
    throw new NotInstalled('its Python does not load it');
  });
  return {
    take: (document) => Buffer.from(htmlOf(document)),
    render(page) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(page.length);
      child.stdin.write(Buffer.concat([length, page]));
      return answer();
    },
    cpu: () => spent.cpu,
    memory: () => spent.peak,
    close: () => child.kill(),
  };
}
