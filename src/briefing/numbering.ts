import type { Dataset, Figure, Narrative } from '../dataset/dataset.ts';
import { referencesOf } from './references.ts';

/** The numbers figures bear in one document: the row of the region's table, or the entry of the volume's register. */
export interface Numbering {
  /** Figures and derivations in the order of their numbers. */
  readonly ids: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Anchor that a mark leads to. */
  readonly anchorOf: (id: string) => string;
}

/** Figures by theme, otherwise in the order given. */
function byTheme(figures: readonly Figure[]): readonly Figure[] {
  return figures.toSorted((a, b) => a.indicator.theme.order - b.indicator.theme.order);
}

/** A region's own figures, in the order of its table. */
export function figuresOf({ figures }: Dataset, code: string): readonly Figure[] {
  let found = byRegion.get(figures);
  if (found === undefined) {
    found = groupedByRegion(byTheme(figures));
    byRegion.set(figures, found);
  }
  return found.get(code) ?? [];
}

// A dataset is frozen, and each part of its documents asks.
const byRegion = new WeakMap<Dataset['figures'], ReadonlyMap<string, readonly Figure[]>>();

function groupedByRegion(figures: readonly Figure[]): ReadonlyMap<string, readonly Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { code } = figure.region.region;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [figure]);
    else group.push(figure);
  }
  return groups;
}

const positions = new WeakMap<Dataset['figures'], ReadonlyMap<string, number>>();

/** Some of a dataset's figures in the order of its file. */
export function inFileOrder(all: Dataset['figures'], some: readonly Figure[]): readonly Figure[] {
  const at = positions.get(all) ?? new Map(all.map(({ id }, index) => [id, index]));
  positions.set(all, at);
  return some.toSorted((a, b) => (at.get(a.id) ?? 0) - (at.get(b.id) ?? 0));
}

function numbered(ids: readonly string[], anchor: (id: string, number: number) => string): Numbering {
  const numberOf = new Map(ids.map((id, index) => [id, index + 1]));
  return { ids, numberOf, anchorOf: (id) => anchor(id, numberOf.get(id) ?? 0) };
}

/** Ids with all that they are computed from. */
export function withInputs(dataset: Dataset, ids: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(ids);
  // A derivation may only use earlier ones, so one pass from the end finds all.
  for (const derivation of dataset.derivations.toReversed()) {
    if (wanted.has(derivation.id)) for (const input of derivation.inputs) wanted.add(input);
  }
  return wanted;
}

/**
 * Numbers for a region's briefing: its own figures and those of other regions that it mentions, by theme; then what is
 * derived from them.
 */
export function regionNumbering(dataset: Dataset, code: string, narrative: Narrative): Numbering {
  const mentioned = withInputs(dataset, referencesOf(narrative));
  const own = figuresOf(dataset, code);
  const others = [...mentioned].flatMap((id) => dataset.figureById.get(id) ?? []).filter(({ region }) => region.region.code !== code);
  const figures = inFileOrder(dataset.figures, [...own, ...others]);
  const derivations = dataset.derivations.filter(({ id }) => mentioned.has(id));
  return numbered(
    [...byTheme(figures), ...derivations].map(({ id }) => id),
    (_id, number) => `row-${number}`,
  );
}

/** Numbers for the volume: the scope's figures, each region's in the dataset's order, any others', then every derivation. */
export function volumeNumbering(dataset: Dataset): Numbering {
  // The scope may be one of the regions; a part of a dataset has figures of regions that it does not report on.
  const codes = new Set([dataset.scope, ...dataset.regions].map(({ region }) => region.code));
  const own = [...codes].flatMap((code) => figuresOf(dataset, code));
  const others = dataset.figures.filter(({ region }) => !codes.has(region.region.code));
  const figures = [...own, ...others].map(({ id }) => id);
  return numbered([...figures, ...dataset.derivations.map(({ id }) => id)], (id) => `register-${id}`);
}
