import type { Kind, Status } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import { en } from './labels/en.ts';
import { zh } from './labels/zh.ts';

/** What the program itself says on a page or a sheet, in one language. A language is one file of this shape. */
export interface Labels {
  readonly kinds: Readonly<Record<Kind | 'derived', string>>;
  /** Words that stand in place of a missing value. A reported zero is a number and has none. */
  readonly statuses: Readonly<Record<Exclude<Status, 'reported'>, string>>;
  /** Stands where a region has a figure, but of another kind or period. */
  readonly notComparable: string;
  readonly notComparableNote: string;
  /** What each status means, as a sentence for the notes. */
  readonly statusNotes: Readonly<Record<Exclude<Status, 'reported'>, string>>;
  /** Tells a reported zero from a missing value. */
  readonly zeroNote: string;
  readonly period: {
    /** Stands for a period that its source does not give. */
    readonly notStated: string;
    /** Follows a period that the source does not print, its meaning below. */
    readonly inferredMark: string;
    readonly inferredNote: string;
    readonly notStatedNote: string;
    /** Under a chart all of whose periods are so. */
    readonly allInferred: string;
    readonly allNotStated: string;
    /** Follows a period that was still running. */
    readonly toDate: string;
  };
  readonly columns: Readonly<
    Record<
      | 'number'
      | 'indicator'
      | 'value'
      | 'unit'
      | 'kind'
      | 'period'
      | 'source'
      | 'region'
      | 'level'
      | 'printed'
      | 'theme'
      | 'code'
      | 'term'
      | 'translation'
      | 'note'
      | 'origin'
      | 'result'
      | 'formula'
      | 'pages',
      string
    >
  >;
  readonly sections: Readonly<
    Record<
      | 'measures'
      | 'indicators'
      | 'notes'
      | 'sources'
      | 'notesAndSources'
      | 'cover'
      | 'contents'
      | 'summary'
      | 'regions'
      | 'glossary'
      | 'register'
      | 'derivations'
      | 'method'
      | 'charts'
      | 'cite'
      | 'data',
      string
    >
  >;
  /** Captions: 表1, Figure 1. */
  readonly table: (number: number) => string;
  readonly figure: (number: number) => string;
  /** 第1期, No. 1 */
  readonly issue: (number: number) => string;
  /** An indicator's name and what it means, as a note. */
  readonly definition: (name: string, text: string) => string;
  /** 一、, 1. */
  readonly ordinal: (number: number) => string;
  readonly marks: Readonly<Record<'draft' | 'correction', string>>;
  /** Before the eight characters of the data version. */
  readonly dataVersion: string;
  readonly source: string;
  readonly note: string;
  readonly publisher: string;
  readonly licence: string;
  readonly referenceLine: string;
  readonly ownTranslation: string;
  /** Title of a volume's summary over the region it speaks for. */
  readonly summaryOf: (region: string) => string;
  readonly regionCount: (number: number) => string;
  readonly figureCount: (number: number) => string;
  /** How many regions report a column: 2 of 5 regions report this. */
  readonly coverage: (reporting: number, all: number) => string;
  /** At the end of a list of which so many more are not shown. */
  readonly andMore: (count: number) => string;
  /** How many items of a chart have a value. */
  readonly itemCoverage: (reporting: number, all: number) => string;
  /** How many figures of a table have a value. */
  readonly figureCoverage: (reporting: number, all: number) => string;
  /** Names of powers of ten, for units that head a column or a chart. */
  readonly multiples: ReadonlyMap<number, string>;
  /** Explains the three ways of drawing; only the ones on the chart are named. */
  readonly drawing: Readonly<Record<'solid' | 'light' | 'hollow', string>>;
  /** Sentences on how the briefing is made, in their order. */
  readonly method: Readonly<Record<'sources' | 'precision' | 'kinds' | 'derived' | 'languages', string>>;
  /** Put between title and text, items of a list, parts of a line, and at a sentence's end. */
  readonly punctuation: Readonly<
    Record<'colon' | 'comma' | 'semicolon' | 'stop' | 'open' | 'close' | 'space' | 'titleStop' | 'captionGap' | 'list', string>
  >;
}

/** The statuses of a figure without a value, in the order in which they are explained. */
export const MISSING_STATUSES = ['not-reported', 'not-applicable', 'withheld'] as const satisfies readonly Exclude<Status, 'reported'>[];

const LABELS: Readonly<Record<Language, Labels>> = { zh, en };

/** The labels of one language. */
export function labelsOf(language: Language): Labels {
  return LABELS[language];
}
