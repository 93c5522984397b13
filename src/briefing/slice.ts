import type { Dataset, Figure, Narrative, ReportedRegion } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { sha256 } from '../digest.ts';
import { periodText } from '../quantity/period.ts';
import { plain } from '../quantity/decimal.ts';
import type { Quantity, Unit } from '../quantity/quantity.ts';
import { inFileOrder, regionNumbering, volumeNumbering } from './numbering.ts';
import { narrativeOf } from './region-part.ts';

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
  #digits: string | undefined;

  constructor(value: unknown) {
    this.text = canonical(value);
  }

  /** They tell one state of a part from another; what is made again is decided by whole digests. */
  get digits(): string {
    return (this.#digits ??= sha256(this.text).slice(0, PART_DIGITS));
  }
}

const PART_DIGITS = 12;

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
      regions: regions.map(({ slug }) => slug),
      columns: columns.map(({ indicator, label }) => ({ indicator: { ...indicator, unit: unitSlice(indicator.unit) }, label })),
    })),
  };
}

/** What a document reads of a dataset. */
export interface Slice {
  /** SHA-256 of all of it: the data version. It is the same for all editions, and a change elsewhere in the dataset leaves it alone. */
  readonly digest: string;
  /** Digits of the SHA-256 of each part, by its name (`figure nanbu.poor-people`), for telling which of them changed. */
  readonly parts: ReadonlyMap<string, string>;
}

interface Request {
  readonly regions: readonly ReportedRegion[];
  /** By region slug; `volume` for the scope. */
  readonly narratives: readonly string[];
  /** Figures and derivations shown, in the order of their numbers. */
  readonly ids: readonly string[];
  /** All of the dataset's sources, notes and terms, in their order, as the volume and the workbook list them. */
  readonly lists: boolean;
}

type Parts = readonly (readonly [name: string, part: Canonical])[];

const valuesOf = (parts: Parts): readonly Canonical[] => parts.map(([, part]) => part);

/** The issue, the regions, the figures shown with their indicators, units, sources and notes, the derivations and the narratives. */
function sliceOf(dataset: Dataset, { regions, narratives: keys, ids, lists }: Request): Slice {
  const shown = new Set(ids);
  const shownFigures = inFileOrder(
    dataset.figures,
    ids.flatMap((id) => dataset.figureById.get(id) ?? []),
  );
  const told = keys.flatMap((key) => dataset.narratives.get(key) ?? []);
  const lines = told.flatMap(({ charts }) => charts.flatMap(({ referenceLine }) => referenceLine?.source.id ?? []));
  const used = new Set([...shownFigures.flatMap(({ locator }) => locator?.source.id ?? []), ...lines]);
  const { id: issueId, series, issue, date, title, publisher, licence, citation, groupChinese, mark } = dataset;
  const about = new Canonical({ id: issueId, series, issue, date, title, publisher, licence, citation, groupChinese, mark: mark ?? null });
  const places: Parts = regions.map(({ region, slug, standing }) => {
    const parent = region.parent === undefined ? null : dataset.regionByCode.get(region.parent)?.name;
    return [`region ${slug}`, new Canonical({ region, slug, standing, parent })];
  });
  const figures: Parts = shownFigures.map((figure) => [`figure ${figure.id}`, once(figure, () => figureSlice(dataset, figure))]);
  const derivations: Parts = dataset.derivations
    .filter(({ id }) => shown.has(id))
    .map((derivation) => [`derivation ${derivation.id}`, new Canonical(derivation)]);
  const sources: Parts = dataset.sources
    .filter(({ id }) => lists || used.has(id))
    .map(({ ignored: _ignored, alsoAt: _alsoAt, ...source }) => [`source ${source.id}`, new Canonical(source)]);
  const narratives: Parts = keys.flatMap((key) => {
    const narrative = dataset.narratives.get(key);
    return narrative === undefined ? [] : [[`narrative ${key}`, once(narrative, narrativeSlice)] as const];
  });
  const glossary = new Canonical(lists ? dataset.glossary : []);
  const notes: Parts = lists ? [['notes', new Canonical([...dataset.notes])]] : [];
  const content = {
    issue: about,
    regions: valuesOf(places),
    figures: valuesOf(figures),
    derivations: valuesOf(derivations),
    sources: valuesOf(sources),
    narratives: valuesOf(narratives),
    glossary,
    ...(lists && { notes: valuesOf(notes) }),
  };
  const named: Parts = [
    ['issue', about],
    ...places,
    ...figures,
    ...derivations,
    ...sources,
    ...narratives,
    ['glossary', glossary],
    ...notes,
    ['order', new Canonical(ids)],
  ];
  return { digest: sha256(canonical(content)), parts: new Map(named.map(([name, part]) => [name, part.digits])) };
}

// A dataset is frozen, and each edition of a document asks.
const known = new WeakMap<Dataset, Map<string, Slice>>();

function remembered(dataset: Dataset, key: string, make: () => Slice): Slice {
  const slices = known.get(dataset) ?? new Map<string, Slice>();
  known.set(dataset, slices);
  const slice = slices.get(key) ?? make();
  slices.set(key, slice);
  return slice;
}

/** The data that a region's briefing reads: its own, and the figures of other regions and derivations that it mentions. */
export function regionSlice(dataset: Dataset, reported: ReportedRegion): Slice {
  return remembered(dataset, `region ${reported.slug}`, () => {
    const { ids } = regionNumbering(dataset, reported.region.code, narrativeOf({ dataset }, reported.slug));
    return sliceOf(dataset, { regions: [reported], narratives: [reported.slug], ids, lists: false });
  });
}

/** The data that the volume and the workbook read. */
export function volumeSlice(dataset: Dataset): Slice {
  const regions = [dataset.scope, ...dataset.regions];
  const narratives = [VOLUME, ...dataset.regions.map(({ slug }) => slug)];
  return remembered(dataset, VOLUME, () => sliceOf(dataset, { regions, narratives, ids: volumeNumbering(dataset).ids, lists: true }));
}

/** The data that the data table and the package about it read. */
export function tableSlice(dataset: Dataset): Slice {
  return remembered(dataset, 'data-table', () => {
    const regions = [dataset.scope, ...dataset.regions];
    const { digest, parts } = sliceOf(dataset, { regions, narratives: [], ids: dataset.figures.map(({ id }) => id), lists: true });
    const licence = new Canonical({ id: dataset.licenceId ?? null });
    return { digest: sha256(`${digest} ${licence.digits}`), parts: new Map([...parts, ['licence', licence.digits]]) };
  });
}
