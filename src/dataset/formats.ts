import type { Localized } from '../language.ts';

/** A form that a text must have: how it is checked, and how that is said. */
export interface Format {
  readonly pattern: RegExp;
  readonly expected: Localized;
}

/** The forms of codes, ids, numbers and dates. A schema names one as its error, explain.ts words it. */
export const FORMATS = {
  slug: {
    pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    expected: {
      zh: '小写字母、数字和连字符，以字母开头，如 river-county',
      en: 'lower-case letters, digits and hyphens, a letter first, e.g. river-county',
    },
  },
  'dataset-id': {
    pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    expected: {
      zh: '小写字母、数字和连字符，如 valley-2020-06-01',
      en: 'lower-case letters, digits and hyphens, e.g. valley-2020-06-01',
    },
  },
  'figure-id': {
    pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$/,
    expected: { zh: '地区代号、点、名称，如 river-county.population', en: 'region slug, full stop, name, e.g. river-county.population' },
  },
  name: {
    pattern: /^[A-Za-z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*$/,
    expected: { zh: '字母、数字、连字符和点，以字母开头', en: 'letters, digits, hyphens and full stops, a letter first' },
  },
  code: {
    pattern: /^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/,
    expected: { zh: '字母、数字、连字符，如 A0215', en: 'letters, digits and hyphens, e.g. A0215' },
  },
  date: {
    // The 29th of February where the year has one.
    pattern:
      /^(?!0000)(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$/,
    expected: { zh: '日历上有的一天，年-月-日，如 2020-06-01', en: 'a day of the calendar, year-month-day, e.g. 2020-06-01' },
  },
  decimal: {
    // More digits than any column is wide, and than any spreadsheet keeps.
    pattern: /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,12})?$/,
    expected: {
      zh: '十进制数，不带千分位和单位，整数最多 18 位，小数最多 12 位，如 1500000000 或 -0.48',
      en: 'a plain decimal without thousands marks or unit, at most 18 digits before the point and 12 after it, e.g. 1500000000 or -0.48',
    },
  },
  count: {
    pattern: /^(?:0|[1-9]\d{0,8})$/,
    expected: { zh: '整数，如 3', en: 'a whole number, e.g. 3' },
  },
  decimals: {
    pattern: /^(?:\d|1[0-2])$/,
    expected: { zh: '0 到 12 的整数', en: 'a whole number from 0 to 12' },
  },
  boolean: {
    pattern: /^(?:true|false)$/,
    expected: { zh: 'true 或 false', en: 'true or false' },
  },
  sha256: {
    pattern: /^[0-9a-f]{64}$/,
    expected: { zh: '64 位小写十六进制数', en: '64 lower-case hexadecimal digits' },
  },
  url: {
    pattern: /^https:\/\/[\x21-\x7e]+$/,
    expected: { zh: '以 https:// 开头的网址', en: 'an address that begins with https://' },
  },
  'font-path': {
    // No drive, no root, no step upwards, no backslash: the file stays in the dataset's folder.
    pattern: /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\:][^\\:]*\.(?:ttf|otf)$/i,
    expected: {
      zh: '数据集文件夹内的 TTF 或 OTF 文件，如 fonts/rare.ttf',
      en: "a TTF or OTF file in the dataset's folder, e.g. fonts/rare.ttf",
    },
  },
  text: {
    pattern: /\S/,
    expected: { zh: '文字，不能为空', en: 'a text, not empty' },
  },
} as const satisfies Record<string, Format>;

/** Name of a form of {@link FORMATS}. */
export type FormatName = keyof typeof FORMATS;
