// Programs of the machine that take part where they are installed.
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import { root } from './root.mjs';

/** Says that a tool cannot take part, and how it could. */
export class NotInstalled extends Error {
  code = 'NOT_INSTALLED';
}

/** The first of some programs that the search path has. */
export function programOnPath(...names) {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not there.
      }
    }
  }
  throw new NotInstalled(`no ${names.join(', ')} on the search path`);
}

/** A folder that goes with this process, and an environment in which fontconfig knows the fonts of the comparison and no others. */
export function fontSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-peers-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const file = join(folder, 'fonts.conf');
  const fonts = join(root, 'fonts').replaceAll('&', '&amp;');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  return { folder, environment: { ...process.env, FONTCONFIG_FILE: file } };
}
