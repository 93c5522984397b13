import { afterEach, describe, expect, it, vi } from 'vitest';

import * as period from '../../src/quantity/period.ts';
import type { Quantity, WrittenQuantity } from '../../src/quantity/quantity.ts';
import * as words from '../../src/quantity/words.ts';
import * as write from '../../src/quantity/write.ts';
import type { Finding } from '../../src/verify/finding.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { findingsIn, made, planOf, SICHUAN } from './fixture.ts';

// The writer itself is wrong: pages and what they are held against agree, and only a reader notices.
vi.mock('../../src/quantity/write.ts', { spy: true });
vi.mock('../../src/quantity/words.ts', { spy: true });
vi.mock('../../src/quantity/period.ts', { spy: true });

const WATER = 'nanbu.water-investment';
const real = { ...(await vi.importActual<typeof write>('../../src/quantity/write.ts')) };
const realWords = await vi.importActual<typeof words>('../../src/quantity/words.ts');
const realPeriod = await vi.importActual<typeof period>('../../src/quantity/period.ts');

const quantityOf = (id: string): Quantity => {
  const quantity = SICHUAN.dataset.figureById.get(id)?.quantity;
  if (quantity === undefined) throw new Error(`no quantity ${id}`);
  return quantity;
};

/** Writes one figure's quantity in one language with a piece of its text changed. */
function misspell(id: string, language: 'zh' | 'en', from: string, to: string): void {
  const meant = quantityOf(id);
  vi.mocked(write.writeQuantity).mockImplementation((quantity, lang, options): WrittenQuantity => {
    const written = real.writeQuantity(quantity, lang, options);
    if (quantity !== meant || lang !== language) return written;
    return Object.fromEntries(Object.entries(written).map(([key, text]) => [key, (text as string).replaceAll(from, to)])) as never;
  });
}

afterEach(() => {
  vi.mocked(write.writeQuantity).mockImplementation(real.writeQuantity);
  vi.mocked(words.writeWords).mockImplementation(realWords.writeWords);
  vi.mocked(period.writePeriod).mockImplementation(realPeriod.writePeriod);
});

const rendered = async (...names: readonly string[]): Promise<readonly Finding[]> =>
  findingsIn(...(await Promise.all(names.map((name) => made(planOf(name))))));

const differing = (findings: readonly Finding[]) => findings.filter(({ code }) => code === 'languages-differ');

describe('the two languages', () => {
  it('agree where nothing is wrong', async () => {
    expect(await rendered('nanbu_zh-en', 'nanbu_zh_', 'nanbu_en')).toEqual([]);
  });

  it.each([
    ['another scale', 'en', 'billion', 'million'],
    ['another digit', 'en', '1.5', '1.6'],
    ['another scale in Chinese', 'zh', '亿', '万'],
    ['another unit', 'zh', '元', '人'],
  ] as const)('differ by %s, although the page says what the view says', async (_, language, from, to) => {
    misspell(WATER, language, from, to);
    const findings = await rendered('nanbu_zh-en');
    expect(new Set(findings.map(({ code, figure }) => `${code} ${figure}`))).toEqual(new Set([`languages-differ ${WATER}`]));
    const [finding] = findings;
    const { name } = planOf('nanbu_zh-en');
    expect(finding).toMatchObject({ document: name, page: 1 });
    expect(finding?.expected?.en).toContain(language === 'en' ? '15亿元' : 'CNY 1.5 billion');
    expect(finding?.expected?.en).toContain(`(${name}, 1)`);
    expect(finding?.found).toContain(to);
  });

  it('differ from one document to the other', async () => {
    misspell(WATER, 'en', 'billion', 'million');
    const findings = differing(await rendered('nanbu_zh_', 'nanbu_en'));
    expect(findings.length).toBeGreaterThan(1);
    expect(new Set(findings.map(({ document }) => document))).toEqual(new Set([planOf('nanbu_en').name]));
    expect(findings[0]?.expected?.en).toContain(planOf('nanbu_zh_').name);
  });

  it('alone are held against the dataset', async () => {
    misspell(WATER, 'en', 'billion', 'million');
    const findings = await rendered('nanbu_en');
    expect(new Set(findings.map(({ code, figure }) => `${code} ${figure}`))).toEqual(new Set([`not-read-back ${WATER}`]));
  });

  it('differ by a conversion that is not one', async () => {
    const mu = SICHUAN.dataset.figures.find(({ unit }) => unit.conversion !== undefined);
    if (mu === undefined) throw new Error('nothing is converted');
    misspell(mu.id, 'en', ' ha)', '1 ha)');
    const findings = await rendered(`${mu.region.slug}_zh-en`);
    expect(differing(findings).map(({ figure }) => figure)).toContain(mu.id);
  });

  it('differ by a number in words', async () => {
    vi.mocked(words.writeWords).mockImplementation((quantity, language) => {
      const text = realWords.writeWords(quantity, language);
      return language === 'en' ? text?.replace(/^three /, 'four ') : text;
    });
    expect(differing(await rendered('nanbu_zh-en')).map(({ found }) => found)).toContainEqual(expect.stringContaining('four'));
  });

  it('differ by a period', async () => {
    vi.mocked(period.writePeriod).mockImplementation((each, language) =>
      realPeriod.writePeriod(each, language).replace('2016', language === 'en' ? '2015' : '2016'),
    );
    const findings = differing(await rendered('nanbu_zh-en'));
    expect(findings.map(({ found }) => found)).toContainEqual(expect.stringContaining('2015'));
  });

  it('have the same other numbers in a sentence', async () => {
    const { dataset } = SICHUAN;
    const narrative = dataset.narratives.get('nanbu');
    const [measure] = narrative?.measures ?? [];
    if (narrative === undefined || measure === undefined) throw new Error('no measure');
    const { place } = narrative;
    const en = [...measure.text.en, { type: 'literal', text: ' 1949', place } as const];
    const measures = [{ ...measure, text: { ...measure.text, en } }, ...narrative.measures.slice(1)];
    const narratives = new Map([...dataset.narratives, ['nanbu', { ...narrative, measures }] as const]);
    const source = { ...SICHUAN, dataset: { ...dataset, narratives } };
    const { findings } = await verifyDocuments(source.dataset, [await made(planOf('nanbu_zh-en'), source)]);
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'languages-differ', page: 1, found: expect.stringContaining(' 1949 (scfp_511321_nanbu_zh-en') }),
    );
    expect(differing(findings).map(({ figure }) => figure)).toEqual([undefined]);
  });

  it('name the same figures', async () => {
    const { dataset } = SICHUAN;
    const narrative = dataset.narratives.get('nanbu');
    if (narrative === undefined) throw new Error('no narrative');
    const en = narrative.headline.en.filter((part) => part.type !== 'figure');
    const left = narrative.headline.zh.flatMap((part) => (part.type === 'figure' ? [part.id] : []));
    const narratives = new Map([...dataset.narratives, ['nanbu', { ...narrative, headline: { ...narrative.headline, en } }] as const]);
    const source = { ...SICHUAN, dataset: { ...dataset, narratives } };
    const { findings } = await verifyDocuments(source.dataset, [await made(planOf('nanbu_zh-en'), source)]);
    expect(new Set(differing(findings).map(({ figure }) => figure))).toEqual(new Set(left));
  });
});
