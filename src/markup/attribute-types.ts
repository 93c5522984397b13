import type { Localized } from '../language.ts';
import type { AttributeType } from './elements.ts';

const PATTERNS = {
  anchor: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
  anchors: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?: [a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)*$/,
  widths: /^(?:auto|\*|[1-9]\d{0,2}\*|\d{1,4}(?:\.\d{1,3})?)(?: (?:auto|\*|[1-9]\d{0,2}\*|\d{1,4}(?:\.\d{1,3})?)){0,63}$/,
  count: /^[1-9]\d?$/,
  text: /^[^]+$/,
  link: /^(?:https:\/\/|mailto:)[^\s<>"\\^`{|}\p{Cc}]+$/u,
} as const;

/** Whether a value is what its attribute takes. */
export function matchesType(type: AttributeType, value: string): boolean {
  return type.type === 'words' ? type.values.includes(value) : PATTERNS[type.type].test(value);
}

const DESCRIPTIONS: Readonly<Record<keyof typeof PATTERNS, Localized>> = {
  anchor: { zh: '锚点名：小写字母、数字、“-”和“.”', en: 'an anchor name: lower-case letters, digits, hyphens and dots' },
  anchors: { zh: '锚点名，以一个空格分隔', en: 'anchor names, apart by one space' },
  widths: {
    zh: '每列一个宽度，以空格分隔：磅值、“*”或“2*”（余下部分的份额）、“auto”',
    en: 'a width per column, apart by one space: points, * or 2* for a share of the rest, auto',
  },
  count: { zh: '1 至 99 的整数', en: 'a whole number from 1 to 99' },
  text: { zh: '文字', en: 'text' },
  link: { zh: '以 https:// 或 mailto: 开头的地址', en: 'an address that begins with https:// or mailto:' },
};

/** What an attribute takes, in words. */
export function describeType(type: AttributeType): Localized {
  if (type.type !== 'words') return DESCRIPTIONS[type.type];
  return { zh: `以下之一：${type.values.join('、')}`, en: `one of: ${type.values.join(', ')}` };
}
