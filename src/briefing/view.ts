import type { Kind } from '../dataset/dataset.ts';
import type { Edition, Language } from '../language.ts';
import type { ChartModel, EditionText } from './chart.ts';

// What templates read. Plain, frozen values: strings, booleans, arrays and objects of these. Every field is always there;
// an empty string or array stands for nothing, so that a template asks with `if` and a misspelt name is an error.

/** A run of a sentence. `mark` is a figure's number, linked to the anchor `to`; empty when the run is no figure. */
export interface Part {
  readonly text: string;
  readonly mark: string;
  readonly to: string;
}

/** A sentence or paragraph in one language. */
export interface Line {
  readonly lang: Language;
  readonly parts: readonly Part[];
}

/** One line per language of the edition, the leading one first. */
export type EditionLines = readonly Line[];

/** A reference to a note or a row. */
export interface Mark {
  readonly mark: string;
  readonly to: string;
}

/** A key figure at the head of a region’s part: the number large, its label and period below. */
export interface CardView {
  readonly before: string;
  readonly number: string;
  readonly unit: string;
  readonly label: EditionText;
  readonly mark: Mark;
  readonly kind: Kind | 'derived';
  /** The kind's names in one string, for the chip. */
  readonly chip: string;
  readonly period: EditionText;
}

/** One measure in each language, its number and title before the text. */
export interface MeasureView {
  readonly anchor: string;
  /** `一、产业增收。`, `1. Income from local industry.` beside the paragraph it opens. */
  readonly texts: readonly { readonly lang: Language; readonly title: readonly Part[]; readonly parts: readonly Part[] }[];
}

/** What stands around a chart; `id` names its model in {@link BriefingDocument.charts}. */
export interface ChartView {
  readonly id: string;
  readonly anchor: string;
  readonly title: EditionLines;
  readonly subtitle: EditionText;
  readonly caption: EditionLines;
}

/** A row of a region’s table: a figure, or what is derived from several. */
export interface RowView {
  readonly number: string;
  readonly anchor: string;
  /** Anchor the number leads to: the register in the volume; empty in a region's briefing. */
  readonly to: string;
  /** Of a derived figure with its formula, whose terms bear the marks of their figures. */
  readonly name: EditionLines;
  readonly notes: readonly Mark[];
  /** The number as the leading language writes it, or in each language the word that stands for a missing one. */
  readonly value: EditionText;
  readonly missing: boolean;
  readonly unit: EditionText;
  readonly kind: EditionText;
  readonly period: EditionText;
  readonly source: string;
}

/** The rows of one theme, or the derived ones. */
export interface GroupView {
  readonly name: EditionText;
  readonly rows: readonly RowView[];
}

/** A region’s table of figures. */
export interface TableView {
  /** Rows close together, so that a long table and its notes keep to one page. */
  readonly density: 'normal' | 'tight';
  readonly title: EditionText;
  readonly heads: Readonly<Record<'number' | 'indicator' | 'value' | 'unit' | 'kind' | 'period' | 'source', EditionText>>;
  readonly groups: readonly GroupView[];
}

/** Notes, sources and method, a list per language; the title is empty under a heading that says it. */
export interface NotesView {
  readonly lang: Language;
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly text: string }[];
}

/** What a region's briefing and its chapter in the volume share. */
export interface RegionView {
  readonly anchor: string;
  readonly outline: string;
  readonly name: EditionText;
  readonly code: string;
  /** Level, and the region that contains it. */
  readonly facts: readonly EditionText[];
  readonly standing: EditionText;
  readonly headline: EditionLines;
  readonly cards: readonly CardView[];
  readonly measuresTitle: EditionText;
  readonly measures: readonly MeasureView[];
  /** Two charts side by side, or one alone. */
  readonly chartRows: readonly (readonly ChartView[])[];
  readonly table: TableView;
  readonly notes: readonly NotesView[];
}

