import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { FolderBusy } from '../../src/effects/lock.ts';
import { openOutputFolder } from '../../src/effects/output-folder.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const DEAD = { pid: 2 ** 22 + 1, host: hostname(), started: '1' };

describe('an output folder', () => {
  it('is made when missing, with its parents', () => {
    const folder = join(scratchFolder(), 'a', 'b');
    openOutputFolder(folder).close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('is refused where no folder can be made', () => {
    expect(() => openOutputFolder('/proc/nowhere/a')).toThrow(/ENOENT/);
  });

  it.runIf(process.platform === 'linux')('is refused where a file stands, and taken through a link', () => {
    const scratch = scratchFolder();
    writeFileSync(join(scratch, 'file'), '');
    symlinkSync(mkdtempSync(join(scratch, 'real-')), join(scratch, 'link'));
    expect(() => openOutputFolder(join(scratch, 'file', 'a'))).toThrow(/ENOTDIR/);
    expect(() => openOutputFolder(join(scratch, 'file'))).toThrow(/EEXIST/);
    openOutputFolder(join(scratch, 'link')).close();
  });

  it('publishes whole files and leaves no drafts', () => {
    const folder = scratchFolder();
    const output = openOutputFolder(folder);
    output.write('one.pdf', bytes('first'));
    output.write('one.pdf', bytes('second'));
    expect(output.list()).toEqual(['one.pdf']);
    expect(output.read('one.pdf')).toEqual(Buffer.from('second'));
    output.close();
    expect(readdirSync(folder)).toEqual(['one.pdf']);
  });

  it('shows nothing of a draft before it is published, and forgets those that never are', async () => {
    const folder = scratchFolder();
    const output = openOutputFolder(folder);
    output.write('one.pdf', bytes('old'));
    for (const name of ['one.pdf', 'two.pdf', 'three.pdf']) output.draft(name, bytes(`new ${name}`));
    expect(output.list()).toEqual(['one.pdf']);
    expect(output.read('one.pdf')).toEqual(Buffer.from('old'));
    expect(output.readDraft('one.pdf')).toEqual(Buffer.from('new one.pdf'));
    expect(() => output.publish('one.pdf')).toThrow(/not synced/);
    await output.settle(['one.pdf', 'two.pdf']);
    output.publish('one.pdf');
    output.publish('two.pdf');
    output.close();
    expect(readdirSync(folder)).toEqual(['one.pdf', 'two.pdf']);
    expect(readFileSync(join(folder, 'one.pdf'), 'utf8')).toBe('new one.pdf');
  });

  it('keeps the old file and removes the draft when a write fails', () => {
    const folder = scratchFolder();
    const output = openOutputFolder(folder);
    output.write('one.pdf', bytes('good'));
    mkdirSync(join(folder, 'two.pdf', 'full'), { recursive: true });
    expect(() => output.write('two.pdf', bytes('x'))).toThrow();
    output.close();
    expect(readdirSync(folder).sort()).toEqual(['one.pdf', 'two.pdf']);
    expect(readFileSync(join(folder, 'one.pdf'), 'utf8')).toBe('good');
  });

  it.skipIf(process.platform === 'win32')('replaces a planted link instead of writing through it', () => {
    const folder = scratchFolder();
    const outside = join(scratchFolder(), 'secret');
    writeFileSync(outside, 'untouched');
    symlinkSync(outside, join(folder, 'one.pdf'));
    symlinkSync(outside, join(folder, '.two.pdf.tmp'));
    const output = openOutputFolder(folder);
    output.write('one.pdf', bytes('new'));
    output.write('two.pdf', bytes('new'));
    output.close();
    expect(readFileSync(outside, 'utf8')).toBe('untouched');
    expect(readFileSync(join(folder, 'one.pdf'), 'utf8')).toBe('new');
  });

  it('sweeps away what a dead build left', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, '.one.pdf.tmp'), 'half');
    writeFileSync(join(folder, '.lock'), JSON.stringify(DEAD));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    openOutputFolder(folder).close();
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  it('is refused while a living process holds it, and free again afterwards', () => {
    const folder = scratchFolder();
    const first = openOutputFolder(folder);
    expect(() => openOutputFolder(folder)).toThrow(FolderBusy);
    expect(existsSync(join(folder, '.lock'))).toBe(true);
    first.close();
    openOutputFolder(folder).close();
  });

  it('is refused while another machine holds it', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, '.lock'), JSON.stringify({ ...DEAD, host: 'elsewhere' }));
    expect(() => openOutputFolder(folder)).toThrow(/elsewhere/);
    expect(existsSync(join(folder, '.lock'))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('is taken from a process whose number was given to another', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, '.lock'), JSON.stringify({ ...DEAD, pid: process.pid, started: '1' }));
    openOutputFolder(folder).close();
  });

  it.each(['{"pid":', JSON.stringify({ ...DEAD, pid: -1 }), JSON.stringify({ ...DEAD, pid: 1.5 })])(
    'is taken when the lock is %s',
    (lock) => {
      const folder = scratchFolder();
      writeFileSync(join(folder, '.lock'), lock);
      openOutputFolder(folder).close();
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
