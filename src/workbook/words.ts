import { labelsOf, type Labels } from '../briefing/labels.ts';
import type { Localized } from '../language.ts';

/** A label in both languages. */
export function labelled(pick: (labels: Labels) => string): Localized {
  return { zh: pick(labelsOf('zh')), en: pick(labelsOf('en')) };
}

/** Text as a sheet has it: its lines break anywhere, so no-break spaces would only spoil copying. */
export function plainSpaces(text: string): string {
  return text.replaceAll('\u00A0', ' ');
}

/**
 * English for a cell. A cell is set in one face, a Chinese one, whose curly quotes are full-width: straight ones keep words together. The
 * data sheet has the text as it is.
 */
export function english(text: string): string {
  return plainSpaces(text)
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"');
}

function joined({ zh, en }: Localized, separator: string): string {
  if (zh === en || en === '') return plainSpaces(zh);
  return zh === '' ? english(en) : plainSpaces(zh) + separator + english(en);
}

/** A text in both languages on one line; once only where they are the same or one is missing. */
export function inBoth(text: Localized): string {
  return joined(text, ' ');
}

/** A label in both languages on one line, as a bilingual head has it: `数值 Value`. */
export function both(pick: (labels: Labels) => string): string {
  return inBoth(labelled(pick));
}

/** Chinese over English in one cell. */
export function stacked(text: Localized): string {
  return joined(text, '\n');
}

