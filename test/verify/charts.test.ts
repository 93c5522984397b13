import { describe, expect, it } from 'vitest';

import type { Dataset } from '../../src/dataset/dataset.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { render, type Prepared } from '../../src/pipeline.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { verifyDocuments, type DocumentToVerify } from '../../src/verify/verify.ts';
import { PdfFile } from '../mutations/pdf-file.ts';
import { CREATED, findingsIn, made, planOf, prepared } from './fixture.ts';

const SECOND = prepared('test', 'cases', 'second-dataset', 'yunling-2024');

/** The second dataset, its lines through more points whose names are too long to stand beside one another. */
function crowded(): Prepared {
  const narratives = new Map(
    [...SECOND.dataset.narratives].map(([slug, narrative]) => {
      const charts = narrative.charts.map((chart) => {
        if (chart.type !== 'line') return chart;
        const items = [...chart.items, ...chart.items].map((item, index) => {
          const label = {
            zh: `第${'一二三四五六七八九十'.charAt(index)}个统计年度终了时`,
            en: `at the end of the statistical year ${'abcdefghij'.charAt(index)}`,
          };
          return { ...item, label };
        });
        return { ...chart, items };
      });
      return [slug, { ...narrative, charts }] as const;
    }),
  );
  return { ...SECOND, dataset: { ...SECOND.dataset, narratives } };
}

const CROWDED = crowded();

async function crowdedDocument(): Promise<DocumentToVerify & { readonly unnamed: readonly string[] }> {
  const owner = [...CROWDED.dataset.narratives].find(([, { charts }]) => charts.some(({ type }) => type === 'line'))?.[0];
  const plan = planDocuments(CROWDED.dataset).find(
    (each) => each.type === 'briefing' && each.region.slug === owner && each.edition === 'en',
  );
  if (plan === undefined) throw new Error('no region has a line');
  const { name, bytes, unnamed = [] } = await render(CROWDED, plan, CREATED);
  return { name, bytes, plan, unnamed };
}

const found = async (dataset: Dataset, document: DocumentToVerify): Promise<readonly Finding[]> =>
  (await verifyDocuments(dataset, [document])).findings;

describe('a chart opened again', () => {
  it('names the points that have room, and only those', async () => {
    const document = await crowdedDocument();
    expect(document.unnamed.length).toBeGreaterThan(0);
    expect(await found(CROWDED.dataset, document)).toEqual([]);
    const { unnamed, ...unsaid } = document;
    expect(await found(CROWDED.dataset, unsaid)).toEqual([expect.objectContaining({ code: 'missing-text', page: 1 })]);
    const [first = ''] = unnamed;
    const last = first.replace(/\d+$/, '0');
    expect(await found(CROWDED.dataset, { ...document, unnamed: [...unnamed, last] })).toContainEqual(
      expect.objectContaining({ code: 'unexpected-text', page: 1, found: 'attheendofthestatisticalyeara' }),
    );
  });

  it('has every number under its axis', async () => {
    const document = await made(planOf('nanbu_zh_'));
    const file = new PdfFile(document.bytes);
    const [page] = file.pages;
    const zero = page?.shown.findIndex(({ text }, index) => text === '0' && page.shown[index + 1]?.text === '1') ?? -1;
    const axis = page?.shown.slice(zero, zero + 4) ?? [];
    expect(axis.map(({ text }) => text)).toEqual(['0', '1', '2', '3']);
    for (const { line, text } of axis) {
      // The font that it sets stays in force.
      const font = /\/F\d+ [\d.]+ Tf/.exec(page?.lines[line] ?? '')?.[0];
      const lines = page?.lines.with(line, font === undefined ? '' : `BT ${font} ET`) ?? [];
      const bytes = file.with(new Map([[page?.content ?? 0, lines.join('\n')]]));
      expect(await findingsIn({ ...document, bytes })).toEqual([
        expect.objectContaining({ code: 'missing-text', page: 1, expected: { zh: text, en: text } }),
      ]);
    }
  });
});
