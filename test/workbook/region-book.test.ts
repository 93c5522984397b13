import { describe, expect, it } from 'vitest';

import { regionDataset, subjectsOf } from '../../src/briefing/region-dataset.ts';
import { volumeSlice } from '../../src/briefing/slice.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { checkPlan } from '../../src/workbook/plan-check.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { made, SICHUAN as PREPARED } from '../verify/fixture.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { SECOND, SICHUAN } from './datasets.ts';

const nanbu = SICHUAN.regions.find(({ slug }) => slug === 'nanbu')!;

function names(dataset: Dataset): readonly string[] {
  return planWorkbook(dataset).sheets.map(({ name }) => name);
}

describe('a region’s part of a dataset', () => {
  it('is its figures, those it mentions, and what they come from', () => {
    const part = regionDataset(SICHUAN, nanbu);
    expect(part.figures).toEqual(SICHUAN.figures.filter(({ region }) => region === nanbu));
    const chengdu = regionDataset(
      SICHUAN,
      SICHUAN.regions.find(({ slug }) => slug === 'chengdu')!,
    );
    for (const { inputs } of chengdu.derivations) for (const id of inputs) expect(chengdu.figureById.has(id)).toBe(true);
  });

  it('does not change with another region’s figures, and does with its own', () => {
    const without = (slug: string): string => {
      const figures = SICHUAN.figures.filter(({ id }) => id !== slug);
      const other = { ...SICHUAN, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
      return volumeSlice(regionDataset(other, nanbu)).digest;
    };
    const { digest } = volumeSlice(regionDataset(SICHUAN, nanbu));
    expect(without('aba.villages-to-exit')).toBe(digest);
    expect(without('nanbu.parks')).not.toBe(digest);
  });
});

it.each([
  ['the first dataset', SICHUAN],
  ['another', SECOND],
])('the workbook of each region of %s is whole: every link and formula stays in it', (_, dataset) => {
  for (const subject of subjectsOf(dataset)) {
    const part = regionDataset(dataset, subject);
    const plan = planWorkbook(part);
    expect(() => checkPlan(plan)).not.toThrow();
    for (const { formula } of plan.names ?? [])
      for (const [, sheet] of formula.matchAll(/'((?:[^']|'')+)'!/g)) expect(names(part)).toContain(sheet?.replaceAll("''", "'"));
  }
});

it('has the sheets of the region alone', () => {
  expect(names(regionDataset(SICHUAN, nanbu))).toEqual(names(SICHUAN).filter((name) => !/江油|阿坝|凉山|成都/.test(name)));
});

it('is named by the region’s bilingual briefing, opened again and held against the dataset', async () => {
  const plans = planDocuments(PREPARED.dataset, { formats: ['xlsx'], workbooks: 'per-region' });
  expect(plans.map(({ name }) => name)).toEqual(
    PREPARED.dataset.regions.map(({ region, slug }) => `scfp_${region.code}_${slug}_zh-en_20170423.xlsx`),
  );
  const { findings, places } = await verifyDocuments(PREPARED.dataset, await Promise.all(plans.map((plan) => made(plan))));
  expect(findings).toEqual([]);
  const inData = places.filter(({ kind }) => kind === 'data').map(({ figure }) => figure);
  expect(new Set(inData).size).toBe(PREPARED.dataset.figures.length);
});
