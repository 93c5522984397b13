import type { Place } from '../diagnostic/diagnostic.ts';
import type { Edition, Language, Localized } from '../language.ts';
import type { Period, Quantity, Unit } from '../quantity/quantity.ts';

// The dataset as every later stage sees it: resolved, normalised (NFC) and deep-frozen. The zod schemas in schema.ts
// describe the files; load.ts turns what they yield into this.

/** An administrative unit (or any other place) with a code in a named scheme. */
export interface Region {
  readonly code: string;
  readonly scheme: string;
  /** An open word, e.g. `province`, `county`; its names stand in codes/levels.csv. */
  readonly level: string;
  readonly levelName: Localized;
  /** Code of the region that contains it; absent at the top. */
  readonly parent?: string;
  /** Full name, e.g. 阿坝藏族羌族自治州 / Aba Tibetan and Qiang Autonomous Prefecture. English may be empty outside the dataset's own regions. */
  readonly name: Localized;
  /** Short name for labels, e.g. 阿坝州 / Aba Prefecture. */
  readonly short: Localized;
}

/** A region the dataset reports on, in the dataset's order. */
export interface ReportedRegion {
  readonly region: Region;
  /** ASCII, lower-case, unique; file names, anchors and the first half of figure ids. */
  readonly slug: string;
  /** What it is in this context, e.g. 国家扶贫开发工作重点县 / Key county for national poverty alleviation. */
  readonly standing?: Localized;
}

/** What indicators are grouped by. */
export interface Theme {
  readonly id: string;
  readonly order: number;
  readonly name: Localized;
}

/** What is measured: a row of codes/indicators.csv. */
export interface Indicator {
  readonly id: string;
  readonly theme: Theme;
  readonly unit: Unit;
  readonly name: Localized;
  readonly better: 'up' | 'down' | 'none';
  readonly aggregation: 'sum' | 'none';
  /** What a percentage is of, e.g. 占全部村 / of villages. */
  readonly base?: Localized;
  readonly definition?: Localized;
  /** Id of an indicator this one can never exceed in the same region and period (poor households, poor people). */
  readonly atMost?: string;
}

/** Whether a figure is a result or something meant. Kinds are never added to one another. */
export const KINDS = ['actual', 'started', 'expected', 'planned', 'target', 'policy'] as const;

/** A kind of {@link KINDS}. */
export type Kind = (typeof KINDS)[number];

/** Whether the source gives a value; if not, why. */
export const STATUSES = ['reported', 'not-reported', 'not-applicable', 'withheld'] as const;

/** A status of {@link STATUSES}. */
export type Status = (typeof STATUSES)[number];

/** Whether the source gives the period. */
export const PERIOD_BASES = ['stated', 'inferred', 'not-stated'] as const;

/** A basis of {@link PERIOD_BASES}. */
export type PeriodBasis = (typeof PERIOD_BASES)[number];

/** Where a source prints a figure. */
export interface Locator {
  readonly source: Source;
  /** Counted over non-blank lines, the title being 1. */
  readonly paragraph: number;
  /** The token as printed, with its bound word: `20万元以上`. */
  readonly printed: string;
  /** Of the token in figures.csv. */
  readonly place: Place;
}

/** One number with all that makes it true. `quantity` is there exactly when `status` is `reported`. */
export interface Figure {
  readonly id: string;
  readonly region: ReportedRegion;
  readonly indicator: Indicator;
  readonly unit: Unit;
  readonly quantity?: Quantity;
  readonly period?: Period;
  readonly periodBasis: PeriodBasis;
  /** The period was still running when the source was printed. */
  readonly toDate: boolean;
  readonly kind: Kind;
  readonly status: Status;
  readonly locator?: Locator;
  /** Ids of the figures the source says this one totals. */
  readonly sumOf: readonly string[];
  /** Key into {@link Dataset.notes}. */
  readonly note?: string;
  readonly place: Place;
}

/** What a derivation can compute. */
export const OPERATIONS = ['sum', 'difference', 'share', 'count', 'number-of-regions'] as const;

/** A computation over figures (or other derivations) that the dataset names, so that text may refer to its result. */
export interface Derivation {
  readonly id: string;
  readonly operation: (typeof OPERATIONS)[number];
  /** Ids of figures; for `share` the part and then the whole, for `difference` the later and then the earlier. */
  readonly inputs: readonly string[];
  /** Fraction digits of the result, for `share`; sums and differences are exact. */
  readonly decimals?: number;
  readonly label: Localized;
  /** What a reader must know of the result, e.g. why regions of different levels may be added. */
  readonly note?: Localized;
  readonly place: Place;
}

/** A document that figures come from. */
export interface Source {
  /** `S1`, `R1`, … */
  readonly id: string;
  readonly title: Localized;
  readonly publisher?: Localized;
  readonly date?: string;
  readonly url?: string;
  /** Name and SHA-256 of the source's text file, which the project need not carry. */
  readonly file?: string;
  readonly sha256?: string;
  readonly ignored: readonly { readonly paragraph: number; readonly printed: string; readonly reason: Localized; readonly place: Place }[];
  readonly alsoAt: readonly { readonly figure: string; readonly paragraph: number; readonly printed: string; readonly place: Place }[];
  readonly place: Place;
}

/** A line drawn in charts for comparison, with a source of its own. */
export interface ReferenceLine {
  readonly id: string;
  readonly quantity: Quantity;
  readonly label: Localized;
  readonly source: Source;
}

