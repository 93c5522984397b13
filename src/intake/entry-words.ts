import type { PeriodBasis, Status } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import type { Qualifier } from '../quantity/quantity.ts';
import type { Field } from './fields.ts';

/** Names of the sheets of an entry workbook, and what it calls itself. */
export const ENTRY_WORDS = {
  title: { zh: '数据填报表', en: 'Data entry' },
  instructions: { zh: '填写说明', en: 'Instructions' },
  entry: { zh: '填报', en: 'Entry' },
  sources: { zh: '来源', en: 'Sources' },
  codes: { zh: '代码', en: 'Codes' },
  dataset: { zh: '数据集', en: 'Dataset' },
  'on-entry': {
    zh: '一行一个数字。选中单元格时有提示；地区、指标、类别、状态必填，其余按说明。',
    en: 'One figure a row. A hint shows beside the cell chosen; region, indicator, kind and status must be filled, the others as the instructions say.',
  },
  'on-sources': {
    zh: '数字出自的文件，每份一行；已有的来源不必改动，新的写在下面。',
    en: 'The documents that figures come from, one a row; leave those that are there, add new ones below.',
  },
  'on-codes': { zh: '供选择的代码。请勿改动这张表。', en: 'The codes to choose from. Please leave this sheet as it is.' },
} as const satisfies Record<string, Localized>;

/** What the instructions say, paragraph by paragraph. */
export const INSTRUCTIONS: readonly Localized[] = [
  {
    zh: '1. 在“填报”表中一行填一个数字。有下拉箭头的格子从列表中选；列表中每项的第一个词是代码，其后是名称。',
    en: '1. Fill in one figure a row on the sheet Entry. Where a cell has an arrow, choose from the list: the first word of each is the code, its name follows.',
  },
  {
    zh: '2. “数值”用基本单位填写完整的数：15亿元填 1500000000，不带“亿”、单位和千分位；百分比填 2.52 或 2.52%。来源给出区间时，“上限”填较大的数。',
    en: '2. Value is the whole number in the base unit: for 1.5 billion yuan 1500000000, without scale words or unit; a percentage is 2.52 or 2.52%. Where the source gives a range, Upper value is its larger end.',
  },
  {
    zh: '3. “单位”不选时，按指标的单位。',
    en: "3. Where no unit is chosen, the indicator's own holds.",
  },
  {
    zh: '4. “时间”写 2016（年）、2016-12（月）、2016-12-31（日）、2015/2016（两年合计）、../2016-12-31（截至）、P5Y（五年）；来源没有写明时留空，“时间依据”选 not-stated；由上下文推断的选 inferred。',
    en: '4. Period is 2016 (a year), 2016-12 (a month), 2016-12-31 (a day), 2015/2016 (both years together), ../2016-12-31 (up to then), P5Y (five years). Leave it empty where the source gives none, with not-stated as its basis; choose inferred where it follows from the context.',
  },
  {
    zh: '5. “原文写法”照来源抄写，连同单位和限定词：15亿元、20万元以上、不低于50%。“来源”和“段落”说明它在哪里，标题算第1段。',
    en: '5. As printed is copied from the source with its unit and bound: 15亿元, 20万元以上, 不低于50%. Source and Paragraph say where it stands; the title is paragraph 1.',
  },
  {
    zh: '6. 没有数字时不要填 0：“状态”选 not-reported（未报告）、not-applicable（不适用）或 withheld（未公布），“数值”“原文写法”“来源”“段落”留空。',
    en: '6. Where there is no figure, do not write 0: as Status choose not-reported, not-applicable or withheld, and leave value, as printed, source and paragraph empty.',
  },
  {
    zh: '7. 来源列表里没有的文件，先写在“来源”表中，再在“填报”表中填它的编号。',
    en: '7. A document that the list of sources lacks goes on the sheet Sources first; then write its id on the sheet Entry.',
  },
  {
    zh: '8. 填完后运行：jianbao import 本文件 --into 数据集文件夹。程序先列出全部改动和错误所在的单元格，加 --yes 才写入。',
    en: '8. When done, run: jianbao import THIS-FILE --into DATASET-FOLDER. It lists every change, and the cell of every mistake; only with --yes it writes.',
  },
];

