import { DATA_COLUMNS, type DataColumnName } from '../briefing/data-table.ts';
import { KINDS, PERIOD_BASES, STATUSES } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { QUALIFIERS } from '../quantity/quantity.ts';

/** A field of a Table Schema (datapackage.org, version 2). */
export interface FieldDescriptor {
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'date';
  readonly format: 'default' | 'uri';
  readonly title: string;
  readonly description?: string;
  readonly constraints?: {
    readonly required?: true;
    readonly unique?: true;
    readonly enum?: readonly string[];
    readonly minimum?: number;
  };
}

interface About {
  readonly title: Localized;
  readonly description?: Localized;
  readonly constraints?: FieldDescriptor['constraints'];
}

const REQUIRED = { required: true } as const;

const ABOUT: Readonly<Record<DataColumnName, About>> = {
  figure_id: { title: { zh: '数据编号', en: 'Figure id' }, constraints: { required: true, unique: true } },
  region_code: { title: { zh: '地区代码', en: 'Region code' }, constraints: REQUIRED },
  region_zh: { title: { zh: '地区', en: 'Region in Chinese' }, constraints: REQUIRED },
  region_en: { title: { zh: '英文地区名', en: 'Region in English' }, constraints: REQUIRED },
  theme: { title: { zh: '主题', en: 'Theme' }, constraints: REQUIRED },
  indicator: { title: { zh: '指标', en: 'Indicator' }, constraints: REQUIRED },
  indicator_zh: { title: { zh: '指标名称', en: 'Indicator in Chinese' }, constraints: REQUIRED },
  indicator_en: { title: { zh: '英文指标名', en: 'Indicator in English' }, constraints: REQUIRED },
  period: {
    title: { zh: '时期', en: 'Period' },
    description: {
      zh: 'ISO 8601：2016，2016-12-31，2015/2016（两年合计），../2016-12-31（截至），P5Y（无起点的期间）；来源未写则空',
      en: 'ISO 8601: 2016, 2016-12-31, 2015/2016 (total over both), ../2016-12-31 (up to then), P5Y (a span without a start); empty where the source gives none',
    },
  },
  period_basis: {
    title: { zh: '时期依据', en: 'Basis of the period' },
    description: { zh: '来源写明、据上下文推断或未写明', en: 'Whether the source states the period, the context implies it, or neither' },
    constraints: { required: true, enum: PERIOD_BASES },
  },
  to_date: {
    title: { zh: '时期未完', en: 'To date' },
    description: { zh: 'yes：来源印行时该时期尚未结束', en: 'yes: the period was still running when the source was printed' },
    constraints: { enum: ['yes'] },
  },
  kind: {
    title: { zh: '性质', en: 'Kind' },
    description: { zh: '结果或打算；不同性质不能相加', en: 'A result or something meant; kinds are never added to one another' },
    constraints: { required: true, enum: KINDS },
  },
  qualifier: { title: { zh: '限定', en: 'Bound' }, constraints: { enum: QUALIFIERS } },
  status: {
    title: { zh: '状况', en: 'Status' },
    description: { zh: '没有数值的，这里写明原因', en: 'Where there is no value, why there is none' },
    constraints: { required: true, enum: STATUSES },
  },
  value: {
    title: { zh: '数值', en: 'Value' },
    description: { zh: '以 unit 为单位，不带万、亿', en: 'In whole units of `unit`, not in millions' },
  },
  value_high: { title: { zh: '数值上限', en: 'Upper value' }, description: { zh: '来源给出范围时', en: 'Where the source gives a range' } },
  unit: { title: { zh: '单位', en: 'Unit' }, constraints: REQUIRED },
  printed: {
    title: { zh: '来源原文', en: 'As printed' },
    description: { zh: '数字在来源中的写法', en: 'The number as its source prints it' },
  },
  source: { title: { zh: '来源', en: 'Source' } },
  paragraph: {
    title: { zh: '段落', en: 'Paragraph' },
    description: { zh: '标题为第1段，空行不计', en: 'The title is 1; blank lines do not count' },
    constraints: { minimum: 1 },
  },
  note: { title: { zh: '注', en: 'Note' } },
  shown_zh: { title: { zh: '中文写法', en: 'As written in Chinese' }, constraints: REQUIRED },
  shown_en: { title: { zh: '英文写法', en: 'As written in English' }, constraints: REQUIRED },
};

const TYPES = { text: 'string', code: 'string', number: 'number', count: 'integer' } as const;

/** Chinese and English in one text, as the standard has no languages. */
export function inBothLanguages({ zh, en }: Localized, separator = ' '): string {
  return zh === en || en === '' ? zh : zh + separator + en;
}

/** The fields of the data table, in the order of its columns. */
export const DATA_FIELDS: readonly FieldDescriptor[] = DATA_COLUMNS.map(({ name, type }) => {
  const { title, description, constraints }: About = ABOUT[name];
  return {
    name,
    type: TYPES[type],
    format: 'default',
    title: inBothLanguages(title),
    ...(description && { description: inBothLanguages(description, '\n\n') }),
    ...(constraints && { constraints }),
  };
});
