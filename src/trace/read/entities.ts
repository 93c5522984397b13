const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
  ['minus', '-'],
  ['hellip', '…'],
  ['middot', '·'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['permil', '‰'],
  ['deg', '°'],
  ['sup2', '²'],
  ['sup3', '³'],
  ['yen', '¥'],
  ['euro', '€'],
  ['pound', '£'],
]);

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}\d?));/iy;
const LAST_CODE_POINT = 0x10ffff;

/** The character that a reference such as `&nbsp;` or `&#8212;` stands for, and its length; nothing where none begins at `index`. */
export function entityAt(text: string, index: number): { readonly character: string; readonly length: number } | undefined {
  ENTITY.lastIndex = index;
  const match = ENTITY.exec(text);
  if (match === null) return undefined;
  const [whole, decimal, hexadecimal, name] = match;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const character = name === undefined ? (code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : undefined) : NAMED.get(name);
  return character === undefined ? undefined : { character, length: whole.length };
}
