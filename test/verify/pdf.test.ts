import { describe, expect, it } from 'vitest';

import { referencesOf } from '../../src/briefing/references.ts';
import { lookAgain } from '../../src/commands/second-look.ts';
import { publishedFiles } from '../../src/effects/output-folder.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { render } from '../../src/pipeline.ts';
import { decimal, multiply } from '../../src/quantity/decimal.ts';
import type { Quantity } from '../../src/quantity/quantity.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { CREATED, findingsIn, made, planOf, prepared, SICHUAN, spotOf, withFigures } from './fixture.ts';

const NANBU = planOf('nanbu_zh-en');

/** A build in which one figure's quantity is another. */
function changed(id: string, change: (quantity: Quantity) => Quantity): ReturnType<typeof withFigures> {
  return withFigures((figure) =>
    figure.id === id && figure.quantity !== undefined ? { ...figure, quantity: change(figure.quantity) } : figure,
  );
}

const to = (value: string) => (quantity: Quantity) => ({ ...quantity, value: decimal(value) ?? quantity.value });

describe('sound documents', () => {
  it.each(['nanbu_zh-en', 'nanbu_zh_', 'nanbu_en', 'volume_zh-en', 'volume_en'])('finds nothing in %s', async (name) => {
    expect(await findingsIn(await made(planOf(name)))).toEqual([]);
  });

  it('finds nothing in any document of another dataset', async () => {
    const second = prepared('test', 'cases', 'second-dataset', 'yunling-2024');
    const documents = await Promise.all(planDocuments(second.dataset).map((plan) => made(plan, second)));
    const { findings, figures } = await verifyDocuments(second.dataset, documents);
    expect(findings).toEqual([]);
    expect(figures).toBe(second.dataset.figures.length);
  });

  it('finds every figure of the table in both languages', async () => {
    const { places } = await verifyDocuments(SICHUAN.dataset, [await made(NANBU)]);
    const texts = places.flatMap((place) =>
      'page' in place && place.figure === 'nanbu.water-investment' ? [`${place.page} ${place.kind} ${place.text}`] : [],
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        '1 card 15亿元',
        '1 card CNY 1.5 billion',
        '1 sentence 15亿元',
        '1 sentence CNY 1.5 billion',
        '2 row 15',
        '2 row 亿元',
        '2 row = CNY 1.5 billion',
      ]),
    );
  });
});

describe('a figure that is wrong on the page', () => {
  it('names document, page, figure, what was expected and found', async () => {
    const findings = await findingsIn(await made(NANBU, changed('nanbu.poor-households', to('8678'))));
    expect(findings.map(spotOf)).toContainEqual({
      code: 'wrong-figure',
      document: NANBU.name,
      page: 2,
      cell: undefined,
      figure: 'nanbu.poor-households',
      expected: '8,677',
      found: '8,678',
    });
    expect(findings.map(spotOf)).toContainEqual(
      expect.objectContaining({ page: 1, figure: 'nanbu.poor-households', expected: '8,677户', found: '8,678户' }),
    );
    expect(new Set(findings.flatMap(({ figure }) => figure ?? []))).toEqual(new Set(['nanbu.poor-households']));
    // The foot of each page says which data it was made from.
    expect(findings.filter(({ figure }) => figure === undefined).map(({ code, page }) => [code, page])).toEqual([
      ['wrong-text', 1],
      ['wrong-text', 2],
    ]);
    expect(findings[0]?.message.en).toContain(NANBU.name);
  });

  it('is caught for each figure of a region, in each edition', async () => {
    const own = SICHUAN.dataset.figures.filter(({ region, quantity }) => region.slug === 'liangshan' && quantity !== undefined);
    expect(own.length).toBeGreaterThan(5);
    for (const [index, { id }] of own.entries()) {
      const plan = planOf(`liangshan_${['zh-en', 'zh', 'en'][index % 3]}_`);
      const findings = await findingsIn(
        await made(
          plan,
          changed(id, (quantity) => ({ ...quantity, value: multiply(quantity.value, decimal('1.1') ?? quantity.value) })),
        ),
      );
      expect(
        findings.filter(({ figure, page, document }) => figure === id && page === 2 && document === plan.name).length,
        id,
      ).toBeGreaterThan(0);
    }
  });

  it('is caught when the scale is another: 万 for 亿', async () => {
    const findings = await findingsIn(await made(NANBU, changed('nanbu.water-investment', to('150000'))));
    expect(findings.map(spotOf)).toContainEqual(expect.objectContaining({ page: 2, figure: 'nanbu.water-investment' }));
  });

  it('is caught when a bound word is lost', async () => {
    const bound = SICHUAN.dataset.figures.find(({ quantity, region }) => region.slug === 'liangshan' && quantity?.qualifier === 'at-least');
    const plan = planOf('liangshan_zh-en');
    const findings = await findingsIn(
      await made(
        plan,
        changed(bound?.id ?? '', (quantity) => ({ ...quantity, qualifier: 'exact' })),
      ),
    );
    expect(findings.map(spotOf)).toContainEqual(expect.objectContaining({ page: 2, figure: bound?.id }));
  });

  it('is caught in the volume, in chapter and register', async () => {
    const plan = planOf('volume_zh_');
    const id = SICHUAN.dataset.figures.find(({ region, quantity }) => region.slug === 'aba' && quantity !== undefined)?.id ?? '';
    const findings = await findingsIn(await made(plan, changed(id, to('1'))));
    const pages = new Set(findings.filter(({ figure }) => figure === id).map(({ page }) => page));
    expect(pages.size).toBeGreaterThan(1);
    expect(new Set(findings.flatMap(({ document }) => document))).toEqual(new Set([plan.name]));
  });
});

