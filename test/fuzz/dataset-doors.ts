import { readdirSync, readFileSync } from 'node:fs';
import { regionBriefing } from '../../src/briefing/region-view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet } from '../../src/fonts/font-set.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { checkDraft, checkRules } from '../../src/rules/rules.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { spoil } from '../helpers/mutations.ts';
import { strikeTable } from './csv-strikes.ts';
import { struckFiles, type Door, type Passage } from './door.ts';
import type { TextFile } from './file-strikes.ts';
import { pick, type Chance, type Strike } from './strike.ts';
import { strikeTree } from './yaml-strikes.ts';

// Datasets and their code lists. Paths are from the project's folder, in which the fuzzer runs.

const BASE = 'test/cases/base-dataset';
const FOLDER = `${BASE}/valley-2020`;
const CODES = `${BASE}/codes`;

const CONTENTS: ReadonlyMap<string, Uint8Array> = new Map(
  [FOLDER, CODES].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }): [string, Uint8Array] => [`${folder}/${name}`, readFileSync(`${folder}/${name}`)]),
  ),
);

const FONTS = loadFontSet(diskFiles, 'fonts', []);
const TEMPLATES = ['briefing', 'volume'].map((name) => {
  const { template } = compileTemplate(diskFiles, `templates/${name}`, vocabulary);
  if (template === undefined) throw new Error(`templates/${name} must be sound`);
  return template;
});
/** How many of the datasets that pass are made into pages' markup. */
const SHOWN = 0.1;

function targets(paths: readonly string[]): readonly TextFile[] {
  return paths.map((file) => {
    const bytes = CONTENTS.get(file) ?? new Uint8Array();
    return { file, bytes, text: new TextDecoder().decode(bytes) };
  });
}

/** What passes the check must go through the templates. */
function show(dataset: Dataset): void {
  for (const edition of dataset.editions) {
    const views = [
      ...dataset.regions.map((region) => regionBriefing(dataset, region, edition).view),
      volumeBriefing(dataset, edition).view,
    ];
    for (const [index, view] of views.entries()) {
      const { markup, diagnostics } = TEMPLATES[index < views.length - 1 ? 0 : 1]?.render(view) ?? { markup: '', diagnostics: [] };
      const found = [...diagnostics, ...parseMarkup(markup).diagnostics];
      if (found[0] !== undefined) throw new Error(`what passes the check must be shown: ${found[0].code}: ${found[0].message.en}`);
    }
  }
}

function check(strike: Strike, contents: ReadonlyMap<string, Uint8Array>, chance: Chance): Passage {
  const { dataset, draft, diagnostics: loading } = loadDataset(memoryFiles(contents), FOLDER, { codesFolder: CODES });
  const ruled = dataset ? checkRules(dataset, FONTS.missing) : draft ? checkDraft(draft, FONTS.missing) : [];
  const diagnostics = [...loading, ...ruled];
  if (dataset !== undefined && chance() < SHOWN && !diagnostics.some(({ severity }) => severity === 'error')) show(dataset);
  return { strike, contents, diagnostics };
}

function door(kind: string, share: number, paths: readonly string[], strikeOne: (target: TextFile, chance: Chance) => Strike): Door {
  const known = targets(paths);
  return {
    kind,
    share,
    run(chance) {
      const strike = strikeOne(pick(known, chance), chance);
      return check(strike, struckFiles(CONTENTS, strike), chance);
    },
  };
}

/** Several strikes without a promise, as in a dataset that many hands have spoilt. */
const manifold: Door = {
  kind: 'dataset, several',
  share: 10,
  run(chance) {
    const contents = new Map(CONTENTS);
    let file = '';
    for (let times = 2 + Math.floor(chance() ** 2 * 4); times > 0; times--) {
      file = pick([...contents.keys()], chance);
      contents.set(file, spoil(file, contents.get(file) ?? new Uint8Array(), chance));
    }
    return check({ by: 'several', file, outcome: 'any' }, contents, chance);
  },
};

const own = (name: string): string => `${FOLDER}/${name}`;

/** The doors that a dataset comes through. */
export const DATASET_DOORS: readonly Door[] = [
  door('dataset.yaml', 15, [own('dataset.yaml')], strikeTree),
  door('narrative.yaml', 15, [own('narrative.yaml')], strikeTree),
  door('figures.csv', 20, [own('figures.csv')], strikeTable),
  door(
    'codes/*.csv',
    10,
    ['levels', 'regions', 'themes', 'units', 'indicators', 'glossary'].map((name) => `${CODES}/${name}.csv`),
    strikeTable,
  ),
  manifold,
];
