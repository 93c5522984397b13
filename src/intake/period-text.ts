const pad = (digits: string): string => digits.padStart(2, '0');

/** A period that was typed, in ISO 8601 where it is a common form of one: `2016年`, `2016年12月31日`, `2016/12/31`, `2015—2016`. */
export function typedPeriod(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const chinese = /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?$/.exec(text);
  const parted = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (chinese !== null) return [chinese[1], ...chinese.slice(2).flatMap((part) => (part === undefined ? [] : pad(part)))].join('-');
  if (parted !== null) return [parted[1], pad(parted[3] ?? ''), pad(parted[4] ?? '')].join('-');
  return text.replace(/^(\d{4})-(\d)$/, '$1-0$2').replace(/^(\d{4})\s*[\u2010-\u2015-]\s*(\d{4})年?$/, '$1/$2');
}
