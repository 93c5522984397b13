import { Claims, type Range, type Stretch } from './claims.ts';
import { passageText, type Passage, type Run } from './passage.ts';
import { withoutSpaces, type PrintedText } from './printed-text.ts';
import { scaleIn } from './scale.ts';

/** A passage that stands on the page, whole or broken over two; stretches in its order. */
export interface Placed {
  readonly passage: Passage;
  readonly stretches: readonly Stretch[];
}

/** A passage that is not printed as it should be. */
export interface Missed {
  readonly passage: Passage;
  /** Where its like stands; where nothing like it is there, the page of the passage before it. */
  readonly page: number;
  /** The runs that differ, and what is printed in their place; absent when nothing like the passage is there. */
  readonly differing?: readonly { readonly run: Run; readonly found: string }[];
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

/** This share of a passage, at its start, its end or both, must stand in a place for that to be called its like. */
const ENOUGH = 1 / 3;
/** How much longer than its passage its like may be. */
const SLACK = 40;

/** Finds every passage in the printed text, in order, each in a place of its own, and what is left over. */
export function matchPassages(
  printed: PrintedText,
  passages: readonly Passage[],
  frame: (page: number, pages: number) => readonly Passage[],
): Matched {
  const claims = new Claims(printed);
  const missed: Missed[] = [];
  const lostFrames = printed.pages.flatMap((page) =>
    frame(page.number, printed.pages.length)
      .filter((passage) => claims.placeLast(passageText(passage), page) === undefined)
      .map((passage) => ({ passage, start: page.start })),
  );
  const bodies = printed.pages.map((page) => claims.free(page)[0]);
  const empty = printed.pages.filter((_, index) => bodies[index] === undefined).map(({ number }) => number);
  const places = passages.map((passage): readonly Stretch[] | undefined =>
    isLoose(passage) ? undefined : claims.place(passageText(passage)),
  );
  const order = new Map(passages.map((passage, index) => [passage, index]));
  const placeOf = (passage: Passage): readonly Stretch[] | undefined => places[order.get(passage) ?? -1];
  placeLoose(claims, passages, places, placeOf);
  placeHeadsAgain(claims, passages, bodies);
  const placed: Placed[] = [];
  let from = 0;
  for (const [index, passage] of passages.entries()) {
    const stretches = places[index];
    if (stretches !== undefined) {
      placed.push({ passage, stretches });
      const last = isLoose(passage) ? undefined : stretches.at(-1);
      if (last !== undefined) from = last.start + last.length;
    } else if (passage.setting !== 'optional') missed.push(likeOf(claims, expectedEntry(passage, placeOf, printed), from));
  }
  missed.push(...lostFrames.map(({ passage, start }) => likeOf(claims, passage, start)));
  return { placed, missed, added: printed.pages.flatMap((page) => claims.free(page)), empty };
}

/** Whether a passage is looked for between others instead of after the one before it. */
function isLoose({ setting, leadsTo }: Passage): boolean {
  return setting === 'chart' || setting === 'optional' || leadsTo !== undefined;
}

/** An entry of the contents or of the register with the pages that it leads to. */
function expectedEntry(passage: Passage, placeOf: (passage: Passage) => readonly Stretch[] | undefined, printed: PrintedText): Passage {
  if (passage.leadsTo === undefined) return passage;
  const starts = passage.leadsTo.flatMap((each) => placeOf(each)?.[0]?.start ?? []);
  if (starts.length === 0) return passage;
  const pages = [...new Set(starts.map((start) => printed.pageAt(start)))].sort((a, b) => a - b);
  return { ...passage, runs: [...passage.runs, { text: pages.join(', '), numbers: 'page' }] };
}

/** A short text in a chart, or a line of the contents, is looked for between its neighbours; what is left of a chart may be its scale. */
function placeLoose(
  claims: Claims,
  passages: readonly Passage[],
  places: (readonly Stretch[] | undefined)[],
  placeOf: (passage: Passage) => readonly Stretch[] | undefined,
): void {
  const { printed } = claims;
  const later: number[] = [];
  let after = printed.text.length;
  for (let index = passages.length - 1; index >= 0; index--) {
    later[index] = after;
    after = places[index]?.[0]?.start ?? after;
  }
  let range: Range = { start: 0, end: 0 };
  let before = 0;
  for (const [index, passage] of passages.entries()) {
    const last = places[index]?.at(-1);
    if (!isLoose(passage)) {
      if (last !== undefined) before = last.start + last.length;
      continue;
    }
    range = { start: before, end: Math.max(before, later[index] ?? before) };
    const text = passageText(expectedEntry(passage, placeOf, printed));
    const stretch =
      claims.placeWithin(text, range, true) ?? (passage.kind === 'chart' ? undefined : claims.placeWithin(text, range, false));
    if (stretch !== undefined) places[index] = [stretch];
    const next = passages[index + 1];
    if (passage.setting === 'chart' && (next === undefined || !isLoose(next))) {
      for (const { start, end } of scaleIn(printed, claims.free(range))) claims.cover({ start, end });
    }
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

/** What stands where a passage should, best after `from`: found by what is the same at its start, at its end, or both. */
function likeOf(claims: Claims, passage: Passage, from: number): Missed {
  const { printed } = claims;
  const nothing = { passage, page: printed.pageAt(Math.max(0, from - 1)) };
  // Too short to have its like.
  if (passage.kind === 'chart' || isLoose(passage)) return nothing;
  claims.moveTo(from);
  const text = passageText(passage);
  const head = claims.longestStart(text);
  const tail = claims.longestEnd(text);
  const near = tail.at >= head.at && tail.at + tail.length - head.at <= text.length + SLACK;
  const both = near && head.length > 0 && tail.length > 0 && head.length + tail.length >= text.length * ENOUGH;
  const useHead = both || head.length >= tail.length;
  if (!both && Math.max(head.length, tail.length) < text.length * ENOUGH) return nothing;
  const useTail = both || !useHead;
  const [first, last] = [useHead ? head.length : 0, useTail ? text.length - tail.length : text.length];
  const end = tail.at + tail.length;
  const foundAt = (start: number, to: number): Range => {
    const at = useHead ? head.at + start : end - (text.length - start);
    return { start: Math.max(0, at), end: useTail ? end - (text.length - to) : at + to - start };
  };
  let at = 0;
  const touched = passage.runs.flatMap((run) => {
    const start = at;
    at += withoutSpaces(run.text).length;
    if (start > Math.max(first, last) || at < Math.min(first, last) || at <= start) return [];
    const found = foundAt(start, at);
    return [{ run, found: printed.text.slice(found.start, found.end) }];
  });
  const differing = touched.filter(({ run, found }) => withoutSpaces(run.text) !== found);
  const page = printed.pageAt(useHead ? head.at : tail.at);
  claims.cover(foundAt(0, text.length));
  return { passage, page, differing: differing.length > 0 ? differing : touched };
}