/** Masthead and foot. */
export interface FrameView {
  readonly lang: Language;
  readonly series: EditionText;
  readonly issue: EditionText;
  readonly date: EditionText;
  /** Draft or correction; empty when neither. */
  readonly mark: EditionText;
  /** The region a briefing is about; empty for the volume. */
  readonly subject: EditionText;
  /** Series, issue and region. */
  readonly foot: EditionText;
  /** Names of the data version, the last with the first digits of the data slice's hash. */
  readonly version: EditionText;
}

/** What templates/briefing reads. */
export interface RegionBriefingView {
  readonly frame: FrameView;
  readonly region: RegionView;
}

/** A table of regions by indicators. */
export interface ComparisonView {
  readonly anchor: string;
  /** Anchor of what stands below the table. */
  readonly captionAnchor: string;
  readonly title: EditionLines;
  /** One width for each column of the table. */
  readonly widths: string;
  readonly heads: readonly { readonly text: EditionText; readonly align: 'left' | 'right' }[];
  readonly rows: readonly {
    readonly anchor: string;
    readonly name: EditionText;
    readonly to: string;
    readonly level: EditionText;
    readonly cells: readonly { readonly text: EditionText; readonly missing: boolean; readonly mark: Mark }[];
    readonly source: string;
  }[];
  readonly caption: EditionLines;
}

/** An entry of the register: a figure with its printed token and place, or a derivation. */
export interface RegisterRow {
  readonly number: string;
  readonly anchor: string;
  /** Anchor of the row in the region's table; empty for a derived figure. */
  readonly back: string;
  readonly name: EditionLines;
  readonly value: EditionText;
  readonly kind: EditionText;
  readonly period: EditionText;
  readonly printed: string;
  readonly source: string;
  /** Anchors of the places that print it, apart by spaces; empty where none does. */
  readonly printedAt: string;
}

/** What templates/volume reads. */
export interface VolumeView {
  readonly frame: FrameView;
  readonly cover: {
    readonly title: EditionText;
    readonly publisher: EditionText;
    readonly licence: EditionText;
  };
  readonly titles: Readonly<Record<'contents' | 'glossary' | 'register' | 'method', EditionText>>;
  readonly outlines: Readonly<Record<'cover' | 'contents' | 'glossary' | 'register' | 'method', string>>;
  readonly summary: RegionView;
  readonly comparisons: readonly ComparisonView[];
  readonly regions: readonly RegionView[];
  readonly glossary: {
    readonly heads: Readonly<Record<'term' | 'translation' | 'note' | 'origin', EditionText>>;
    readonly rows: readonly { readonly zh: string; readonly en: string; readonly note: EditionText; readonly origin: EditionText }[];
  };
  readonly register: {
    readonly heads: Readonly<Record<'number' | 'indicator' | 'value' | 'kind' | 'period' | 'printed' | 'source' | 'pages', EditionText>>;
    readonly groups: readonly { readonly name: EditionText; readonly rows: readonly RegisterRow[] }[];
  };
  readonly method: readonly NotesView[];
}

/** Document information of a PDF. */
export interface Information {
  readonly title: string;
  /** The leading language. */
  readonly language: Language;
  readonly author: string;
  /** ISO 8601 date. */
  readonly created: string;
  /** SHA-256 of the data slice, first eight digits. */
  readonly version: string;
  readonly subject: string;
  readonly keywords: readonly string[];
}

/** One document to be set: what the template reads, the charts it names, and the figures it shows. */
export interface BriefingDocument<View = RegionBriefingView | VolumeView> {
  readonly edition: Edition;
  readonly languages: readonly Language[];
  readonly information: Information;
  readonly view: View;
  readonly charts: ReadonlyMap<string, ChartModel>;
  /** Ids of the figures and derivations shown, in the order of their numbers. */
  readonly figures: readonly string[];
  /** SHA-256 of the data slice the document reads. */
  readonly slice: string;
}
