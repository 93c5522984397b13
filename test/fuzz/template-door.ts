import { readdirSync, readFileSync } from 'node:fs';
import { regionBriefing } from '../../src/briefing/region-view.ts';
import { SAMPLE_REGION_VIEW } from '../../src/briefing/sample.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { struckFiles, type Door, type Passage } from './door.ts';
import type { TextFile } from './file-strikes.ts';
import { pick } from './strike.ts';
import { strikeTemplate } from './template-strikes.ts';

const FOLDER = 'templates/briefing';

const FILES: readonly TextFile[] = [FOLDER, 'templates/shared'].flatMap((folder) =>
  readdirSync(folder).map((name): TextFile => {
    const bytes = readFileSync(`${folder}/${name}`);
    return { file: `${folder}/${name}`, bytes, text: bytes.toString() };
  }),
);
const CONTENTS: ReadonlyMap<string, Uint8Array> = new Map(FILES.map(({ file, bytes }) => [file, bytes]));

const BASE = 'test/cases/base-dataset';
const { dataset } = loadDataset(diskFiles, `${BASE}/valley-2020`, { codesFolder: `${BASE}/codes` });
const [region] = dataset?.regions ?? [];
if (dataset === undefined || region === undefined) throw new Error('the base dataset must be sound');
const { view } = regionBriefing(dataset, region, 'zh-en');

/** Every finding about a template, by the steps that a build takes. */
function findingsIn(contents: ReadonlyMap<string, Uint8Array>): Passage['diagnostics'] {
  const { template, diagnostics } = compileTemplate(memoryFiles(contents), FOLDER, vocabulary);
  if (template === undefined) return diagnostics;
  const unknown = template.checkFields([SAMPLE_REGION_VIEW]);
  if (unknown.length > 0) return unknown;
  const rendered = template.render(view);
  return rendered.diagnostics.length > 0 ? rendered.diagnostics : parseMarkup(rendered.markup).diagnostics;
}

/** Templates that somebody has written for the program. */
export const TEMPLATE_DOOR: Door = {
  kind: 'template',
  share: 15,
  run(chance) {
    const strike = strikeTemplate(pick(FILES, chance), chance);
    const contents = struckFiles(CONTENTS, strike);
    return { strike, contents, diagnostics: findingsIn(contents) };
  },
};
