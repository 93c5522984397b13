import type { FormatKind } from './number-format.ts';

const DAY = 86_400_000;
/** Days between the begin of counting from 1900 and from 1904. */
const OFFSET_1904 = 1_462;
/** Excel believes in 29 February 1900, so before that day it counts one less. */
const LEAP_DAY = 60;
/** 31 December 9999. */
const LAST = 2_958_465;

/**
 * The date that a number stands for, ISO 8601, as much of it as the format shows; nothing for a number that is no date in Excel.
 * @param since1904 whether the workbook counts from 1904.
 */
export function serialDate(
  serial: number,
  kind: Exclude<FormatKind, 'plain' | 'percent' | 'time'>,
  since1904: boolean,
): string | undefined {
  const counted = serial + (since1904 ? OFFSET_1904 : 0);
  if (!(counted >= 1 && counted < LAST + 1) || Math.floor(counted) === LEAP_DAY) return undefined;
  const days = counted < LEAP_DAY ? counted + 1 : counted;
  // To the second: a moment is a binary fraction of a day.
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round((days * DAY) / 1000) * 1000).toISOString();
  if (kind === 'year') return iso.slice(0, 4);
  if (kind === 'month') return iso.slice(0, 7);
  return kind === 'day' || iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}
