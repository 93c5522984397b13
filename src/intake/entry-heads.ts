import type { Localized } from '../language.ts';
import type { Field } from './fields.ts';

/** Heads of the entry sheet, in its order. */
export const ENTRY_HEADS: readonly { readonly field: Field; readonly head: Localized }[] = [
  { field: 'region', head: { zh: '地区', en: 'Region' } },
  { field: 'indicator', head: { zh: '指标', en: 'Indicator' } },
  { field: 'value', head: { zh: '数值', en: 'Value' } },
  { field: 'value-high', head: { zh: '上限', en: 'Upper value' } },
  { field: 'unit', head: { zh: '单位', en: 'Unit' } },
  { field: 'period', head: { zh: '时间', en: 'Period' } },
  { field: 'period-basis', head: { zh: '时间依据', en: 'Basis of period' } },
  { field: 'to-date', head: { zh: '截至当时', en: 'To date' } },
  { field: 'kind', head: { zh: '类别', en: 'Kind' } },
  { field: 'qualifier', head: { zh: '限定', en: 'Bound' } },
  { field: 'status', head: { zh: '状态', en: 'Status' } },
  { field: 'printed', head: { zh: '原文写法', en: 'As printed' } },
  { field: 'source', head: { zh: '来源', en: 'Source' } },
  { field: 'paragraph', head: { zh: '段落', en: 'Paragraph' } },
  { field: 'note', head: { zh: '注', en: 'Note' } },
  { field: 'id', head: { zh: '编号', en: 'Id' } },
];

/** A head without regard to case, width of characters and spaces. */
export function plainHead(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** The fields of the entry sheet by head, in both languages or in one. */
export const ENTRY_FIELDS: ReadonlyMap<string, Field> = new Map(
  ENTRY_HEADS.flatMap(({ field, head: { zh, en } }) => [`${zh} ${en}`, zh, en].map((text): [string, Field] => [plainHead(text), field])),
);
