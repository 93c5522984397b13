/** How a number format shows a number: as such, times a hundred, or as a point in time with so much of it. */
export type FormatKind = 'plain' | 'percent' | 'time' | 'year' | 'month' | 'day' | 'moment';

// Formats that files name by number only (ECMA-376, 18.8.30), the Chinese ones among them: 27-36 and 50-58.
const BUILT_IN: Readonly<Record<number, FormatKind>> = {
  9: 'percent',
  10: 'percent',
  14: 'day',
  15: 'day',
  // d-mmm, as 30, 54 and 58, shows no year; the day is there all the same.
  16: 'day',
  17: 'month',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'moment',
  27: 'month',
  28: 'day',
  29: 'day',
  30: 'day',
  31: 'day',
  32: 'time',
  33: 'time',
  34: 'time',
  35: 'time',
  36: 'month',
  45: 'time',
  46: 'time',
  47: 'time',
  50: 'month',
  51: 'day',
  52: 'month',
  53: 'day',
  54: 'day',
  55: 'time',
  56: 'time',
  57: 'month',
  58: 'day',
};

/** What stands in a format as text: between quotes, after a backslash or an exclamation mark, as padding or as filling. */
const TEXT = /"[^"]*"?|[\\!_*]./gs;
/** Conditions, colours and locales; not the elapsed time of [h]. */
const BRACKETS = /\[(?![hms]+\])[^\]]*\]/gi;

/** The kind of a number format, by its first section. */
export function formatKind(id: number, code: string | undefined): FormatKind {
  if (code === undefined) return BUILT_IN[id] ?? 'plain';
  const plain = code.replace(TEXT, '').replace(BRACKETS, '').split(';', 1)[0] ?? '';
  if (/general|通用格式|標準/i.test(plain)) return 'plain';
  if (plain.includes('%')) return 'percent';
  const letters = plain
    .replace(/E[+-]/gi, '')
    .replace(/am\/pm|a\/p|上午\/下午/gi, 'h')
    .toLowerCase();
  const clock = /[hs]/.test(letters);
  // Beside hours or seconds m is minutes; e and b are years of other calendars, a the day of the week.
  const year = /[yeb]/.test(letters);
  const day = /d|aaa/.test(letters);
  if (clock) return year || day ? 'moment' : 'time';
  if (day) return 'day';
  if (letters.includes('m')) return 'month';
  return year ? 'year' : 'plain';
}
