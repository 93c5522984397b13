import { expect, test } from 'vitest';
import { diskFiles } from '../../src/effects/files.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { findings, load, sound } from '../helpers/base-dataset.ts';

test('the base dataset has no finding', () => {
  expect(findings()).toEqual([]);
});

test('a dataset is joined with its code lists', () => {
  const { dataset } = load();
  const figure = dataset?.figureById.get('qinghe.forest');
  expect(figure?.quantity?.value.toFixed()).toBe('200000');
  expect(figure?.quantity?.precision).toEqual({ scale: 4, decimals: 0 });
  expect(figure?.unit.conversion?.unit.id).toBe('hectare');
  expect(figure?.indicator.theme.name.en).toBe('Land');
  expect(figure?.region.region.parent).toBe('V0');
  expect(figure?.period).toEqual({ type: 'year', year: 2020 });
  expect(figure?.place).toMatchObject({ file: 'data/valley-2020/figures.csv', line: 6, column: 1 });
  expect(dataset?.figureById.get('shiqiao.forest')?.quantity?.high?.toFixed()).toBe('8000');
  expect(dataset?.figureById.get('shiqiao.road-funds')?.quantity).toBeUndefined();
});

test('sentences become parts, with the places of references', () => {
  const { dataset } = load();
  expect(dataset?.narratives.get('qinghe')?.headline.zh).toEqual([
    {
      type: 'period',
      period: { type: 'year', year: 2019 },
      place: { file: 'data/valley-2020/narrative.yaml', line: 3, column: 11, length: 5 },
    },
    { type: 'text', text: '人口' },
    {
      type: 'figure',
      id: 'qinghe.population',
      form: 'full',
      place: { file: 'data/valley-2020/narrative.yaml', line: 3, column: 20, length: 10 },
    },
    { type: 'text', text: '，识字率' },
    {
      type: 'figure',
      id: 'qinghe.literacy',
      form: 'full',
      place: { file: 'data/valley-2020/narrative.yaml', line: 3, column: 36, length: 8 },
    },
  ]);
  expect(dataset?.narratives.get('volume')?.headline.en[0]).toMatchObject({ type: 'figure', id: 'total-population' });
});

test('the inputs are hashed by name relative to the parent of the dataset', () => {
  const names = [...sound().inputs.keys()];
  expect(names).toContain('codes/units.csv');
  expect(names).toContain('valley-2020/figures.csv');
  expect(names).toEqual(names.toSorted());
});

test('the dataset is frozen to the bottom', () => {
  const dataset = sound();
  expect(dataset.figures.every(({ indicator }) => Object.isFrozen(indicator.name))).toBe(true);
  expect(Object.isFrozen(dataset.narratives.get('qinghe')?.measures)).toBe(true);
});

test('files in GB 18030 and with a byte order mark are read alike', () => {
  // 人口 and 户数 in GB 18030.
  const head = Buffer.from('id,order,zh,en\n').toString('hex');
  const row = `${Buffer.from('people,1,').toString('hex')}c8cbbfda${Buffer.from(',People\nland,2,').toString('hex')}cdc1b5d8${Buffer.from(',Land\n').toString('hex')}`;
  const gb = load({ file: 'codes/themes.csv', bytes: head + row });
  expect(gb.diagnostics).toEqual([]);
  expect(gb.dataset?.figures[0]?.indicator.theme.name.zh).toBe('人口');
  expect(load({ file: 'figures.csv', find: 'id,region', replace: '\ufeffid,region' }).diagnostics).toEqual([]);
});

test('line ends of other systems change nothing', () => {
  const lines = 'zh,en,variants,note-zh,note-en,origin\r\n三河大桥,Three Rivers Bridge,,,,own\r\n';
  expect(load({ file: 'codes/glossary.csv', replace: lines }).dataset?.glossary).toHaveLength(1);
});

test('an unquoted code is text, digit for digit', () => {
  const { dataset, diagnostics } = load(
    { file: 'codes/regions.csv', find: 'own,V2,', replace: 'own,010000,' },
    { file: 'dataset.yaml', find: 'code: V2', replace: 'code: 010000' },
    { file: 'figures.csv', find: 'shiqiao.population,V2', replace: 'shiqiao.population,010000' },
    { file: 'figures.csv', find: 'shiqiao.literacy,V2', replace: 'shiqiao.literacy,010000' },
    { file: 'figures.csv', find: 'shiqiao.forest,V2', replace: 'shiqiao.forest,010000' },
    { file: 'figures.csv', find: 'shiqiao.road-funds,V2', replace: 'shiqiao.road-funds,010000' },
  );
  expect(diagnostics).toEqual([]);
  expect(dataset?.regions[1]?.region.code).toBe('010000');
});

test('rows of the dataset’s own code lists replace shared ones and add to them', () => {
  const own = 'id,order,zh,en\nland,2,用地,Land use\nwater,3,水,Water\n';
  const { dataset, diagnostics } = load({ file: 'own-codes/themes.csv', replace: own });
  expect(diagnostics).toEqual([]);
  expect(dataset?.figureById.get('qinghe.forest')?.indicator.theme.name.en).toBe('Land use');
  expect(dataset?.inputs.has('valley-2020/codes/themes.csv')).toBe(true);
});

test('the project’s own dataset loads', () => {
  const { dataset, diagnostics } = loadDataset(diskFiles, 'data/sichuan-2017-04-23', { codesFolder: 'data/codes' });
  expect(diagnostics).toEqual([]);
  expect(dataset?.figures.filter(({ status }) => status === 'reported')).toHaveLength(66);
});

test('a folder that is not there gives findings and throws nothing', () => {
  const { dataset, diagnostics } = loadDataset(diskFiles, 'data/nowhere', { codesFolder: 'data/codes' });
  expect(dataset).toBeUndefined();
  expect(diagnostics.map(({ code }) => code)).toEqual(['unreadable-file', 'unreadable-file', 'unreadable-file']);
});

test('a slug is one place’s own, and never the word for the whole', () => {
  for (const slug of ['volume', 'valley'])
    expect(findings({ file: 'dataset.yaml', find: 'slug: shiqiao', replace: `slug: ${slug}` }).map(({ code }) => code)).toContain(
      'duplicate-reported-region',
    );
});
