import type { RowText } from './csv-edit.ts';
import type { Field } from './fields.ts';

/** Gives the row of an entry sheet the id of its figure. */
export type Namer = (row: ReadonlyMap<Field, string>) => string;

const KEY: readonly Field[] = ['region', 'indicator', 'period', 'kind'];

function keyOf(row: ReadonlyMap<Field, string>): string {
  return KEY.map((field) => row.get(field) ?? '').join('\n');
}

function words(...parts: readonly string[]): string {
  return parts
    .map((part) => part.toLowerCase().replace(/[^a-z0-9]+/g, '-'))
    .join('-')
    .replace(/^-+|-+$/g, '');
}

/**
 * Names figures: by the id that was filled in, in full or without its region; else the figure of the same region, indicator, period and
 * kind that there is already; else a new id of the indicator and, where that is taken, of period and kind.
 */
export function nameFigure(current: ReadonlyMap<string, RowText>, slugOf: (region: string) => string | undefined): Namer {
  const byKey = new Map([...current].map(([id, row]) => [keyOf(row), id]));
  const taken = new Set(current.keys());
  const counts = new Map<string, number>();
  const numbered = (stem: string): string => {
    let count = counts.get(stem) ?? 2;
    while (taken.has(`${stem}-${count}`)) count += 1;
    counts.set(stem, count + 1);
    return `${stem}-${count}`;
  };
  return (row) => {
    const field = (name: Field): string => row.get(name) ?? '';
    const slug = slugOf(field('region')) ?? words(field('region'));
    const given = field('id');
    if (given !== '') return given.includes('.') ? given : `${slug}.${given}`;
    const known = byKey.get(keyOf(row));
    if (known !== undefined) return known;
    const indicator = field('indicator');
    const wishes = [[], [field('period')], [field('kind')], [field('kind'), field('period')]];
    const names = wishes.map((wish) => `${slug}.${words(indicator, ...wish)}`);
    const free = names.find((name) => !taken.has(name));
    const name = free ?? numbered(`${slug}.${words(indicator)}`);
    taken.add(name);
    return name;
  };
}
