import type { Kind } from '../dataset/dataset.ts';
import { KINDS } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';

// What a sample measures. Ids and themes are its own, so that no list of the user's is overruled; units are those of codes/units.csv.

/** A way to print a number: a whole number from `least` to `most`, the point set `decimals` digits from its end, then the scale word. */
export interface NumberForm {
  readonly least: number;
  readonly most: number;
  readonly decimals: number;
  readonly scale: '' | '万' | '亿';
}

/** An indicator of a sample and how its figures are drawn. */
export interface SampleIndicator {
  readonly id: string;
  readonly theme: string;
  readonly unit: string;
  readonly name: Localized;
  readonly better: string;
  /** May be added over regions. */
  readonly sums: boolean;
  readonly base: Localized;
  readonly definition: Localized;
  readonly atMost: string;
  /** Beginning of an English clause, its verb included; the figure follows. */
  readonly subject: string;
  /** How the figure stands in English, where the subject names its unit already: `|number`, `|words`. */
  readonly reference: string;
  /** ISO 8601 with words for years, see {@link periodOf}; empty where the source gives none. */
  readonly period: string;
  readonly kind: Kind;
  readonly toDate: boolean;
  /** The source does not say when; the row does. */
  readonly inferred: boolean;
  readonly forms: readonly [NumberForm, ...NumberForm[]];
  /** Drawn as a range. */
  readonly range: boolean;
  /** May be printed with a bound word. */
  readonly bound: boolean;
  /** Key of the note that a value needs which is below zero or, of a percentage, above a hundred. */
  readonly note: string;
}

/** Themes in their order. */
export const SAMPLE_THEMES: ReadonlyMap<string, Localized> = new Map([
  ['sample-people', { zh: '人口', en: 'People' }],
  ['sample-economy', { zh: '经济', en: 'Economy' }],
  ['sample-farming', { zh: '农业', en: 'Farming' }],
  ['sample-services', { zh: '公共服务', en: 'Public services' }],
  ['sample-nature', { zh: '环境与气候', en: 'Environment and climate' }],
  ['sample-plans', { zh: '计划与目标', en: 'Plans and targets' }],
]);

// id | theme | unit | zh | en | English clause | period | forms (least to most, decimals, scale) | words: sums, up, down, bound, range, a kind, …
const TABLE = `
residents | people | person | 常住人口 | Resident population | the resident population was | last-12-31 | 105 9999 2 万, 9000 989999 0 | sums
households | people | household | 常住家庭 | Resident households | the number of households was | last-12-31 | 1200 8900 0 | sums number under-residents
density | people | person-per-sq-km | 人口密度 | Population density | population density was | last-12-31 | 2 1900 0, 15 995 1 | bound
growth | people | permille | 人口自然增长率 | Natural population growth | natural population growth was | last | -950 1250 2 | up
elderly | people | percent | 老年人口比重 | Share of older people | the share of older people was | last-12-31 | 80 340 1, 7 34 0 | bound of-residents
product | economy | yuan | 生产总值 | Gross product | gross product was | last | 1 1 2 亿 | sums up
product-farming | economy | yuan | 农业增加值 | Value added in farming | value added in farming was | last | 105 9900 2 亿 | sums up
product-industry | economy | yuan | 工业增加值 | Value added in industry | value added in industry was | last | 105 29900 2 亿 | sums up
product-services | economy | yuan | 服务业增加值 | Value added in services | value added in services was | last | 105 39900 2 亿 | sums up
change | economy | percent | 生产总值增长率 | Growth of gross product | the growth of gross product was | last | -38 124 1 | up note-fall
income | economy | yuan-per-person | 居民收入 | Income of residents | the income of residents was | last | 8800 79999 0, 120 890 2 万 | up bound
exports | economy | usd | 出口额 | Exports | exports came to | year | 35 9900 0 万, 105 4400 2 亿 | sums up bound to-date
profit | economy | yuan | 企业利润 | Profit of companies | the profit of companies was | last | -8800 9900 0 万, -1250 3850 3 亿 | sums up
enterprises | economy | enterprise | 新设企业 | New enterprises | the number of new enterprises was | last | 0 12 0, 40 4800 0 | sums up bound number
ratio | economy | times | 网上销售额与上年之比 | Online sales compared with the year before | online sales compared with the year before were | last | 2 6 0, 11 48 1 | up bound
grain | farming | tonne | 粮食产量 | Grain output | grain output was | last | 105 9900 2 万, 1050 99000 0 | sums up
sown | farming | mu | 播种面积 | Sown area | the sown area was | last | 12 980 1 万, 2 96 0 万 | sums bound
livestock | farming | livestock | 牲畜存栏 | Livestock | livestock numbered | last-12-31 | 800 98000 0, 101 3999 2 万 | sums bound
yield | farming | jin | 单位面积产量 | Yield per unit of area | yields were | before/last | 480 1350 0 | up bound inferred
planting | farming | plant-per-mu | 栽植标准 | Planting standard | the planting standard is | | 60 900 0 | policy range
subsidy | farming | yuan-per-household | 补贴标准 | Subsidy standard | the subsidy standard is | | 0 9000 0 | policy range
schools | services | school | 学校 | Schools | the number of schools was | last-12-31 | 1 260 0 | sums number
beds | services | bed | 医院床位 | Hospital beds | the number of hospital beds was | last-12-31 | 90 9600 0 | sums up bound number
enrolment | services | percent | 毛入学率 | Gross enrolment | gross enrolment was | last | 921 1089 1 | up note-over-age
roads | services | kilometre | 公路里程 | Length of roads | the length of roads was | ../last-12-31 | 120 4900 0, 1201 48999 1 | sums up bound
road-villages | services | percent | 通公路的村 | Villages with a road | the share of villages with a road was | last-12-31 | 51 100 0, 605 999 1 | up of-villages
training | services | participation | 技能培训 | Skills training | skills training comes to | year | 11 99 1 万, 180 9800 0 | sums up bound planned
forest | nature | percent | 森林覆盖率 | Forest cover | forest cover was | last-12-31 | 301 8790 2, 12 88 0 | up bound of-land
area | nature | square-kilometre | 土地面积 | Land area | the land area is | | 60 19800 0, 1011 48888 1 | sums
cold | nature | degree-celsius | 最低气温 | Lowest temperature | the lowest temperature was | year-01 | -298 121 1 |
water | nature | cubic-metre | 用水量 | Water use | water use was | last | 101 899 2 亿, 350 9900 0 万 | sums down bound
expected | plans | yuan | 预计到账资金 | Funds expected to arrive | the funds expected to arrive are | year | 505 1999 3 亿 | sums expected
arrived | plans | yuan | 已到账资金 | Funds that have arrived | the funds that have arrived are | year | 520 4900 0 万, 101 499 3 亿 | sums to-date
projects | plans | project | 开工项目 | Projects begun | the number of projects begun was | year | 0 180 0 | sums up bound number started to-date
homes | plans | home | 新建住房目标 | Target for new homes | the target for new homes is | next | 100 9900 0, 11 49 1 万 | sums up bound target
investment | plans | yuan | 计划投资 | Planned investment | planned investment is | P5Y | 11 99 1 亿, 2 88 0 亿 | sums bound planned inferred
restoration | plans | year | 治理期限 | Time set for restoration | the time set for restoration is | | 2 15 0 | target words
requests | plans | day | 办理时限 | Time limit for requests | the time limit for requests is | | 2 60 0 | policy down bound
`;

