import { pick, type Chance } from './blow.ts';

// Ways to make a text wrong that stands for a quantity. Each gives undefined where there is nothing to strike.

/** A change of a text. */
export type Spoil = (text: string, chance: Chance) => string | undefined;

function changed(before: string, after: string | undefined): string | undefined {
  return after === before ? undefined : after;
}

function replaceOne(text: string, pattern: RegExp, chance: Chance, replace: (found: string) => string): string | undefined {
  const match = pick([...text.matchAll(pattern)], chance);
  if (match === undefined) return undefined;
  return changed(text, text.slice(0, match.index) + replace(match[0]) + text.slice(match.index + match[0].length));
}

const digit: Spoil = (text, chance) =>
  replaceOne(text, /\d/g, chance, (found) => String((Number(found) + 1 + Math.floor(chance() * 9)) % 10));

/** 12.34 → 1.234 or 123.4; 8,677 → 867.7. */
const point: Spoil = (text, chance) =>
  replaceOne(text, /\d[\d,]*(?:\.\d+)?/g, chance, (found) => {
    const digits = found.replaceAll(',', '');
    const [whole = '', fraction = ''] = digits.split('.');
    const right = chance() < 0.5 && fraction.length > 0;
    const all = whole + fraction;
    const at = right ? whole.length + 1 : whole.length - 1;
    if (at < 1 || all.length < 2) return found;
    const moved = at >= all.length ? all : `${all.slice(0, at)}.${all.slice(at)}`;
    return Number(moved) === Number(digits) ? found : moved;
  });

const SCALES: Readonly<Record<string, string>> = { 万: '亿', 亿: '万', million: 'billion', billion: 'million' };

const scale: Spoil = (text, chance) => replaceOne(text, /[万亿]|million|billion/g, chance, (found) => SCALES[found] ?? found);

const QUALIFIERS =
  /约|接近|近|超过|逾|不低于|不超过|不足|低于|以上|以内|左右|(?:at least|at most|more than|less than|nearly|about)[ \u00A0]/g;

const qualifier: Spoil = (text, chance) => replaceOne(text, QUALIFIERS, chance, () => '');

const sign: Spoil = (text, chance) => replaceOne(text, /[\u2212-](?=\d)/g, chance, () => '');

const UNITS = [
  ['亿元', '亿美元'],
  ['万元', '万美元'],
  ['元', '美元'],
  ['人次', '人'],
  ['人', '户'],
  ['户', '人'],
  ['公里', '米'],
  ['亩', '公顷'],
  ['万吨', '万斤'],
  ['吨', '斤'],
  ['%', '‰'],
  ['‰', '%'],
  ['℃', '%'],
  ['所', '个'],
  ['个', '项'],
  ['家', '个'],
  ['套', '户'],
  ['名', '户'],
  ['CNY', 'USD'],
  ['USD', 'CNY'],
  ['people', 'households'],
  ['households', 'people'],
  ['person', 'household'],
  ['participations', 'people'],
  ['tonnes', 'jin'],
  ['mu', 'ha'],
  ['km', 'm'],
  ['villages', 'townships'],
  ['schools', 'beds'],
  ['beds', 'schools'],
  ['enterprises', 'farms'],
  ['projects', 'tasks'],
  ['years', 'months'],
  ['days', 'months'],
] as const;

/** The unit that a text ends in, or begins with, is another one. */
const unit: Spoil = (text) => {
  for (const [from, to] of UNITS) {
    if (text.endsWith(from)) return text.slice(0, -from.length) + to;
    if (text.startsWith(`${from} `) || text.startsWith(`${from}\u00A0`)) return to + text.slice(from.length);
  }
  return undefined;
};

/** By kind of mutation. */
export const WRONG = { digit, point, scale, qualifier, sign, unit } as const satisfies Record<string, Spoil>;