/** Words of sheets that no page has. */
export const WORDS = {
  cover: { zh: '封面', en: 'Cover' },
  contents: { zh: '目录', en: 'Contents' },
  summary: { zh: '总览', en: 'Summary' },
  data: { zh: '数据', en: 'Data' },
  checks: { zh: '核对', en: 'Checks' },
  glossary: { zh: '术语', en: 'Glossary' },
  sources: { zh: '来源与注', en: 'Sources and notes' },
  back: { zh: '返回目录', en: 'Back to contents' },
  sheet: { zh: '工作表', en: 'Sheet' },
  holds: { zh: '内容', en: 'Content' },
  'holds-en': { zh: '英文内容', en: 'Content in English' },
  'holds-summary': { zh: '比较表、各地主要数据、推算数据', en: 'Comparisons, key figures of all regions, derived figures' },
  'holds-key-figures': { zh: '主要数据、推算数据', en: 'Key figures, derived figures' },
  'holds-data': { zh: '全部数据，一行一项，数值为基本单位', en: 'Every figure, one a row, values in base units' },
  'holds-glossary': { zh: '中英文对照术语', en: 'Terms in Chinese and English' },
  'holds-checks': { zh: '各表与“数据”表是否一致', en: 'Whether the sheets agree with the sheet Data' },
  'holds-sources': { zh: '资料来源、注、编制方法', en: 'Sources, notes, method' },
  result: { zh: '结果', en: 'Result' },
  pass: { zh: '通过', en: 'Pass' },
  fail: { zh: '不符', en: 'Fail' },
  'all-pass': { zh: '结论：全部通过', en: 'Verdict: all checks pass' },
  'some-fail': { zh: '结论：有不符', en: 'Verdict: some checks fail' },
  'checks-note': {
    zh: '各表的数值都由公式取自“数据”表。本表随改动重新计算：数据项数是否相同，各项数值按所注单位换算后的合计是否等于“数据”表的合计，公式是否被数值覆盖。合计把各种单位加在一起，只供核对。',
    en: 'The values of all sheets come from the sheet Data by formula. This sheet is computed anew with every change: whether a sheet has as many figures, whether its values, by the units beside them, add up to what Data has, and whether a formula was typed over. A total adds up units of all kinds and serves for checking only.',
  },
  'checks-regions': { zh: '各地区表', en: 'Sheets of regions' },
  'checks-summary': { zh: '总览表', en: 'Summary' },
  'regions-column': { zh: '地区', en: 'Region' },
  'count-data': { zh: '“数据”表项数', en: 'Figures in Data' },
  'count-sheet': { zh: '本地区表项数', en: 'Figures on the sheet' },
  'total-data': { zh: '“数据”表合计', en: 'Total in Data' },
  'total-zh': { zh: '中文数值合计', en: 'Total of values in Chinese' },
  'total-en': { zh: '英文数值合计', en: 'Total of values in English' },
  'lost-formulas': { zh: '被覆盖的公式', en: 'Formulas typed over' },
  'by-data': { zh: '按“数据”表', en: 'By Data' },
  name: { zh: '名称', en: 'Name' },
  'on-sheet': { zh: '表中', en: 'On the sheet' },
  'key-figures': { zh: '主要数据', en: 'Key figures' },
  bound: { zh: '限定', en: 'Bound' },
  'value-en': { zh: '英文数值', en: 'Value in English' },
  'unit-en': { zh: '英文单位', en: 'Unit in English' },
  derived: { zh: '推算数据', en: 'Derived figure' },
  inputs: { zh: '所用数据', en: 'Inputs' },
  dataset: { zh: '数据集', en: 'Dataset' },
  issue: { zh: '期号', en: 'Issue' },
  'date-issued': { zh: '发布日期', en: 'Date of issue' },
  regions: { zh: '地区数', en: 'Regions' },
  figures: { zh: '数据项数', en: 'Figures' },
  'how-to-read': { zh: '用法', en: 'How to read' },
  'truth-note': {
    zh: '“数据”表为长表，一行一项数据，数值为基本单位；其余各表供阅读，数值按中英文各自的单位列出。各地区表的序号链接到“数据”表的相应行，“数据”表的编号链接回来，来源链接到“来源与注”表。没有数值的，写明是未报、不适用还是未公开。各表的数值由公式取自“数据”表，“核对”表说明是否一致；“总览”表列出主要数据的名称，可用于自己的公式。',
    en: 'The sheet Data is the long form: one figure a row, values in base units. The other sheets are for reading, with values in each language’s own units. The number of a row on a region’s sheet links to its row in Data, the id there links back, and a source to its row in Sources and notes. Where there is no value, the cell says whether it is not reported, not applicable or withheld. Values come from Data by formula, and Checks shows whether they agree; Summary lists names of key figures for formulas of your own.',
  },
  item: { zh: '项目', en: 'Item' },
  'upper-end': { zh: '上限', en: 'Upper end' },
  'table-notes': { zh: '表注', en: 'Table notes' },
  comparison: { zh: '比较', en: 'Comparison' },
  'one-table': { zh: '本工作表有一张表。', en: 'This worksheet contains one table.' },
  'one-table-and-chart': {
    zh: '本工作表有一张表和一幅图，图的内容与表相同。',
    en: 'This worksheet contains one table and one chart; the chart shows what the table says.',
  },
  'has-notes': { zh: '表中有注，全文见“表注”表。', en: 'This table refers to notes, which are on the sheet Table notes.' },
  'no-notes': { zh: '本表没有注。', en: 'This table has no notes.' },
  'sources-listed': { zh: '资料来源列在“来源与注”表。', en: 'Source: the sources are listed on the sheet Sources and notes.' },
  'has-blanks': {
    zh: '空白单元格表示该列对此行没有内容；没有数值的，本行写明原因。',
    en: 'A blank cell means that its column has nothing to say of that row; where there is no value, the row says why.',
  },
  codes: { zh: '数值的代号', en: 'Codes in place of values' },
  variants: { zh: '其他译法', en: 'Variants' },
  title: { zh: '标题', en: 'Title' },
  'title-en': { zh: '英文标题', en: 'Title in English' },
  'publisher-en': { zh: '英文编制单位', en: 'Publisher in English' },
  'date-column': { zh: '日期', en: 'Date' },
  address: { zh: '网址', en: 'Address' },
  key: { zh: '键', en: 'Key' },
  'note-en': { zh: '英文说明', en: 'Note in English' },
  'method-en': { zh: '英文编制方法', en: 'Method in English' },
  'level-en': { zh: '英文级别', en: 'Level in English' },
} as const satisfies Record<string, Localized>;

/** A word of {@link WORDS} in both languages on one line. */
export function word(name: keyof typeof WORDS): string {
  return inBoth(WORDS[name]);
}
