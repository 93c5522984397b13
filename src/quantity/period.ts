import type { Language } from '../language.ts';
import { writeChineseNumeral, writeEnglishNumeral } from './numerals.ts';
import type { Period } from './quantity.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const POINT = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const SPAN = /^P(?:([1-9]\d{0,3})Y)?(?:([1-9]\d{0,3})M)?$/;

type Point = Extract<Period, { type: 'year' | 'month' | 'day' }>;

/**
 * Reads a period in ISO 8601: `2016`, `2016-12`, `2016-12-31`, `2015/2016` (in order and apart), `../2016-12-31`, `P5Y`, `P1Y6M`.
 * Anything else, and a day that is in no calendar, is `undefined`.
 */
export function parsePeriod(text: string): Period | undefined {
  const [start = '', end, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  if (end === undefined) return parsePoint(start) ?? parseSpan(start);
  const to = parsePoint(end);
  if (to === undefined) return undefined;
  if (start === '..') return { type: 'until', to };
  const from = parsePoint(start);
  return from !== undefined && dayOf(from, 'last') < dayOf(to, 'first') ? { type: 'range', from, to } : undefined;
}

function parsePoint(text: string): Point | undefined {
  const match = POINT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day] = match.map(Number);
  if (year === undefined || year === 0) return undefined;
  if (match[2] === undefined) return { type: 'year', year };
  if (month === undefined || month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return { type: 'month', year, month };
  return day !== undefined && day >= 1 && day <= daysIn(year, month) ? { type: 'day', date: text } : undefined;
}

function parseSpan(text: string): Period | undefined {
  const match = SPAN.exec(text);
  if (match === null || text === 'P') return undefined;
  return { type: 'span', years: Number(match[1] ?? 0), months: Number(match[2] ?? 0) };
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** The period in ISO 8601, as {@link parsePeriod} reads it. */
export function periodText(period: Period): string {
  switch (period.type) {
    case 'year':
      return padded(period.year, 4);
    case 'month':
      return `${padded(period.year, 4)}-${padded(period.month, 2)}`;
    case 'day':
      return period.date;
    case 'range':
      return `${periodText(period.from)}/${periodText(period.to)}`;
    case 'until':
      return `../${periodText(period.to)}`;
    case 'span':
      return `P${period.years > 0 ? `${period.years}Y` : ''}${period.months > 0 ? `${period.months}M` : ''}`;
  }
}

/** Whether two periods are written alike: a year is not the same as its twelve months. */
export function samePeriod(a: Period, b: Period): boolean {
  return periodText(a) === periodText(b);
}

/** First day of the period, ISO 8601, for comparing; none where the period has no stated start. */
export function firstDay(period: Period): string | undefined {
  if (period.type === 'span' || period.type === 'until') return undefined;
  return period.type === 'range' ? firstDay(period.from) : dayOf(period, 'first');
}

/** Last day of the period, ISO 8601, for comparing; none for a span. */
export function lastDay(period: Period): string | undefined {
  if (period.type === 'span') return undefined;
  return period.type === 'range' || period.type === 'until' ? lastDay(period.to) : dayOf(period, 'last');
}

function dayOf(point: Point, which: 'first' | 'last'): string {
  if (point.type === 'day') return point.date;
  const month = point.type === 'month' ? point.month : which === 'first' ? 1 : 12;
  const day = which === 'first' ? 1 : daysIn(point.year, month);
  return `${padded(point.year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/**
 * The period in a language's own form: 2016年 / 2016; 2016年12月 / December 2016; 2015—2016年 / 2015–2016; 截至2016年底 / to end-2016;
 * 五年 / five years. A 31 December on its own is the year's end (2016年底 / end-2016); other days are as {@link writeDate} has them.
 */
export function writePeriod(period: Period, language: Language): string {
  const chinese = language === 'zh';
  switch (period.type) {
    case 'year':
      return chinese ? `${period.year}年` : String(period.year);
    case 'month':
      return chinese ? `${period.year}年${period.month}月` : `${MONTHS[period.month - 1]} ${period.year}`;
    case 'day':
      if (!period.date.endsWith('-12-31')) return writeDate(period.date, language);
      return chinese ? `${Number(period.date.slice(0, 4))}年底` : `end-${Number(period.date.slice(0, 4))}`;
    case 'range':
      return writeRange(period.from, period.to, language);
    case 'until':
      return chinese ? `截至${writePeriod(period.to, language)}` : `to ${writePeriod(period.to, language)}`;
    case 'span':
      return writeSpan(period.years, period.months, language);
  }
}

/** A day as on a title page: 2017年4月23日 / 23 April 2017; a 31 December too. `date` is ISO 8601. */
export function writeDate(date: string, language: Language): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

function writeRange(from: Period, to: Period, language: Language): string {
  const chinese = language === 'zh';
  if (from.type === 'year' && to.type === 'year') return chinese ? `${from.year}—${to.year}年` : `${from.year}–${to.year}`;
  if (from.type === 'month' && to.type === 'month' && from.year === to.year) {
    return chinese ? `${from.year}年${from.month}—${to.month}月` : `${MONTHS[from.month - 1]}–${MONTHS[to.month - 1]} ${to.year}`;
  }
  const [start, end] = [from, to].map((point) => (point.type === 'day' ? writeDate(point.date, language) : writePeriod(point, language)));
  return chinese ? `${start}—${end}` : `${start} – ${end}`;
}

function writeSpan(years: number, months: number, language: Language): string {
  if (months === 0 && years < 10) return spanInWords(years, language);
  if (language === 'zh') return `${years > 0 ? `${years}年` : ''}${months > 0 ? `${months}个月` : ''}`;
  const counted = (count: number, noun: string) => (count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`]);
  return [...counted(years, 'year'), ...counted(months, 'month')].join(' ');
}

function spanInWords(years: number, language: Language): string {
  if (language === 'zh') return `${years === 2 ? '两' : writeChineseNumeral(years)}年`;
  return `${writeEnglishNumeral(years)} ${years === 1 ? 'year' : 'years'}`;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
