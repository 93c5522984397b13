import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { reportText } from '../../src/diagnostic/reporter-text.ts';
import { LANGUAGES } from '../../src/language.ts';
import { editedFiles, findingsIn } from '../helpers/base-dataset.ts';
import type { Edit } from '../helpers/base-dataset.ts';

// Each folder test/cases/bad-data-* and warn-data-* is a case; see test/cases/README.md.

const CASES = fileURLToPath(new URL('../cases/', import.meta.url));
const names = readdirSync(CASES).filter((name) => /^(?:bad|warn)-data-/.test(name));

/** Stands in for the fonts, so that the cases need none: no face has the characters of the supplementary planes. */
function missing(text: string): { codePoint: number; index: number }[] {
  return Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ 0: character, index }) => ({
    codePoint: character.codePointAt(0) ?? 0,
    index,
  }));
}

test.each(names)('%s', (name) => {
  const edits = parse(readFileSync(`${CASES}${name}/edits.yaml`, 'utf8')) as Edit[];
  const files = editedFiles(edits);
  const found = findingsIn(files, missing);
  expect(found.some(({ severity }) => severity === 'error')).toBe(name.startsWith('bad-'));
  expect(found.length).toBeGreaterThan(0);
  const report = LANGUAGES.toReversed()
    .map((language) => reportText(found, { language, colour: false, files }))
    .join('\n\n');
  const path = `${CASES}${name}/expected.txt`;
  if (!existsSync(path) && process.env['CI'] !== 'true') writeFileSync(path, `${report}\n`);
  expect(`${report}\n`).toBe(readFileSync(path, 'utf8'));
});
