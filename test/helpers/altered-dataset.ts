import type { Dataset } from '../../src/dataset/dataset.ts';

// A dataset with one thing in it altered, for asking what notices.

type Step = string | number;

/** One change to a loaded dataset. */
export interface Alteration {
  /** Where, e.g. `figures.3.indicator.name.zh`. */
  readonly path: string;
  readonly what: string;
  readonly altered: Dataset;
}

/** A copy in which what was one object is one object still. */
function copied<T>(value: T, seen: Map<unknown, unknown>): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const known = seen.get(value);
  if (known !== undefined) return known as T;
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>();
    seen.set(value, map);
    for (const [key, each] of value) map.set(key, copied(each, seen));
    return map as T;
  }
  const copy = (Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value) as object)) as Record<string, unknown>;
  seen.set(value, copy);
  for (const key of Object.keys(value)) copy[key] = copied((value as Record<string, unknown>)[key], seen);
  return copy as T;
}

const entryOf = (holder: unknown, step: Step): unknown =>
  holder instanceof Map ? holder.get(step) : (holder as Record<Step, unknown>)[step];

function put(holder: unknown, step: Step, value: unknown): void {
  if (holder instanceof Map) holder.set(step, value);
  else if (value === undefined && !Array.isArray(holder)) delete (holder as Record<Step, unknown>)[step];
  else (holder as Record<Step, unknown>)[step] = value;
}

/** Places of no document's content, and where the dataset keeps what it also has elsewhere. */
const ASIDE = new Set(['place', 'keyFigurePlaces', 'texts', 'inputs', 'folder', 'figureById', 'fonts']);

interface Found {
  readonly path: readonly Step[];
  readonly value: unknown;
}

/** Everything below a value by its shape (the path with `*` for indices and keys of maps), each object once. */
function shapesOf(dataset: Dataset): ReadonlyMap<string, readonly Found[]> {
  const shapes = new Map<string, Found[]>();
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: readonly Step[], shape: string): void => {
    shapes.set(shape, [...(shapes.get(shape) ?? []), { path, value }]);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    // Decimals are values.
    if (!(value instanceof Map) && !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return;
    seen.add(value);
    const many = value instanceof Map || Array.isArray(value);
    const entries: [Step, unknown][] = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
    // The first of many regions of the lists will do.
    for (const [key, each] of shape === 'regionByCode' ? entries.slice(0, 3) : entries) {
      if (ASIDE.has(String(key))) continue;
      visit(each, [...path, Array.isArray(value) ? Number(key) : key], `${shape}${shape === '' ? '' : '.'}${many ? '*' : key}`);
    }
  };
  visit(dataset, [], '');
  return shapes;
}

function changesOf(value: unknown, alike: readonly unknown[]): readonly (readonly [what: string, value: unknown])[] {
  const other = alike.find((each) => each !== value && typeof each === typeof value);
  const swapped: (readonly [string, unknown])[] = typeof value === 'object' || other === undefined ? [] : [['another', other]];
  if (typeof value === 'string') return [...swapped, ['longer', `${value}x`]];
  if (typeof value === 'number') return [...swapped, ['more', value + 1]];
  if (typeof value === 'boolean') return [['not', !value]];
  if (Array.isArray(value) && value.length > 0) {
    const turned = value.toReversed() as unknown[];
    return [['shorter', value.slice(1)], ...(value.length > 1 ? ([['turned', turned]] as const) : [])];
  }
  if (value instanceof Map) return [['turned', new Map([...(value as Map<unknown, unknown>)].reverse())]];
  return [['gone', undefined]];
}

/** Every kind of change to a dataset: each field of each shape, as many of its places as asked for. */
export function* alterations(dataset: Dataset, places: number): Generator<Alteration> {
  for (const found of shapesOf(dataset).values()) {
    const alike = found.map(({ value }) => value);
    const step = Math.max(1, Math.floor(found.length / places));
    for (const { path, value } of found.filter((_, index) => index % step === 0).slice(0, places)) {
      const last = path.at(-1);
      if (last === undefined) continue;
      for (const [what] of changesOf(value, alike)) {
        // Slugs are unique.
        if (last === 'slug' && what === 'another') continue;
        const altered = copied(dataset, new Map());
        const holder = path.slice(0, -1).reduce<unknown>((each, key) => entryOf(each, key), altered);
        const inCopy = changesOf(entryOf(holder, last), alike).find(([name]) => name === what);
        put(holder, last, inCopy?.[1]);
        yield { path: path.join('.'), what, altered };
      }
    }
  }
}
