import { expect, it } from 'vitest';
import { regionBriefing } from '../../src/briefing/region-view.ts';
import { SAMPLE_REGION_VIEW, SAMPLE_VOLUME_VIEW } from '../../src/briefing/sample.ts';
import type { EditionLines } from '../../src/briefing/view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { EDITIONS } from '../../src/language.ts';
import { parseMarkup } from '../../src/markup/parse.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import { sound } from '../helpers/base-dataset.ts';
import { sichuan } from './fixture.ts';

const dataset = sichuan();
const nanbu = dataset.regions[0]!;

it.each(EDITIONS)('says of the first region what the snapshot has, in %s', async (edition) => {
  const { charts, ...document } = regionBriefing(dataset, nanbu, edition);
  const json = `${JSON.stringify({ ...document, charts: [...charts.values()] }, null, 2)}\n`;
  await expect(json).toMatchFileSnapshot(`expected/${nanbu.slug}-${edition}.json`);
});

it('has every figure of a region in its table, numbered in order, in each edition', () => {
  for (const edition of EDITIONS) {
    for (const region of dataset.regions) {
      const { view, figures } = regionBriefing(dataset, region, edition);
      const own = dataset.figures.filter((figure) => figure.region.slug === region.slug).map(({ id }) => id);
      const rows = view.region.table.groups.flatMap((group) => group.rows);
      expect(figures).toEqual(expect.arrayContaining(own));
      expect(rows.map(({ number }) => number)).toEqual(figures.map((_, index) => String(index + 1)));
    }
  }
});

function marksOf(lines: EditionLines): readonly string[][] {
  return lines.map(({ parts }) => parts.flatMap(({ mark }) => (mark === '' ? [] : [mark])).sort());
}

it('marks the same figures in both languages', () => {
  for (const region of dataset.regions) {
    for (const { texts } of regionBriefing(dataset, region, 'zh-en').view.region.measures) {
      const [chinese, english] = marksOf(texts);
      expect(chinese).toEqual(english);
    }
  }
});

it('keeps a number and its unit on one line in English', () => {
  const english = JSON.stringify(regionBriefing(dataset, nanbu, 'en').view);
  expect(english).toContain('CNY\u00A01.5\u00A0billion');
  expect(english).not.toContain('CNY 1.5');
});

it('gives the whole quantity beside a card whose digits another language writes otherwise', () => {
  const { cards } = regionBriefing(dataset, nanbu, 'zh-en').view.region;
  const labels = cards.map(({ number, unit, label }) => [number, unit, label[1]?.text]);
  expect(labels).toContainEqual(['15', '亿元', 'Investment in area-wide water supply, CNY\u00A01.5\u00A0billion']);
  expect(labels).toContainEqual(['2.52', '%', 'Poverty headcount ratio']);
});

it('says missing values in words, in each language', () => {
  const missing = (edition: 'zh-en' | 'en'): readonly string[][] =>
    dataset.regions
      .flatMap((region) => regionBriefing(dataset, region, edition).view.region.table.groups.flatMap((group) => group.rows))
      .flatMap((row) => (row.missing ? [row.value.map(({ text }) => text)] : []));
  expect(missing('zh-en')).toEqual([
    ['不适用', 'not applicable'],
    ['不适用', 'not applicable'],
  ]);
  expect(missing('en')).toEqual([['not applicable'], ['not applicable']]);
});

it('compares regions in words where there is nothing to compare', () => {
  const [comparison] = volumeBriefing(dataset, 'en').view.comparisons;
  const cells = comparison?.rows.map(({ name, cells: found }) => [name[0]?.text, ...found.map(({ text }) => text[0]?.text)]);
  expect(cells).toEqual([
    ['Aba', '5', '239', '30,811'],
    ['Jiangyou', 'not applicable', '45', '6,280'],
    ['Nanbu', 'not reported', 'not reported', 'not reported'],
  ]);
});

