import type { Dataset, Figure, Source } from '../dataset/dataset.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import { compare, plain, shift } from '../quantity/decimal.ts';
import type { Decimal } from '../quantity/quantity.ts';
import { fold } from './fold.ts';
import type { Lexicon, NumberSpan } from './numbers.ts';
import { readAgain, readNumber, type SourceReading } from './reading.ts';
import { numbersWithin, tokenIn, type NumberedDocument, type Occurrence } from './tokens.ts';

/** That a source prints a figure in a paragraph: a row of figures.csv, or of `also-at`. */
export interface Claim {
  readonly figure: Figure;
  readonly paragraph: number;
  readonly printed: string;
  /** Of the token in the dataset. */
  readonly place: Place;
  readonly also: boolean;
}

/** What became of a claim. */
export type Outcome =
  /** The token is there; `others` are further places of it in the paragraph where the dataset does not say which is meant. */
  | { readonly type: 'found'; readonly claim: Claim; readonly reading: SourceReading; readonly others: readonly Occurrence[] }
  /** In another paragraph, which no other claim explains. */
  | { readonly type: 'moved'; readonly claim: Claim; readonly reading: SourceReading }
  /** Not there, and a number that nothing claims stands in the paragraph. */
  | { readonly type: 'changed'; readonly claim: Claim; readonly reading: SourceReading }
  | { readonly type: 'missing'; readonly claim: Claim };

/** Every claim on a source, in the order of the dataset's files. */
export function claimsOn(dataset: Dataset, source: Source): readonly Claim[] {
  const rows = dataset.figures.flatMap((figure): Claim[] =>
    figure.locator?.source.id === source.id && figure.quantity !== undefined ? [{ figure, ...figure.locator, also: false }] : [],
  );
  const also = source.alsoAt.flatMap((row): Claim[] => {
    const figure = dataset.figureById.get(row.figure);
    return figure?.quantity === undefined ? [] : [{ ...row, figure, also: true }];
  });
  return [...rows, ...also];
}

/** How a document is searched: its numbers, and which of them need no claim. */
export interface Search {
  readonly document: NumberedDocument;
  readonly lexicon: Lexicon;
  readonly find: (folded: ReturnType<typeof fold>) => readonly NumberSpan[];
  /** Dates and the like, and what the dataset says to ignore. */
  readonly exempt: ReadonlySet<NumberSpan>;
}

/** How many numbers of its paragraph are read to tell what became of a claim: no prose has more, a list of numbers may be endless. */
const MOST_READ = 100;

/** Holds every claim against the document. Numbers that claims account for are added to `claimed`. */
export function settle(claims: readonly Claim[], search: Search, claimed: Set<NumberSpan>): readonly Outcome[] {
  const { document, lexicon } = search;
  const outcomes = new Map<Claim, Outcome>();
  const take = (occurrence: Occurrence): void => {
    for (const span of numbersWithin(document, occurrence)) claimed.add(span);
  };
  const isFree = (span: NumberSpan): boolean => !claimed.has(span) && !search.exempt.has(span);
  const count = (printed: string): number => search.find(fold(printed)).length;

  for (const group of grouped(claims)) {
    const [{ printed, paragraph }] = group;
    const range = document.range(paragraph);
    const found = range === undefined ? [] : tokenIn(document, printed, count(printed), range);
    found.forEach(take);
    // As many rows as places: the first row means the first place. One place may also serve several rows.
    const decided = found.length === 1 || found.length === group.length;
    for (const [index, claim] of group.entries()) {
      const occurrence = (decided ? found[index] : undefined) ?? found[0];
      if (occurrence === undefined) continue;
      const reading = readAgain(document, claim.figure, occurrence, lexicon);
      const others = decided || index > 0 ? [] : found.slice(1);
      outcomes.set(claim, { type: 'found', claim, reading, others });
    }
  }
  const lost = claims.filter((claim) => !outcomes.has(claim));
  const everywhere = { start: 0, end: document.text.length };
  for (const claim of lost) {
    const elsewhere = tokenIn(document, claim.printed, count(claim.printed), everywhere)
      .filter((occurrence) => numbersWithin(document, occurrence).every(isFree))
      .map((occurrence) => ({ occurrence, steps: Math.abs(document.paragraphAt(occurrence.start) - claim.paragraph) }));
    const nearest = elsewhere.toSorted((a, b) => a.steps - b.steps)[0]?.occurrence;
    if (nearest === undefined) continue;
    take(nearest);
    outcomes.set(claim, { type: 'moved', claim, reading: readAgain(document, claim.figure, nearest, lexicon) });
  }
  for (const claim of lost) {
    if (outcomes.has(claim)) continue;
    const range = document.range(claim.paragraph);
    const free = range === undefined ? [] : numbersWithin(document, range).filter(isFree);
    const readings = free.slice(0, MOST_READ).map((span) => readNumber(document, claim.figure, span, lexicon));
    const likeliest = readings
      .map((reading) => ({ reading, rank: rankOf(reading, claim) }))
      .filter(({ rank }) => rank < Infinity)
      .toSorted((a, b) => a.rank - b.rank)[0]?.reading;
    if (likeliest === undefined) {
      outcomes.set(claim, { type: 'missing', claim });
      continue;
    }
    take(likeliest.occurrence);
    outcomes.set(claim, { type: 'changed', claim, reading: likeliest });
  }
  return claims.flatMap((claim) => outcomes.get(claim) ?? []);
}

/** Claims on the same token in the same paragraph. */
function grouped(claims: readonly Claim[]): readonly (readonly [Claim, ...Claim[]])[] {
  const groups = new Map<string, [Claim, ...Claim[]]>();
  for (const claim of claims) {
    const key = `${claim.paragraph} ${claim.printed}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return [...groups.values()];
}

/** How unlike what a figure's row says a number of its paragraph is; infinite where the two have nothing in common. */
function rankOf({ differences, reading }: SourceReading, { figure: { quantity } }: Claim): number {
  if (reading === undefined || quantity === undefined) return Infinity;
  if (!differences.includes('value')) return differences.includes('unit') ? 2 : 0;
  if (differences.includes('unit')) return Infinity;
  return sameDigits(reading.value, quantity.value) ? 1 : 3 + unlikeness(plain(reading.value), plain(quantity.value));
}

/** 15亿 and 15万: the same digits in another scale. */
function sameDigits(a: Decimal, b: Decimal): boolean {
  return Array.from({ length: 25 }, (_, index) => index - 12).some((power) => compare(shift(a, power), b) === 0);
}

/** Digits that differ place by place, and those that one has more. */
function unlikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return Array.from({ length: longest }, (_, index) => index).filter((index) => a[index] !== b[index]).length;
}
