import type { Claims } from './claims.ts';
import type { Gap } from './gap.ts';
import { passageText, type Passage, type Run } from './passage.ts';
import { withoutSpaces } from './printed-text.ts';

/** A passage that is not printed as it should be. */
export interface Missed {
  readonly passage: Passage;
  /** Where what differs stands; where nothing like the passage is there, the page on which it should begin. */
  readonly page: number;
  /** The runs that differ, and what is printed in their place; absent when nothing like the passage is there. */
  readonly differing?: readonly { readonly run: Run; readonly found: string }[];
}

/** This share of a passage, at its start, its end or both, must stand in a place for that to be called its like. */
const ENOUGH = 1 / 3;
/** How much longer than its passage its like may be. */
const SLACK = 40;

/** What stands in a gap where a passage should: found by what is the same at its start, at its end, or both. */
export function likeOf(claims: Claims, passage: Passage, gap: Gap): Missed {
  const { printed } = claims;
  const nothing = { passage, page: printed.pageAt(gap.offset(0)) };
  const text = passageText(passage);
  const head = gap.longestStart(text);
  const tail = gap.longestEnd(text);
  const near = tail.at >= head.at && tail.at + tail.length - head.at <= text.length + SLACK;
  const both = near && head.length > 0 && tail.length > 0 && head.length + tail.length >= text.length * ENOUGH;
  const useHead = both || head.length >= tail.length;
  if (!both && Math.max(head.length, tail.length) < text.length * ENOUGH) return nothing;
  const useTail = both || !useHead;
  const [first, last] = [useHead ? head.length : 0, useTail ? text.length - tail.length : text.length];
  const end = tail.at + tail.length;
  const foundAt = (start: number, to: number): readonly [number, number] => {
    const at = useHead ? head.at + start : end - (text.length - start);
    return [Math.max(0, at), useTail ? end - (text.length - to) : at + to - start];
  };
  let at = 0;
  const touched = passage.runs.flatMap((run) => {
    const start = at;
    at += withoutSpaces(run.text).length;
    if (start > Math.max(first, last) || at < Math.min(first, last) || at <= start) return [];
    return [{ run, found: gap.text.slice(...foundAt(start, at)) }];
  });
  const differing = touched.filter(({ run, found }) => withoutSpaces(run.text) !== found);
  const page = printed.pageAt(gap.offset(foundAt(Math.min(first, last), text.length)[0]));
  const [from, to] = foundAt(0, text.length);
  for (const stretch of gap.stretches(from, to - from)) claims.cover({ start: stretch.start, end: stretch.start + stretch.length });
  return { passage, page, differing: differing.length > 0 ? differing : touched };
}
