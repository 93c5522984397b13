import { Claims, type Range, type Stretch } from './claims.ts';
import { Gap } from './gap.ts';
import { likeOf, type Missed } from './like.ts';
import { longestRise } from './order.ts';
import { passageText, type Passage } from './passage.ts';
import type { PrintedText } from './printed-text.ts';

/** A passage that stands on the page, whole or broken over two; stretches in its order. */
export interface Placed {
  readonly passage: Passage;
  readonly stretches: readonly Stretch[];
}

/** Where the passages of a document stand in what is printed. */
export interface Matched {
  readonly placed: readonly Placed[];
  readonly missed: readonly Missed[];
  /** What is printed and no passage accounts for, in order, each on one page. */
  readonly added: readonly Range[];
  /** Pages that print nothing but their head and foot. */
  readonly empty: readonly number[];
}

/** Between the passages around it, one is looked for no farther than this. */
const REACH = 20_000;

type Places = (readonly Stretch[] | undefined)[];

/** Finds every passage in the printed text, in order, each in a place of its own, and what is left over. */
export function matchPassages(
  printed: PrintedText,
  passages: readonly Passage[],
  frame: (page: number, pages: number) => readonly Passage[],
): Matched {
  const claims = new Claims(printed);
  const lostFrames = printed.pages.flatMap((page) =>
    frame(page.number, printed.pages.length)
      .filter((passage) => claims.placeLast(passageText(passage), page) === undefined)
      .map((passage) => ({ passage, page })),
  );
  const bodies = printed.pages.map((page) => claims.free(page)[0]);
  const empty = printed.pages.filter((_, index) => bodies[index] === undefined).map(({ number }) => number);
  const places: Places = passages.map((passage) => (isLoose(passage) ? undefined : claims.place(passageText(passage))));
  if (passages.some((passage, index) => places[index] === undefined && !isLoose(passage))) placeAgain(claims, passages, places);
  const order = new Map(passages.map((passage, index) => [passage, index]));
  const placeOf = (passage: Passage): readonly Stretch[] | undefined => places[order.get(passage) ?? -1];
  placeLoose(claims, passages, places, placeOf);
  placeHeadsAgain(claims, passages, bodies);
  const gaps = gapsBetween(passages, places, printed.text.length);
  const missed = passages.flatMap((passage, index): Missed[] => {
    const range = gaps[index];
    if (places[index] !== undefined || range === undefined) return [];
    const gap = new Gap(claims, range);
    // Too short to have its like.
    if (passage.kind === 'chart' || isLoose(passage))
      return [{ passage: expectedEntry(passage, placeOf, printed), page: printed.pageAt(gap.offset(0)) }];
    return [likeOf(claims, passage, gap)];
  });
  missed.push(...lostFrames.map(({ passage, page }) => likeOf(claims, passage, new Gap(claims, page))));
  const placed = passages.flatMap((passage, index): Placed[] => {
    const stretches = places[index];
    return stretches === undefined ? [] : [{ passage, stretches }];
  });
  return { placed, missed, added: printed.pages.flatMap((page) => claims.free(page)), empty };
}

/** Where each passage should stand: after the passage before it, before the one after it. Those out of order bound nothing. */
function gapsBetween(passages: readonly Passage[], places: Places, length: number): readonly Range[] {
  const starts = passages.map((passage, index) => (isLoose(passage) ? undefined : places[index]?.[0]?.start));
  const rise = longestRise(starts);
  const ends: number[] = [];
  let after = length;
  for (let index = passages.length - 1; index >= 0; index--) {
    ends[index] = after;
    if (rise.has(index)) after = starts[index] ?? after;
  }
  let before = 0;
  return passages.map((_, index): Range => {
    const start = before;
    if (rise.has(index)) before = startEnd(places[index]) ?? before;
    return { start, end: Math.min(ends[index] ?? length, start + REACH) };
  });
}

