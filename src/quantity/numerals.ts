const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Largest number that is read or written in Chinese characters. */
const MOST = 1e15;
/** 九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九, the longest numeral below {@link MOST}, has 31 characters. */
const LONGEST = 31;

/**
 * Reads a whole number in Chinese characters: 三, 十五, 两百, 一万二千, 三亿四千五百万, 〇; or digit by digit, 二〇一六. What is unfinished or
 * vague (一万二, 一百五, 三五, 几十) is `undefined`, because it does not say which number it is.
 */
export function readChineseNumeral(text: string): number | undefined {
  if (text === '' || text.length > LONGEST) return undefined;
  const regular = text.replaceAll('〇', '零').replace(/^两$|两(?=[百千万亿])/g, '二');
  if (/^[零一二三四五六七八九]{3,}$/.test(regular)) return Number([...regular].map((digit) => DIGITS.indexOf(digit)).join(''));
  let [total, section, digit] = [0, 0, 0];
  for (const character of regular) {
    const place = PLACES.indexOf(character);
    if (character === '亿') {
      [total, section, digit] = [(total + section + digit) * 1e8, 0, 0];
    } else if (character === '万') {
      [total, section, digit] = [total + (section + digit) * 1e4, 0, 0];
    } else if (place > 0) {
      [section, digit] = [section + (digit === 0 ? 1 : digit) * 10 ** place, 0];
    } else {
      digit = DIGITS.indexOf(character);
      if (digit < 0) return undefined;
    }
  }
  const value = total + section + digit;
  return value < MOST && writeChineseNumeral(value) === regular ? value : undefined;
}

/** 15 is 十五, 12000 一万二千, 100500 十万零五百; whole numbers from 0 to below 10¹⁵. */
export function writeChineseNumeral(value: number): string {
  if (value === 0) return '零';
  return within(value).replace(/^一十/, '十');
}

function within(value: number): string {
  for (const [size, word] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    if (value < size) continue;
    const rest = value % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return `${within(Math.floor(value / size))}${word}${gap}${within(rest)}`;
  }
  return section(value);
}

function section(value: number): string {
  const digits = [...String(value)].map(Number);
  const written = digits.map((digit, index) => (digit === 0 ? '零' : `${DIGITS[digit]}${PLACES[digits.length - 1 - index]}`)).join('');
  return written.replace(/零+$/, '').replace(/零+/g, '零');
}

/** 15 is `fifteen`, 42 `forty-two`; whole numbers from 0 to 99. */
export function writeEnglishNumeral(value: number): string {
  if (value < ONES.length) return ONES[value] ?? '';
  const tens = TENS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${ONES[value % 10]}`;
}
