import { describe, expect, it } from 'vitest';

import { environmentsOf } from '../../src/batch/environment.ts';
import { partsOf } from '../../src/dataset/parts.ts';
import { documentKeys } from '../../src/output/key.ts';
import { planDocuments, type PlannedDocument } from '../../src/output/plan.ts';
import { render, type Prepared } from '../../src/pipeline.ts';
import { verifyDocuments, type DocumentToVerify } from '../../src/verify/verify.ts';
import { check, CREATED, sampleFiles } from '../mutations/cases.ts';

// So many that the sample is of all provinces; no volume has room for them.
const MANY = 320;

function prepared(count: number, edit: (path: string, text: string) => string = (_path, text) => text): Prepared {
  const { folder, contents } = sampleFiles(count, '3');
  const edited = new Map([...contents].map(([path, bytes]) => [path, Buffer.from(edit(path, Buffer.from(bytes).toString()))]));
  const { prepared: found, diagnostics } = check(folder, edited);
  if (found === undefined) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return found;
}

type OfAll = Extract<PlannedDocument, { readonly part?: unknown }>;

const isOfAll = (document: PlannedDocument): document is OfAll =>
  document.type === 'volume' || (document.type === 'workbook' && document.region === undefined);

describe('a dataset of more regions than a volume holds', () => {
  const whole = prepared(MANY);
  const { dataset } = whole;
  const documents = planDocuments(dataset).filter(isOfAll);

  it('has a volume and a workbook for each province, named by its code and name, and one for what is said of the whole', () => {
    const names = documents.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const date = dataset.date.replaceAll('-', '');
    for (const name of ['510000_sichuan', '430000_hunan', `CN_${dataset.scope.slug}`]) {
      expect(names).toContain(`sample_${name}-volume_en_${date}.pdf`);
      expect(names).toContain(`sample_${name}-workbook_zh-en_${date}.xlsx`);
    }
    const volumes = documents.filter((document) => document.type === 'volume' && document.edition === 'zh');
    const regions = volumes.flatMap(({ part }) => part?.regions ?? []);
    expect(regions.map(({ slug }) => slug).sort()).toEqual(dataset.regions.map(({ slug }) => slug).sort());
  });

  it('has all of them right, in every edition', async () => {
    const chosen = documents.filter(
      (document) =>
        document.part?.scope.region.code === '540000' ||
        (document.part?.scope.region.code === 'CN' && (document.type === 'workbook' || document.edition === 'zh-en')),
    );
    expect(chosen).toHaveLength(3 + 1 + 1 + 1);
    const made: DocumentToVerify[] = [];
    for (const plan of chosen) {
      const { bytes, pages, unnamed } = await render(whole, plan, CREATED);
      made.push({ name: plan.name, bytes, pages, plan, ...(unnamed && { unnamed }) });
    }
    expect((await verifyDocuments(dataset, made)).findings).toEqual([]);
  });

  it('has only those made again that read what changed', () => {
    const changed = prepared(MANY, (path, text) =>
      path.endsWith('narrative.yaml') ? text.replace(/(\nr540\d{3}:\n {2}headline: \{ zh: ')/, '$1新：') : text,
    );
    const keysOf = (of: Prepared): ReadonlyMap<string, string> => {
      const keys = documentKeys(of.dataset, planDocuments(of.dataset), environmentsOf(of, { name: '', version: '', digest: '' }, CREATED));
      return new Map([...keys].map(([name, { data }]) => [name, data.digest]));
    };
    const [before, after] = [keysOf(whole), keysOf(changed)];
    const differing = [...before].flatMap(([name, key]) => (after.get(name) === key ? [] : [name.split('_')[1] ?? '']));
    expect([...new Set(differing)].sort().map((code) => code.slice(0, 2))).toEqual(['54', '54']);
    expect(differing).toHaveLength(3 + 3 + 1);
  });

  it('is refused where a province has no name in a language', () => {
    const { folder, contents } = sampleFiles(MANY, '3');
    const path = 'codes/regions.csv';
    const rows = Buffer.from(contents.get(path) ?? '').toString();
    const nameless = rows.replace(/^((?:[^,]*,)540000(?:,[^,]*){3}),[^,]*,([^,]*),[^,]*$/m, '$1,,$2,');
    expect(nameless).not.toBe(rows);
    const { diagnostics } = check(folder, new Map([...contents, [path, Buffer.from(nameless)]]));
    expect(diagnostics.map(({ code, found }) => `${code} ${found}`)).toEqual(['missing-name 540000 西藏自治区']);
  });
});

it('a dataset that one volume holds has no parts', () => {
  expect(partsOf(prepared(183).dataset)).toEqual([]);
});