it('says that figures of another kind or period cannot be compared', () => {
  const figures = dataset.figures.map((figure) =>
    figure.id === 'aba.villages-to-exit' ? { ...figure, period: { type: 'year', year: 2018 } as const } : figure,
  );
  const changed = { ...dataset, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
  const [comparison] = volumeBriefing(changed, 'en').view.comparisons;
  expect(comparison?.rows[0]?.cells[1]?.text).toEqual([{ lang: 'en', text: 'not comparable' }]);
  const caption = comparison?.caption[0]?.parts[0]?.text;
  expect(caption).toContain('Not comparable: ');
  expect(caption).toContain('Poor villages: 1 of 3 regions reports this');
});

it('marks a draft in the masthead', () => {
  expect(regionBriefing(dataset, nanbu, 'zh-en').view.frame.mark).toEqual([]);
  expect(regionBriefing({ ...dataset, mark: 'draft' }, nanbu, 'zh-en').view.frame.mark.map(({ text }) => text)).toEqual(['草稿', 'Draft']);
});

it('registers every figure and derivation of the volume, with a way back to a row', () => {
  const { view, figures } = volumeBriefing(dataset, 'zh-en');
  const registered = view.register.groups.flatMap(({ rows }) => rows);
  expect(registered.map(({ anchor }) => anchor)).toEqual(figures.map((id) => `register-${id}`));
  expect(figures).toHaveLength(dataset.figures.length + dataset.derivations.length);
  const rows = new Set(view.regions.flatMap(({ table }) => table.groups.flatMap((group) => group.rows.map(({ anchor }) => anchor))));
  for (const { back } of registered) if (back !== '') expect(rows).toContain(back);
});

function withFigure(id: string, printed: string): Dataset {
  const change = (figure: Dataset['figures'][number]): Dataset['figures'][number] =>
    figure.id === id && figure.locator !== undefined ? { ...figure, locator: { ...figure.locator, printed } } : figure;
  const figures = dataset.figures.map(change);
  return { ...dataset, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
}

it('changes the version of just the documents that use a changed figure, alike in all editions', () => {
  const changed = withFigure(`${nanbu.slug}.poverty-rate`, '2.53%');
  const versions = (source: Dataset): readonly string[] => [
    ...source.regions.map((region) => regionBriefing(source, region, 'zh').information.version),
    volumeBriefing(source, 'zh').information.version,
  ];
  const differ = versions(dataset).map((version, index) => version !== versions(changed)[index]);
  expect(differ).toEqual([true, ...dataset.regions.slice(1).map(() => false), true]);
  expect(regionBriefing(dataset, nanbu, 'en').slice).toBe(regionBriefing(dataset, nanbu, 'zh-en').slice);
});

it.each([
  ['briefing', SAMPLE_REGION_VIEW],
  ['volume', SAMPLE_VOLUME_VIEW],
] as const)('has a template for the %s that names no unknown field and renders to sound markup', (name, sample) => {
  const { template, diagnostics } = compileTemplate(diskFiles, `templates/${name}`, vocabulary);
  expect(diagnostics).toEqual([]);
  expect(template?.checkFields([sample])).toEqual([]);
  for (const edition of EDITIONS) {
    const documents =
      name === 'volume' ? [volumeBriefing(dataset, edition)] : dataset.regions.map((region) => regionBriefing(dataset, region, edition));
    for (const document of documents) {
      const rendered = template!.render(document.view);
      expect(rendered.diagnostics).toEqual([]);
      expect(parseMarkup(rendered.markup).diagnostics).toEqual([]);
    }
  }
});

it('speaks by its table alone where a region, or all of them, has no narrative', () => {
  const silent = sound({ file: 'narrative.yaml', replace: '{}\n' });
  for (const edition of EDITIONS) {
    const { view } = regionBriefing(silent, silent.regions[0]!, edition);
    expect(view.region).toMatchObject({ headline: [], cards: [], measures: [], chartRows: [] });
    expect(view.region.table.groups).not.toEqual([]);
    expect(volumeBriefing(silent, edition).view.regions).toHaveLength(silent.regions.length);
  }
});
