import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Names of the packages that a file of src/ loads with it, through other files, those it imports later or for types only left out. */
function loadedWith(file: URL, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file.href)) return packages;
  seen.add(file.href);
  const text = readFileSync(fileURLToPath(file), 'utf8');
  for (const [, names = '', from = ''] of text.matchAll(/^(?:import|export) (?!type )([^;]*?)from '([^']+)';$/gm)) {
    if (names.startsWith('type ')) continue;
    if (from.startsWith('.')) for (const name of loadedWith(new URL(from, file), seen)) packages.add(name);
    else if (!from.startsWith('node:')) packages.add(from);
  }
  return packages;
}

const source = (path: string): URL => new URL(`../../src/${path}`, import.meta.url);

test('--help loads the command line alone', () => {
  expect([...loadedWith(source('commands/program.ts'))]).toEqual(['commander']);
});

test('check loads at once only what sound data needs', () => {
  const packages = loadedWith(source('commands/check.ts'));
  expect([...packages].toSorted()).toEqual(['big.js']);
});
