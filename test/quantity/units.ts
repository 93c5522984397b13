import type { Unit } from '../../src/quantity/quantity.ts';

function unit(id: string, dimension: string, zh: string, en: Unit['en'], scales: Unit['scales'], conversion?: Unit['conversion']): Unit {
  return { id, dimension, zh, en, scales, ...(conversion === undefined ? {} : { conversion }) };
}

const after = (singular: string, plural: string): Unit['en'] => ({ singular, plural, position: 'after' });
const NONE: Unit['scales'] = { zh: [], en: [] };
const LARGE: Unit['scales'] = { zh: [4, 8], en: [6, 9] };

export const yuan = unit('yuan', 'money', '元', { singular: 'CNY', plural: 'CNY', position: 'before' }, LARGE);
export const percent = unit('percent', 'percent', '%', { singular: '%', plural: '%', position: 'closed' }, NONE);
export const household = unit('household', 'households', '户', after('household', 'households'), { zh: [4], en: [] });
export const person = unit('person', 'people', '人', after('person', 'people'), LARGE);
export const pupil = unit('pupil', 'people', '名', after('pupil', 'pupils'), NONE);
export const participation = unit('participation', 'participations', '人次', after('participation', 'participations'), {
  zh: [4],
  en: [6],
});
export const village = unit('village', 'villages', '个村', after('village', 'villages'), NONE);
const hectare = unit('hectare', 'area', '公顷', after('ha', 'ha'), { zh: [4], en: [6] });
export const mu = unit('mu', 'area', '亩', after('mu', 'mu'), LARGE, { unit: hectare, numerator: 1, denominator: 15 });
export const plant = unit('plant', 'plants', '株', after('plant', 'plants'), LARGE);
export const times = unit('times', 'ratio', '倍', after('times', 'times'), NONE);
export const project = unit('project', 'count', '个', after('project', 'projects'), NONE);
export const school = unit('school', 'count', '所', after('school', 'schools'), NONE);
export const home = unit('home', 'count', '套', after('home', 'homes'), NONE);
export const task = unit('task', 'count', '项', after('task', 'tasks'), NONE);
export const road = unit('road', 'length', '公里', after('kilometre', 'kilometres'), NONE);
export const year = unit('year', 'duration', '年', after('year', 'years'), NONE);
export const celsius = unit('celsius', 'temperature', '℃', after('°C', '°C'), NONE);
export const percentagePoint = unit(
  'percentage-point',
  'percentage-point',
  '个百分点',
  after('percentage point', 'percentage points'),
  NONE,
);
/** Its Chinese word begins with a scale word, and a longer word ends in it. */
export const hundredMillionJin = unit('hundred-million-jin', 'weight', '亿斤', after('hundred million jin', 'hundred million jin'), NONE);
const yuanPerHousehold = unit('yuan-per-household', 'money-per-household', '元/户', after('CNY per household', 'CNY per household'), LARGE);
export const kilometre = unit('kilometre', 'length', '千米', after('km (thousand metres)', 'km (thousand metres)'), NONE);

/** Units whose words tell them apart in both languages. */
export const ALL: readonly Unit[] = [
  yuan,
  percent,
  household,
  person,
  pupil,
  participation,
  village,
  hectare,
  mu,
  plant,
  times,
  year,
  celsius,
  percentagePoint,
  project,
  school,
  home,
  task,
  road,
  hundredMillionJin,
  yuanPerHousehold,
  kilometre,
];