/** What is said beside a cell of the entry sheet; short, as Excel has room for little. */
export const PROMPTS: Readonly<Record<Exclude<Field, 'sum-of'>, Localized>> = {
  region: { zh: '从列表中选地区，或填代码', en: 'Choose a region, or write its code' },
  indicator: { zh: '从列表中选指标', en: 'Choose an indicator' },
  value: { zh: '基本单位的数，不带单位和“万”“亿”', en: 'A number in the base unit, without unit or scale word' },
  'value-high': { zh: '来源给出区间时，填较大的数', en: 'The larger end, where the source gives a range' },
  unit: { zh: '不选时按指标的单位', en: "Leave empty for the indicator's own" },
  period: {
    zh: '2016、2016-12、2016-12-31、2015/2016，没有写明时留空',
    en: '2016, 2016-12, 2016-12-31, 2015/2016; empty where not stated',
  },
  'period-basis': { zh: '来源写明、推断还是没有写明', en: 'Stated by the source, inferred, or not stated' },
  'to-date': { zh: '来源发布时这段时间还没有结束，选 yes', en: 'Choose yes where the period was still running' },
  kind: { zh: '实绩、计划还是目标等', en: 'A result, a plan, a target …' },
  qualifier: { zh: '“以上”“不低于”“近”等限定，没有则选 exact', en: 'Bounds such as at least or nearly; exact where there is none' },
  status: { zh: '有数字选 reported，没有时选原因', en: 'reported, or why there is no figure' },
  printed: { zh: '照抄来源，连同单位：15亿元', en: 'Copied from the source with its unit' },
  source: { zh: '“来源”表中的编号', en: 'An id of the sheet Sources' },
  paragraph: { zh: '第几段，标题为1', en: 'Which paragraph; the title is 1' },
  note: { zh: '数据集的注，没有则留空', en: 'A note of the dataset, or empty' },
  id: { zh: '可不填，由程序编号', en: 'May stay empty: the program names it' },
};

/** What is said when something else is typed than what a list has or a number. */
export const REFUSALS = {
  choice: { zh: '请从列表中选择', en: 'Please choose from the list' },
  open: { zh: '列表里没有，写法是否正确？', en: 'The list does not have this: is it written as it should be?' },
  number: { zh: '请填数字', en: 'Please write a number' },
  count: { zh: '请填 1 以上的整数', en: 'Please write a whole number from 1' },
} as const satisfies Record<string, Localized>;

/** Names of what has no label on any page. */
export const QUALIFIER_NAMES: Readonly<Record<Qualifier, Localized>> = {
  exact: { zh: '准确', en: 'Exact' },
  'at-least': { zh: '不低于、以上', en: 'At least' },
  'more-than': { zh: '超过', en: 'More than' },
  'at-most': { zh: '不高于、以下', en: 'At most' },
  'less-than': { zh: '低于', en: 'Less than' },
  nearly: { zh: '近', en: 'Nearly' },
  about: { zh: '约', en: 'About' },
};

export const BASIS_NAMES: Readonly<Record<PeriodBasis, Localized>> = {
  stated: { zh: '写明', en: 'Stated' },
  inferred: { zh: '推断', en: 'Inferred' },
  'not-stated': { zh: '没有写明', en: 'Not stated' },
};

export const STATUS_NAMES: Readonly<Record<Status, Localized>> = {
  reported: { zh: '已报告', en: 'Reported' },
  'not-reported': { zh: '未报告', en: 'Not reported' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  withheld: { zh: '未公布', en: 'Withheld' },
};
