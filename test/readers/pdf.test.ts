import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { regionBriefing } from '../../src/briefing/region-view.ts';
import type { Figure } from '../../src/dataset/dataset.ts';
import { planDocuments, type PlannedDocument } from '../../src/output/plan.ts';
import { prepare } from '../../src/pipeline.ts';
import { writeQuantity } from '../../src/quantity/write.ts';
import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

const { prepared } = prepare(join(PROJECT, 'data', 'sichuan-2017-04-23'));
if (prepared === undefined) throw new Error('the default dataset has errors');
const { dataset } = prepared;

const folder = join(sharedScratchFolder(), 'out');
runCli(['build', '--out', folder, '--quiet']);

const pathOf = ({ name }: PlannedDocument): string => join(folder, dataset.id, name);
const read = (command: string, ...options: string[]): string => execFileSync(command, options, { encoding: 'utf8' });
const pdfs = planDocuments(dataset, { formats: ['pdf'] });

describe.each(pdfs)('$name', (document) => {
  it('is clean to qpdf', () => {
    expect(read('qpdf', '--check', pathOf(document))).toContain('No syntax or stream encoding errors found');
  });

  it('has only embedded, subset fonts that say which characters they show', () => {
    const [, , ...fonts] = read('pdffonts', pathOf(document)).trimEnd().split('\n');
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ .* yes yes yes /);
  });

  it('says title, language, author, date and the version of its data', () => {
    const information = read('pdfinfo', pathOf(document));
    expect(information).toMatch(/^Title: +\S/m);
    expect(information).toMatch(/^Author: +\S/m);
    expect(information).toMatch(/^Keywords: .*\b[0-9a-f]{8}$/m);
    expect(information).toMatch(/^CreationDate: +Sun Apr 23 00:00:00 2017/m);
    if (document.type === 'briefing') expect(information).toMatch(/^Pages: +2$/m);
  });

  it('shows no character without a glyph and leaves no empty page', () => {
    const pages = read('pdftotext', pathOf(document), '-').split('\f').slice(0, -1);
    for (const page of pages) {
      expect(page).not.toContain('\uFFFD');
      expect(page.replace(/\s/g, '').length).toBeGreaterThan(100);
    }
  });
});

describe.each(dataset.regions)('the bilingual briefing of $slug', (region) => {
  const document = pdfs.find((each) => each.type === 'briefing' && each.edition === 'zh-en' && each.region.slug === region.slug);
  if (document === undefined) throw new Error(`no briefing of ${region.slug}`);
  const lines = read('pdftotext', '-f', '2', '-layout', pathOf(document), '-').split('\n');
  const ids = regionBriefing(dataset, region, 'zh-en').figures;
  const own = dataset.figures.filter((figure) => figure.region.slug === region.slug && figure.quantity !== undefined);

  it.each(own.map((figure): [string, Figure] => [figure.id, figure]))('holds %s in the forms of both languages', (id, figure) => {
    const { quantity } = figure;
    if (quantity === undefined) throw new Error(id);
    const [zh, en] = (['zh', 'en'] as const).map((language) => writeQuantity(quantity, language, { groupChinese: true }));
    if (zh === undefined || en === undefined) throw new Error(id);
    const start = lines.findIndex((line) => new RegExp(`^ *${ids.indexOf(id) + 1} `).test(line));
    const row = lines
      .slice(start, start + 3)
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(start).toBeGreaterThanOrEqual(0);
    expect(row.replaceAll(' ', '')).toContain(zh.text);
    // A narrow column wraps the English; its words stay in their order.
    const alike = zh.number === en.number && zh.before + zh.after + en.before === '';
    const words = (alike ? en.prefix + en.unit : `= ${en.text}`).split(' ').map((word) => word.replace(/[.()%]/g, '\\$&'));
    expect(row).toMatch(new RegExp(words.join('(?: .*)? ')));
    expect(row).toContain(`${figure.locator?.source.id} ¶${figure.locator?.paragraph}`);
  });
});
