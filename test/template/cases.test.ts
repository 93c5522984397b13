import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { reportText } from '../../src/diagnostic/reporter-text.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';

const CASES = 'test/cases';

/** Everything found in a template, by the steps a build takes. */
function findingsOf(folder: string): readonly Diagnostic[] {
  const { template, diagnostics } = compileTemplate(diskFiles, `${folder}/template`, vocabulary);
  if (template === undefined) return diagnostics;
  const view: unknown = JSON.parse(readFileSync(`${folder}/view.json`, 'utf8'));
  const unknown = template.checkFields([view]);
  if (unknown.length > 0) return unknown;
  const rendered = template.render(view);
  return rendered.diagnostics.length > 0 ? rendered.diagnostics : parseMarkup(rendered.markup).diagnostics;
}

describe('broken templates are refused with a place and a fix', () => {
  const names = readdirSync(CASES)
    .filter((name) => name.startsWith('bad-template-'))
    .toSorted();
  test.each(names)('%s', async (name) => {
    const folder = `${CASES}/${name}`;
    const findings = findingsOf(folder);
    expect(findings.length).toBeGreaterThan(0);
    const reports = (['en', 'zh'] as const).map((language) => reportText(findings, { language, colour: false, files: diskFiles }));
    await expect(`${reports.join('\n\n')}\n`).toMatchFileSnapshot(`../cases/${name}/expected.txt`);
  });
});
