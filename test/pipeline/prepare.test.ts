import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import * as project from '../../src/effects/project.ts';
import { prepare } from '../../src/pipeline.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';

vi.mock('../../src/effects/project.ts', { spy: true });

const DATASET = 'data/sichuan-2017-04-23';

/** Lets `prepare` read a copy of the templates in which the field `from` of a file is called `to`. */
function misspell(file: string, from: string, to: string): string {
  const folder = scratchFolder();
  cpSync('templates', join(folder, 'templates'), { recursive: true });
  const path = join(folder, 'templates', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
  vi.mocked(project.projectPath).mockImplementation((...parts: readonly string[]) =>
    parts[0] === 'templates' ? join(folder, ...parts) : join(...parts),
  );
  return path;
}

test('the project’s own dataset and templates are ready to be rendered', () => {
  expect(prepare(DATASET)).toMatchObject({ diagnostics: [], prepared: { dataset: { id: 'sichuan-2017-04-23' } } });
});

test('a misspelt field of a template is found before anything is rendered', () => {
  const file = misspell('briefing/main.hbs', 'region.outline', 'region.outlin');
  const { prepared, dataset, diagnostics } = prepare(DATASET);
  expect(diagnostics).toMatchObject([{ code: 'unknown-field', severity: 'error', place: { file }, found: 'region.outlin' }]);
  expect(prepared).toBeUndefined();
  expect(dataset?.id).toBe('sichuan-2017-04-23');
});

test('a misspelt field of a shared partial is said once, though both templates use it', () => {
  misspell('shared/indicators.hbs', 'table.heads', 'table.heeds');
  expect(prepare(DATASET).diagnostics.map(({ code }) => code)).toEqual(['unknown-field']);
});
