import { expect, it } from 'vitest';

import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { verifyDocuments, type DocumentToVerify } from '../../src/verify/verify.ts';
import { sound } from '../helpers/base-dataset.ts';
import { made, SICHUAN } from './fixture.ts';

/** A sum of so many figures that no row could hold its formula. */
const dataset = (() => {
  const base = sound();
  const derivations = base.derivations.map((derivation) => ({
    ...derivation,
    inputs: Array.from({ length: 183 }, (_, index) => derivation.inputs[index % derivation.inputs.length] ?? ''),
  }));
  return { ...base, derivations };
})();

it('shows the first terms of a long sum and counts the others', async () => {
  const { register } = volumeBriefing(dataset, 'zh-en').view;
  const name = register.groups.at(-1)?.rows[0]?.name.map(({ parts }) => parts.map(({ text }) => text).join(''));
  expect(name).toEqual([
    '两县人口：52,100人 + 3.1万人 + 52,100人 + ……（另180项）',
    'Population of both counties: 52,100\u00A0people + 31,000\u00A0people + 52,100\u00A0people + … and 180 more',
  ]);
  const documents: DocumentToVerify[] = [];
  for (const plan of planDocuments(dataset)) if (plan.type !== 'briefing') documents.push(await made(plan, { ...SICHUAN, dataset }));
  const { findings, derivations } = await verifyDocuments(dataset, documents);
  expect(findings).toEqual([]);
  expect(derivations).toBe(1);
});
