// Makes many briefings of one that differ in all of their text, or in their figures only, and keep its length, its number of
// different characters, its punctuation and its links. Every character is exchanged for one of its own kind, by a table that
// belongs to the document, so that no two documents share a word and whatever was equal within one stays so.
import { chance, shuffled } from './chance.mjs';

// The 3,755 common characters of GB/T 2312, level 1, less those that numbers are written with.
const NUMERALS = '一二三四五六七八九十百千万亿两零半';
const COMMON = [...commonHan()].filter((character) => !NUMERALS.includes(character));
// Letters of about one width, so that a paragraph stays as long as it was.
const LETTERS = ['ae', 'ou', 'fjlrt', 'cksvxyz', 'bdghnpq', 'mw', 'AEO', 'FJLT', 'BKPRSVXYZ', 'CDGHNQU', 'MW'];
const CLASSES = [COMMON, ...LETTERS.map((letters) => [...letters])];
const DIGITS = [...'123456789'];
const YEAR = /^(?:19|20)\d\d$/;
/** Fields that a reader does not see. */
const HIDDEN = new Set(['lang', 'to', 'anchor', 'id', 'kind', 'density', 'mark', 'type', 'figure']);
/** Where a briefing states its figures, dates aside. */
const STATED = new Set(['headline', 'cards', 'parts', 'value', 'unit', 'items', 'alternative']);
const UNSTATED = new Set(['period', 'notes', 'frame', 'referenceLine']);

function* commonHan() {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0xb0; lead <= 0xd7; lead += 1)
    for (let trail = 0xa1; trail <= (lead === 0xd7 ? 0xf9 : 0xfe); trail += 1) yield decoder.decode(Uint8Array.of(lead, trail));
}

function substitution(classes, draw) {
  return new Map(classes.flatMap((members) => shuffled(members, draw).map((other, index) => [members[index], other])));
}

/** Numbers redrawn digit by digit, years kept. */
function redraw(text, digits) {
  return text.replaceAll(/\d+(?:[.,]\d+)*/g, (number) =>
    YEAR.test(number) ? number : number.replaceAll(/[1-9]/g, (digit) => digits.get(digit)),
  );
}

function mapped(part, map, path = []) {
  if (typeof part === 'string') return HIDDEN.has(path.at(-1)) ? part : map(part, path);
  if (Array.isArray(part)) return part.map((each) => mapped(each, map, path));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, mapped(each, map, [...path, key])]));
}

/**
 * Another briefing like `briefing`.
 * @param what `text` (figures too) or `figures`.
 */
export function varied(briefing, what, seed) {
  const draw = chance(seed);
  const digits = substitution([DIGITS], draw);
  const characters = what === 'text' ? substitution(CLASSES, draw) : new Map();
  const text = (value, path) => {
    const states = path.some((key) => STATED.has(key)) && !path.some((key) => UNSTATED.has(key));
    const redrawn = states ? redraw(value, digits) : value;
    return characters.size === 0 ? redrawn : [...redrawn].map((character) => characters.get(character) ?? character).join('');
  };
  const chart = (model) => ({
    ...mapped(model, text),
    items: model.items.map((item) => ({
      ...mapped(item, text),
      value: Number(redraw(String(item.value), digits)),
      ...(item.high === undefined ? {} : { high: Number(redraw(String(item.high), digits)) }),
    })),
  });
  return {
    ...briefing,
    view: mapped(briefing.view, text),
    charts: new Map([...briefing.charts].map(([id, model]) => [id, chart(model)])),
  };
}