const BASES: Readonly<Record<string, Localized>> = {
  'of-residents': { zh: '占常住人口', en: 'of residents' },
  'of-villages': { zh: '占全部村', en: 'of all villages' },
  'of-land': { zh: '占土地面积', en: 'of the land area' },
};

const DEFINITIONS: Readonly<Record<string, Localized>> = {
  residents: { zh: '年末居住在本地的人口', en: 'People who live in the area at the end of the year' },
  yield: { zh: '每亩产量', en: 'Output per mu' },
};

const NONE: Localized = { zh: '', en: '' };

function formOf(text: string): NumberForm {
  const [least, most, decimals, scale = ''] = text.trim().split(' ');
  return { least: Number(least), most: Number(most), decimals: Number(decimals), scale: scale as NumberForm['scale'] };
}

function indicatorOf(line: string): SampleIndicator {
  const [id = '', theme = '', unit = '', zh = '', en = '', subject = '', period = '', forms = '', last = ''] = line
    .split('|')
    .map((cell) => cell.trim());
  const words = last.split(' ');
  const [first = '', ...others] = forms.split(',');
  return {
    id: `sample-${id}`,
    theme: `sample-${theme}`,
    unit,
    name: { zh, en },
    better: words.find((word) => word === 'up' || word === 'down') ?? 'none',
    sums: words.includes('sums'),
    base: words.map((word) => BASES[word]).find((base) => base !== undefined) ?? NONE,
    definition: DEFINITIONS[id] ?? NONE,
    atMost: words.includes('under-residents') ? 'sample-residents' : '',
    subject,
    reference: words
      .filter((word) => word === 'number' || word === 'words')
      .map((word) => `|${word}`)
      .join(''),
    period,
    kind: KINDS.find((kind) => words.includes(kind)) ?? 'actual',
    toDate: words.includes('to-date'),
    inferred: words.includes('inferred'),
    forms: [formOf(first), ...others.map(formOf)],
    range: words.includes('range'),
    bound: words.includes('bound'),
    note: words.find((word) => word.startsWith('note-'))?.slice('note-'.length) ?? '',
  };
}

/** Every indicator of a sample, by the second half of its id. */
export const CATALOGUE: ReadonlyMap<string, SampleIndicator> = new Map(
  TABLE.trim()
    .split('\n')
    .map(indicatorOf)
    .map((indicator) => [indicator.id.slice('sample-'.length), indicator]),
);

/** Fills in the years that a period of the catalogue names: `before` and `last` the one the issue comes out in, that `year`, the `next`. */
export function periodOf(pattern: string, year: number): string {
  const years: Readonly<Record<string, number>> = { before: year - 2, last: year - 1, year, next: year + 1 };
  return pattern.replace(/[a-z]+/g, (word) => String(years[word] ?? word));
}