/** Where the first stretch of a passage ends: of two beside one another on two pages the second begins before all of the first has ended. */
function startEnd(stretches: readonly Stretch[] | undefined): number | undefined {
  const first = stretches?.[0];
  return first && first.start + first.length;
}

/**
 * Where a passage is not in its place, another may have taken its text for its own. Each that is out of order is looked for first between its
 * neighbours, and only then left where it was.
 */
function placeAgain(claims: Claims, passages: readonly Passage[], places: Places): void {
  const starts = places.map((stretches) => stretches?.[0]?.start);
  const rise = longestRise(starts);
  const away = new Map<number, readonly Stretch[]>();
  for (const [index, stretches] of places.entries()) {
    if (stretches === undefined || stretches.length === 0 || rise.has(index)) continue;
    away.set(index, stretches);
    places[index] = undefined;
    for (const stretch of stretches) claims.release(stretch);
  }
  let before = 0;
  for (const [index, { start, end }] of gapsBetween(passages, places, claims.printed.text.length).entries()) {
    const passage = passages[index];
    if (passage === undefined || isLoose(passage) || places[index] !== undefined) continue;
    const found = new Gap(claims, { start: Math.max(start, before), end }).placeOf(passageText(passage));
    if (found === undefined) continue;
    places[index] = found.map((stretch) => claims.take(stretch));
    before = startEnd(found) ?? before;
  }
  for (const [index, stretches] of away)
    if (places[index] === undefined && stretches.every(({ start, length }) => claims.isFree(start, length)))
      places[index] = stretches.map((stretch) => claims.take(stretch));
}

/** Whether a passage is looked for between others instead of after the one before it. */
function isLoose({ setting, leadsTo }: Passage): boolean {
  return setting === 'chart' || leadsTo !== undefined;
}

/** An entry of the contents or of the register with the pages that it leads to. */
function expectedEntry(passage: Passage, placeOf: (passage: Passage) => readonly Stretch[] | undefined, printed: PrintedText): Passage {
  if (passage.leadsTo === undefined) return passage;
  const starts = passage.leadsTo.flatMap((each) => placeOf(each)?.[0]?.start ?? []);
  if (starts.length === 0) return passage;
  const pages = [...new Set(starts.map((start) => printed.pageAt(start)))].sort((a, b) => a - b);
  return { ...passage, runs: [...passage.runs, { text: pages.join(', '), numbers: 'page' }] };
}

/** A short text in a chart, or a line of the contents, is looked for between its neighbours. */
function placeLoose(
  claims: Claims,
  passages: readonly Passage[],
  places: Places,
  placeOf: (passage: Passage) => readonly Stretch[] | undefined,
): void {
  const { printed } = claims;
  const later: number[] = [];
  let after = printed.text.length;
  for (let index = passages.length - 1; index >= 0; index--) {
    later[index] = after;
    after = places[index]?.[0]?.start ?? after;
  }
  let before = 0;
  for (const [index, passage] of passages.entries()) {
    const last = places[index]?.at(-1);
    if (!isLoose(passage)) {
      if (last !== undefined) before = last.start + last.length;
      continue;
    }
    const range = { start: before, end: Math.max(before, later[index] ?? before) };
    const text = passageText(expectedEntry(passage, placeOf, printed));
    const stretch =
      claims.placeWithin(text, range, true) ?? (passage.kind === 'chart' ? undefined : claims.placeWithin(text, range, false));
    if (stretch !== undefined) places[index] = [stretch];
  }
}

/** The head of a table stands again at the top of each page that the table runs on to. */
function placeHeadsAgain(claims: Claims, passages: readonly Passage[], bodies: readonly (Range | undefined)[]): void {
  const heads = [...new Set(passages.filter(({ setting }) => setting === 'head').map(passageText))];
  for (const body of bodies) {
    const head = body && heads.find((text) => text !== '' && claims.printed.text.startsWith(text, body.start));
    if (body !== undefined && head !== undefined) claims.placeWithin(head, { start: body.start, end: body.start + head.length }, false);
  }
}
