import type { Range } from './claims.ts';
import type { PrintedText } from './printed-text.ts';

/** Fewer numbers than this are no scale. */
const FEWEST = 2;
/** Steps of a scale differ by no more than this share: binary fractions. */
const EVEN = 1e-9;

/** The numbers under a chart's axis, each a run of its own; none unless they rise in even steps and nothing else is among them. */
export function scaleIn({ text, runBegins, runEnds }: PrintedText, free: readonly Range[]): readonly Range[] {
  const ticks: Range[] = [];
  for (const { start, end } of free) {
    let from = start;
    for (let at = start + 1; at <= end; at++) {
      if (at < end && !runBegins(at)) continue;
      ticks.push({ start: from, end: at });
      from = at;
    }
  }
  const values = ticks.map(({ start, end }) => (runBegins(start) && runEnds(end) ? tickValue(text.slice(start, end)) : Number.NaN));
  const step = (values[1] ?? Number.NaN) - (values[0] ?? Number.NaN);
  const even = values.every((value, index) => index === 0 || Math.abs(value - (values[index - 1] ?? 0) - step) <= Math.abs(step) * EVEN);
  return values.length >= FEWEST && step > 0 && even ? ticks : [];
}

function tickValue(text: string): number {
  return /^[-\u2212]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '').replace('\u2212', '-')) : Number.NaN;
}