describe('a document that is not whole', () => {
  it('misses a figure left out of one language of a sentence', async () => {
    const { dataset } = SICHUAN;
    const narrative = dataset.narratives.get('nanbu');
    if (narrative === undefined) throw new Error('no narrative');
    const [first, ...rest] = narrative.measures;
    if (first === undefined) throw new Error('no measure');
    const left = first.text.en.find((part) => part.type === 'figure');
    const measures = [{ ...first, text: { ...first.text, en: first.text.en.filter((part) => part !== left) } }, ...rest];
    const source = {
      ...SICHUAN,
      dataset: { ...dataset, narratives: new Map([...dataset.narratives, ['nanbu', { ...narrative, measures }] as const]) },
    };
    expect((await findingsIn(await made(NANBU, source))).map(spotOf)).toContainEqual(
      expect.objectContaining({ document: NANBU.name, page: 1, figure: left?.type === 'figure' ? left.id : '' }),
    );
  });

  it('misses a row left out of the table', async () => {
    const { dataset } = SICHUAN;
    const mentioned = new Set([...dataset.narratives.values()].flatMap((narrative) => referencesOf(narrative)));
    const left = dataset.figures.find(({ id }) => !mentioned.has(id));
    if (left === undefined) throw new Error('every figure is mentioned');
    const figures = dataset.figures.filter((figure) => figure !== left);
    const plan = planOf(`${left.region.slug}_zh-en`);
    const findings = await findingsIn(await made(plan, { ...SICHUAN, dataset: { ...dataset, figures } }));
    expect(findings.map(spotOf)).toContainEqual(expect.objectContaining({ document: plan.name, page: 2, figure: left.id }));
  });

  it('misses a page', async () => {
    const whole = await made(NANBU);
    const text = Buffer.from(whole.bytes).toString('latin1');
    const kids = /\/Count 2\n\/Kids \[(\d+ 0 R) (\d+ 0 R)\]/.exec(text);
    if (kids === null) throw new Error('the list of pages looks otherwise');
    const shorter = text.replace(kids[0], `/Count 1\n/Kids [${kids[1]} ${' '.repeat(kids[2]?.length ?? 0)}]`);
    const findings = (await findingsIn({ ...whole, bytes: Buffer.from(shorter, 'latin1') })).map(spotOf);
    expect(findings[0]).toMatchObject({ code: 'page-count', document: NANBU.name, expected: '2', found: '1' });
    const missing = findings.filter(({ code }) => code === 'missing-figure').map(({ figure }) => figure);
    for (const { id, region } of SICHUAN.dataset.figures) if (region.slug === 'nanbu') expect(missing).toContain(id);
  });

  it('cannot be opened', async () => {
    const whole = await made(NANBU);
    for (const bytes of [new Uint8Array(0), whole.bytes.slice(0, 3000), new TextEncoder().encode('not a PDF')]) {
      expect((await findingsIn({ ...whole, bytes })).map(({ code }) => code)).toContain('unreadable-document');
    }
    const cut = await findingsIn({ ...whole, bytes: whole.bytes.slice(0, whole.bytes.length >> 1) });
    expect(cut.length).toBeGreaterThan(0);
  });

  it('is another region’s, or another dataset’s', async () => {
    const { bytes } = await made(planOf('jiangyou_zh-en'));
    const second = prepared('test', 'cases', 'second-dataset', 'yunling-2024');
    const [plan] = planDocuments(second.dataset);
    if (plan === undefined) throw new Error('no documents');
    for (const other of [bytes, (await made(plan, second)).bytes]) {
      expect((await findingsIn({ name: NANBU.name, bytes: other, plan: NANBU })).map(spotOf)).toEqual([
        expect.objectContaining({ code: 'foreign-document', document: NANBU.name }),
      ]);
    }
  });
});

describe('a build that looks again', () => {
  const NONE_LEFT = { folder: publishedFiles('nowhere'), manifest: undefined, entries: [] };

  it('holds back what is wrong, and only that', async () => {
    const good = planOf('jiangyou_en');
    const bad = planOf('nanbu_en');
    const finished = [await render(SICHUAN, good, CREATED), await render(changed('nanbu.poor-households', to('8678')), bad, CREATED)];
    for (const how of ['all', 'sample'] as const) {
      const { sound, findings } = await lookAgain(SICHUAN.dataset, [good, bad], finished, NONE_LEFT, how, 'digest');
      expect(sound.map(({ name }) => name)).toEqual([good.name]);
      expect(new Set(findings.map(({ document }) => document))).toEqual(new Set([bad.name]));
    }
    expect(await lookAgain(SICHUAN.dataset, [good, bad], finished, NONE_LEFT, 'none', 'digest')).toEqual({
      sound: finished,
      findings: [],
      opened: 0,
    });
  });
});
