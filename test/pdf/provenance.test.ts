import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { lookUp, type Context } from '../../src/briefing/context.ts';
import { regionBriefing } from '../../src/briefing/region-view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import type { RegisterRow } from '../../src/briefing/view.ts';
import type { Edition } from '../../src/language.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { prepare, render, type Prepared } from '../../src/pipeline.ts';
import { writeWords } from '../../src/quantity/words.ts';
import { formsOf } from '../../src/verify/pages/forms.ts';
import { contextOf } from '../../src/verify/pages/passage.ts';
import { open } from './reading.ts';

// Figures bear marks; a mark leads to the figure's row, and the register leads back to every page that prints the figure.

interface Area {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

interface Item extends Area {
  readonly text: string;
  readonly size: number;
}

interface Link extends Area {
  readonly to: string;
}

interface Read {
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  /** Page and height of an anchor. */
  readonly anchors: ReadonlyMap<string, { readonly page: number; readonly y: number }>;
}

async function read(document: PDFDocumentProxy): Promise<Read> {
  const items: Item[] = [];
  const links: Link[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const proxy = await document.getPage(page);
    for (const item of (await proxy.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size, left, bottom] = item.transform as [number, number, number, number, number, number];
      items.push({ page, text: item.str.trim(), size, left, right: left + item.width, bottom, top: bottom + size });
    }
    for (const { subtype, dest, rect } of await proxy.getAnnotations()) {
      if (subtype !== 'Link' || typeof dest !== 'string') continue;
      const [left, bottom, right, top] = rect as [number, number, number, number];
      links.push({ page, to: dest, left, bottom, right, top });
    }
  }
  const anchors = new Map<string, { page: number; y: number }>();
  for (const [name, target] of Object.entries(
    (await document.getDestinations()) as Record<string, [{ num: number; gen: number }, object, number, number]>,
  ))
    anchors.set(name, { page: (await document.getPageIndex(target[0])) + 1, y: target[3] });
  return { items, links, anchors };
}

function isWithin(item: Area, area: Area): boolean {
  const middle = (item.left + item.right) / 2;
  const height = (item.bottom + item.top) / 2;
  return middle > area.left && middle < area.right && height > area.bottom - 1 && height < area.top + 1;
}

/** A figure's mark is the only bare number of its size. */
const MARK_SIZE = 6;

function isTouching(item: Area, area: Area): boolean {
  return item.page === area.page && item.left < area.right && item.right > area.left && item.bottom < area.top && item.top > area.bottom;
}

function marksIn({ items }: Read, pages: number): readonly Item[] {
  return items.filter(({ page, text, size }) => page <= pages && size < MARK_SIZE && /^\d+$/.test(text));
}

function linkOn({ links }: Read, mark: Item): Link | undefined {
  return links.find((link) => link.page === mark.page && isWithin(mark, link));
}

/** Anchors stand so far above what they lead to, in points. */
const ABOVE = 12;
/** The first column of a table ends here. */
const FIRST_COLUMN = 80;

/** The number of the row at an anchor. */
function numberAt({ items, anchors }: Read, anchor: string): string | undefined {
  const at = anchors.get(anchor);
  const numbers = items.filter(
    ({ page, left, bottom, text }) => page === at?.page && left < FIRST_COLUMN && bottom < at.y - ABOVE && /^\d+$/.test(text),
  );
  return numbers.sort((a, b) => b.bottom - a.bottom)[0]?.text;
}

/** How the figure may be printed, white space left out: in digits, in words, or the word that stands for a missing one. */
function printedForms(context: Context, id: string): readonly string[] {
  const { quantity } = lookUp(context, id);
  return context.languages.flatMap((language) => {
    const forms = [...formsOf(context, id, language)];
    const words = (quantity && writeWords(quantity, language)) ?? '';
    return quantity === undefined
      ? forms
      : [...forms.filter((form) => /\d/.test(form)), ...(words === '' ? [] : [words.replace(/\s/g, '')])];
  });
}

const made = new Date('2017-04-23T00:00:00Z');
const CASES: readonly [string, string, Edition][] = [
  ['the first volume', 'data/sichuan-2017-04-23', 'zh-en'],
  ['the first volume in English', 'data/sichuan-2017-04-23', 'en'],
  ['the second volume', 'test/cases/second-dataset/yunling-2024', 'zh-en'],
];

function preparedOf(folder: string): Prepared {
  const { prepared, diagnostics } = prepare(folder);
  if (prepared === undefined) throw new Error(JSON.stringify(diagnostics));
  return prepared;
}

async function readDocument(prepared: Prepared, edition: Edition, region?: string): Promise<Read> {
  const plan = planDocuments(prepared.dataset).find(
    (each) =>
      (region === undefined ? each.type === 'volume' : each.type === 'briefing' && each.region.slug === region) &&
      'edition' in each &&
      each.edition === edition,
  );
  if (plan === undefined) throw new Error(`no document of ${edition}`);
  return read(await open((await render(prepared, plan, made)).bytes));
}

describe.each(CASES)('%s', (_, folder, edition) => {
  const prepared = preparedOf(folder);
  const { view, figures } = volumeBriefing(prepared.dataset, edition);
  const rows: readonly RegisterRow[] = view.register.groups.flatMap((group) => group.rows);
  let pdf: Read;
  let register: number;

  beforeAll(async () => {
    pdf = await readDocument(prepared, edition);
    register = pdf.anchors.get('register')?.page ?? 0;
  });

  it('has a row in its register for every figure and derivation', () => {
    expect(rows.map(({ anchor }) => anchor)).toEqual(figures.map((id) => `register-${id}`));
    for (const { anchor, number } of rows) {
      expect(pdf.anchors.get(anchor)?.page, anchor).toBeGreaterThanOrEqual(register);
      expect(numberAt(pdf, anchor), anchor).toBe(number);
    }
  });

  it('links every mark in text, card, table and register to the row of its figure', () => {
    const wanted = JSON.stringify(view).match(/"mark":"\d+"/g) ?? [];
    const marks = marksIn(pdf, Number.MAX_SAFE_INTEGER);
    const numbersOfRows =
      rows.length + [view.summary, ...view.regions].flatMap(({ table }) => table.groups.flatMap((group) => group.rows)).length;
    expect(marks.filter((mark) => linkOn(pdf, mark) === undefined)).toEqual([]);
    for (const mark of marks) {
      const to = linkOn(pdf, mark)?.to ?? '';
      if (to.startsWith('register-')) expect(to).toBe(`register-${figures[Number(mark.text) - 1]}`);
      else expect(to).toBe(`row-${mark.text}`);
    }
    const linked = pdf.links.filter(({ to }) => to.startsWith('register-'));
    expect(marks.length).toBeGreaterThanOrEqual(wanted.length);
    expect(marks.length).toBeLessThanOrEqual(wanted.length + numbersOfRows);
    // Values in charts are links without a mark.
    expect(linked.length).toBeGreaterThan(wanted.length);
  });

  it('leads from the register to every page that prints the figure, and to no other', () => {
    const plan = planDocuments(prepared.dataset).find((each) => each.type === 'volume' && each.edition === edition);
    if (plan?.type !== 'volume') throw new Error('no volume');
    const context = contextOf(prepared.dataset, plan);
    for (const [index, { anchor, printedAt }] of rows.entries()) {
      const at = pdf.anchors.get(anchor);
      const next = pdf.anchors.get(rows[index + 1]?.anchor ?? 'method');
      const back = pdf.links
        .filter(
          ({ page, left, bottom }) =>
            page === at?.page && left > FIRST_COLUMN && bottom < at.y - ABOVE && (next?.page !== page || bottom > next.y - ABOVE),
        )
        .filter(({ to }) => printedAt.split(' ').includes(to));
      const pages = [...new Set(back.map(({ to }) => pdf.anchors.get(to)?.page ?? 0))];
      expect(back).toHaveLength(pages.length);
      const shown = pdf.items.filter((item) => back.some((link) => isTouching(item, link))).map(({ text }) => text);
      expect(shown.join('').replace(/\s/g, ''), anchor).toBe(pages.join(','));
      const marked = pdf.links.filter(({ page, to }) => to === anchor && page < register).map(({ page }) => page);
      expect(
        marked.filter((page) => !pages.includes(page)),
        anchor,
      ).toEqual([]);
      const forms = printedForms(context, figures[index] ?? '');
      for (const page of pages) {
        const onPage = pdf.items.filter((item) => item.page === page);
        const text = onPage
          .map((item) => item.text)
          .join('')
          .replace(/\s/g, '');
        expect(
          forms.some((form) => text.includes(form)),
          `${anchor} on page ${page}`,
        ).toBe(true);
      }
    }
  });
});

describe('a region’s briefing', () => {
  const prepared = preparedOf('data/sichuan-2017-04-23');

  it.each(['nanbu', 'chengdu'])('links the marks of %s to the rows of its table', async (slug) => {
    const reported = prepared.dataset.regions.find((region) => region.slug === slug);
    if (reported === undefined) throw new Error(slug);
    const { view, figures } = regionBriefing(prepared.dataset, reported, 'zh-en');
    const pdf = await readDocument(prepared, 'zh-en', slug);
    const marks = marksIn(pdf, 2).filter((mark) => linkOn(pdf, mark) !== undefined);
    const wanted = JSON.stringify(view.region).match(/"mark":"\d+"/g) ?? [];
    expect(marks).toHaveLength(wanted.length);
    for (const mark of marks) expect(linkOn(pdf, mark)?.to).toBe(`row-${mark.text}`);
    for (const number of figures.keys()) {
      expect(pdf.anchors.get(`row-${number + 1}`)?.page).toBe(2);
      expect(numberAt(pdf, `row-${number + 1}`)).toBe(String(number + 1));
    }
  });
});
