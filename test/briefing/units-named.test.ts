import { expect, it } from 'vitest';

import { regionBriefing } from '../../src/briefing/region-view.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import { sound } from '../helpers/base-dataset.ts';

const dataset = sound(
  { file: 'narrative.yaml', find: '      type: position\n', replace: '      type: bar\n' },
  { file: 'narrative.yaml', find: '        - { figure: literacy, label', replace: '        - { figure: forest, label' },
  { file: 'narrative.yaml', find: '      reference-line: goal\n', replace: '' },
  {
    file: 'narrative.yaml',
    find: 'indicator: population, label: { zh: 人口, en: People }',
    replace: 'indicator: road-funds, label: { zh: 修路, en: Roads }',
  },
  { file: 'narrative.yaml', find: '      kinds: [actual]\n      period: 2019', replace: '      kinds: [actual]\n      period: 2020' },
);

it('names scale and qualifier of bare numbers in both languages', () => {
  const [region] = dataset.regions;
  if (region === undefined) throw new Error('no region');
  const { view } = regionBriefing(dataset, region, 'zh-en');
  const subtitle = view.region.chartRows[0]?.[0]?.subtitle.map(({ text }) => text.replaceAll('\u00A0', ' '));
  expect(subtitle).toEqual(['占成人的比重（万亩以上）', 'Share of adults (10,000 mu, at least)']);
  const head = volumeBriefing(dataset, 'zh-en').view.comparisons[0]?.heads[2]?.text.map(({ text }) => text);
  expect(head).toEqual(['修路（亿元）', 'Roads (CNY 100 million)']);
});
