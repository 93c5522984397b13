import type { Dataset, Figure, Narrative, ReportedRegion } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import { periodText } from '../quantity/period.ts';
import { plain } from '../quantity/decimal.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';

/** JSON with sorted keys and nothing that says where in a file a value stood. Decimals become their plain digits. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (value instanceof Canonical) return value.text;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = value instanceof Map ? Object.fromEntries(value) : value;
  const parts: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const each = (object as Readonly<Record<string, unknown>>)[key];
    if (key !== 'place' && each !== undefined) parts.push(`${JSON.stringify(key)}:${canonical(each)}`);
  }
  return `{${parts.join(',')}}`;
}

/** What is written once for all the documents that read it. */
class Canonical {
  readonly text: string;

  constructor(value: object) {
    this.text = canonical(value);
  }
}

const written = new WeakMap<object, Canonical>();

function once<T extends object>(value: T, slice: (value: T) => object): Canonical {
  let found = written.get(value);
  if (found === undefined) {
    found = new Canonical(slice(value));
    written.set(value, found);
  }
  return found;
}

function unitSlice({ conversion, ...unit }: Unit): object {
  return conversion === undefined ? unit : { ...unit, conversion: { ...conversion, unit: unitSlice(conversion.unit) } };
}

function quantitySlice({ value, high, unit, ...rest }: Quantity): object {
  return { ...rest, value: plain(value), high: high === undefined ? null : plain(high), unit: unitSlice(unit) };
}

function figureSlice(dataset: Dataset, figure: Figure): object {
  const { region, indicator, unit, quantity, period, locator, note, place: _place, ...rest } = figure;
  return {
    ...rest,
    region: region.region,
    indicator: { ...indicator, unit: unitSlice(indicator.unit) },
    unit: unitSlice(unit),
    quantity: quantity === undefined ? null : quantitySlice(quantity),
    period: period === undefined ? null : periodText(period),
    locator: locator === undefined ? null : { source: locator.source.id, paragraph: locator.paragraph, printed: locator.printed },
    note: note === undefined ? null : dataset.notes.get(note),
  };
}

function narrativeSlice({ charts, comparisons, keyFigurePlaces: _places, ...rest }: Narrative): object {
  return {
    ...rest,
    charts: charts.map(({ referenceLine, ...chart }) => ({
      ...chart,
      referenceLine:
        referenceLine === undefined
          ? null
          : { label: referenceLine.label, quantity: quantitySlice(referenceLine.quantity), source: referenceLine.source },
    })),
    comparisons: comparisons.map(({ regions, columns, ...comparison }) => ({
      ...comparison,
      regions: regions.map(({ region }) => region),
      columns: columns.map(({ indicator, label }) => ({ indicator: indicator.id, label })),
    })),
  };
}

/** What a document reads of a dataset. */
export interface SliceRequest {
  readonly regions: readonly ReportedRegion[];
  readonly narratives: readonly Narrative[];
  /** Figures and derivations shown. */
  readonly ids: readonly string[];
  /** The volume prints it. */
  readonly glossary: boolean;
}

/**
 * The data a document reads, as canonical JSON: the issue, its regions, the figures shown with their indicators, units, sources and
 * notes, the derivations and the narrative. It is the same for all editions, and a change elsewhere in the dataset leaves it alone.
 */
function dataSlice(dataset: Dataset, { regions, narratives, ids, glossary }: SliceRequest): string {
  const shown = new Set(ids);
  const figures = dataset.figures.filter(({ id }) => shown.has(id));
  const lines = narratives.flatMap(({ charts }) => charts.flatMap(({ referenceLine }) => referenceLine?.source.id ?? []));
  const sources = new Set([...figures.flatMap(({ locator }) => locator?.source.id ?? []), ...lines]);
  const { id, series, issue, date, title, publisher, licence, citation, groupChinese, mark } = dataset;
  return canonical({
    issue: { id, series, issue, date, title, publisher, licence, citation, groupChinese, mark: mark ?? null },
    regions: regions.map(({ region, slug, standing }) => ({
      region,
      slug,
      standing,
      parent: region.parent === undefined ? null : dataset.regionByCode.get(region.parent)?.name,
    })),
    figures: figures.map((figure) => once(figure, () => figureSlice(dataset, figure))),
    derivations: dataset.derivations.filter((derivation) => shown.has(derivation.id)),
    sources: dataset.sources.filter((source) => sources.has(source.id)).map(({ ignored: _ignored, alsoAt: _alsoAt, ...source }) => source),
    narratives: narratives.map((narrative) => once(narrative, narrativeSlice)),
    glossary: glossary ? dataset.glossary : [],
  });
}

/** SHA-256 of {@link dataSlice}. */
export function sliceHash(dataset: Dataset, request: SliceRequest): string {
  return sha256(dataSlice(dataset, request));
}
