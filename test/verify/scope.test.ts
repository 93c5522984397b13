import { expect, it } from 'vitest';

import { planDocuments } from '../../src/output/plan.ts';
import { verifyDocuments, type DocumentToVerify } from '../../src/verify/verify.ts';
import { sound } from '../helpers/base-dataset.ts';
import { made, SICHUAN } from './fixture.ts';

const CHART = `  charts:
    - id: people
      type: bar
      title: { zh: '人口{population}', en: 'A population of {population}' }
      subtitle: { zh: 人, en: people }
      items:
        - { figure: population, label: { zh: 长谷, en: Long Valley } }
`;

it('opens documents of a dataset whose scope is one of its regions', async () => {
  const dataset = sound(
    {
      file: 'dataset.yaml',
      find: '  - { code: V2, slug: shiqiao }',
      replace: '  - { code: V2, slug: shiqiao }\n  - { code: V0, slug: valley }',
    },
    {
      file: 'narrative.yaml',
      find: 'volume:\n',
      replace: `valley:\n  headline:\n    zh: '人口{population}'\n    en: 'A population of {population}'\n${CHART}volume:\n${CHART}`,
    },
  );
  const source = { ...SICHUAN, dataset };
  const documents: DocumentToVerify[] = [];
  for (const plan of planDocuments(dataset)) documents.push(await made(plan, source));
  const { findings, figures } = await verifyDocuments(dataset, documents);
  expect(findings).toEqual([]);
  expect(figures).toBe(dataset.figures.length);
});