/** A piece of a narrative sentence, in reading order. Numerals occur only in the last four. */
export type TextPart =
  | { readonly type: 'text'; readonly text: string }
  /** A figure or a derivation, by id. `number` leaves out the unit word, `words` spells it (三, three). */
  | { readonly type: 'figure'; readonly id: string; readonly form: 'full' | 'number' | 'words'; readonly place: Place }
  | { readonly type: 'period'; readonly period: Period; readonly place: Place }
  /** A numeral that is no quantity, e.g. 1+X; stands in both languages. */
  | { readonly type: 'literal'; readonly text: string; readonly place: Place };

/** A sentence or paragraph in each language, both referring to the same figures. */
export type Prose = Localized<readonly TextPart[]>;

/** One of a region's measures: what is done, under a title. */
export interface Measure {
  readonly title: Prose;
  readonly text: Prose;
}

/** A chart asked for by the narrative; briefing/ turns it into a chart model with values. */
export interface ChartRequest {
  readonly id: string;
  /** `bar`: horizontal bars from zero; `position`: values on one scale, with a reference line; `line`: one series over periods. */
  readonly type: 'bar' | 'position' | 'line';
  readonly title: Prose;
  /** Unit and period line under the title. */
  readonly subtitle: Prose;
  readonly items: readonly { readonly figure: string; readonly label: Localized; readonly place: Place }[];
  readonly referenceLine?: ReferenceLine;
  readonly note?: Prose;
  readonly place: Place;
}

/** A table of regions by indicators in the volume, in one period. */
export interface Comparison {
  readonly id: string;
  readonly title: Prose;
  readonly regions: readonly ReportedRegion[];
  readonly columns: readonly { readonly indicator: Indicator; readonly label: Localized }[];
  readonly kinds: readonly Kind[];
  readonly period?: Period;
  readonly note?: Prose;
  readonly place: Place;
}

/** What a briefing says beside its table. */
export interface Narrative {
  readonly headline: Prose;
  /** Ids of up to four figures. */
  readonly keyFigures: readonly string[];
  /** Where each of them is named, by id. */
  readonly keyFigurePlaces: ReadonlyMap<string, Place>;
  /** Heading over the measures, e.g. 主要举措 / Main measures. */
  readonly measuresTitle?: Localized;
  readonly measures: readonly Measure[];
  readonly charts: readonly ChartRequest[];
  /** Volume only. */
  readonly comparisons: readonly Comparison[];
  readonly place: Place;
}

/** A term in both languages: a row of codes/glossary.csv. */
export interface GlossaryEntry {
  readonly zh: string;
  readonly en: string;
  readonly variants: readonly string[];
  readonly note?: Localized;
  /** A public source, or `own` for our translation. */
  readonly origin: string;
}

/** A text that a reader sees, with where it stands: `placeWithin` (located.ts) gives the place of any character of it. */
export interface LocatedText {
  readonly text: string;
  readonly lang?: Language;
  /** A sentence in the narrative's syntax, with references in braces. */
  readonly prose: boolean;
  readonly place: Place;
  /** Indices at which the file's columns do not simply go on (a new line, an escape, a stripped mark), ascending. */
  readonly turns: readonly { readonly index: number; readonly line: number; readonly column: number }[];
}

/** A face a dataset brings along for characters the built-in fonts lack. */
export interface ExtraFont {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Where dataset.yaml names it. */
  readonly place: Place;
}

/** One issue's validated data. Deep-frozen. */
export interface Dataset {
  /** The folder it was read from, as given, without a slash at its end. */
  readonly folder: string;
  readonly id: string;
  readonly series: { readonly slug: string; readonly name: Localized };
  readonly issue: number;
  /** Date of issue, ISO 8601. */
  readonly date: string;
  readonly title: Localized;
  readonly publisher: Localized;
  readonly licence: Localized;
  /** Its identifier, e.g. `CC-BY-4.0`, where it has one. */
  readonly licenceId?: string;
  readonly citation: Localized;
  readonly languages: readonly Language[];
  readonly editions: readonly Edition[];
  /** Thousands marks in Chinese text; English always has them. */
  readonly groupChinese: boolean;
  readonly mark?: 'draft' | 'correction';
  /** The region the volume speaks for, its slug and standing; figures may belong to it as well. */
  readonly scope: ReportedRegion;
  readonly regions: readonly ReportedRegion[];
  /** In file order. */
  readonly figures: readonly Figure[];
  readonly figureById: ReadonlyMap<string, Figure>;
  readonly derivations: readonly Derivation[];
  readonly sources: readonly Source[];
  readonly notes: ReadonlyMap<string, Localized>;
  /** Every unit of the code lists. */
  readonly units: readonly Unit[];
  readonly referenceLines: readonly ReferenceLine[];
  /** By region slug; `volume` for the scope. */
  readonly narratives: ReadonlyMap<string, Narrative>;
  readonly glossary: readonly GlossaryEntry[];
  /** Every region of the code list, for look-ups of parents. */
  readonly regionByCode: ReadonlyMap<string, Region>;
  readonly fonts: readonly ExtraFont[];
  /** Every text that may reach a page or a sheet, in the order of the files. */
  readonly texts: readonly LocatedText[];
  /** SHA-256 of each file read, by name relative to the dataset's parent folder; sorted by name. */
  readonly inputs: ReadonlyMap<string, string>;
}
