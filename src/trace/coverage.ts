import type { Source } from '../dataset/dataset.ts';
import { MAX_FINDINGS } from '../dataset/limits.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { NumberSpan } from './numbers.ts';
import { numbersWithin, onOneLine, textIn, type NumberedDocument } from './tokens.ts';

/** How many numbers a source has, by what accounts for them. */
export interface Coverage {
  readonly numbers: number;
  readonly claimed: number;
  /** Dates, times of day, ordinals, and numerals within names of the code lists. */
  readonly byRule: number;
  /** By `ignored` of the dataset. */
  readonly byDataset: number;
  readonly unclaimed: number;
}

/** Numbers that the dataset says to ignore, and a finding for each of its rows that no longer fits the source. */
export function ignoredNumbers(
  source: Source,
  document: NumberedDocument,
): { readonly ignored: ReadonlySet<NumberSpan>; readonly diagnostics: readonly Diagnostic[] } {
  const ignored = new Set<NumberSpan>();
  const diagnostics: Diagnostic[] = [];
  for (const { paragraph, printed, place } of source.ignored) {
    const range = document.range(paragraph);
    const found = range === undefined ? [] : textIn(document, printed, range);
    for (const occurrence of found)
      for (const span of numbersWithin(document, occurrence))
        if (span.start >= occurrence.start && span.end <= occurrence.end) ignored.add(span);
    if (found.length > 0) continue;
    const paragraphs = textIn(document, printed, { start: 0, end: document.text.length }).map(({ start }) => document.paragraphAt(start));
    const [nearest] = paragraphs.toSorted((a, b) => Math.abs(a - paragraph) - Math.abs(b - paragraph));
    diagnostics.push({
      code: 'ignored-not-in-source',
      severity: 'warning',
      place,
      message: {
        zh: `要忽略的文字不在来源第${paragraph}段`,
        en: `what is to be ignored does not stand in paragraph ${paragraph} of the source`,
      },
      ...(nearest !== undefined && { expected: { zh: `第${nearest}段`, en: `paragraph ${nearest}` } }),
      found: printed,
      fix: { zh: '改正段落号或文字，或删去这一行', en: 'correct the paragraph or the text, or delete this row' },
    });
  }
  return { ignored, diagnostics };
}

/** Counts the numbers of a source, with a finding for each of the first {@link MAX_FINDINGS} that nothing accounts for. */
export function coverageOf(
  source: Source,
  document: NumberedDocument,
  claimed: ReadonlySet<NumberSpan>,
  ignored: ReadonlySet<NumberSpan>,
): { readonly coverage: Coverage; readonly diagnostics: readonly Diagnostic[] } {
  const count = { claimed: 0, byRule: 0, byDataset: 0 };
  const unclaimed: NumberSpan[] = [];
  for (const span of document.numbers) {
    if (claimed.has(span)) count.claimed += 1;
    else if (ignored.has(span)) count.byDataset += 1;
    else if (span.exempt !== undefined) count.byRule += 1;
    else unclaimed.push(span);
  }
  return {
    coverage: { numbers: document.numbers.length, ...count, unclaimed: unclaimed.length },
    diagnostics: unclaimed.slice(0, MAX_FINDINGS).map((span) => unclaimedFinding(source, document, span)),
  };
}

/** Characters after a number that show what it counts. */
const CONTEXT = 6;

function unclaimedFinding(source: Source, document: NumberedDocument, { start, end }: NumberSpan): Diagnostic {
  const place = document.place(start, end - start);
  const paragraph = document.paragraphAt(start);
  const words = onOneLine(document.text.slice(start, end + CONTEXT).split(document.wraps ? '\t' : /[\t\n]/)[0] ?? '');
  return {
    code: 'unclaimed-number',
    severity: 'warning',
    place: place ?? source.place,
    message: {
      zh: `来源 ${source.id} 第${paragraph}段的这个数字没有对应的数据`,
      en: `no figure claims this number in paragraph ${paragraph} of source ${source.id}`,
    },
    found: place === undefined ? `${words} (${document.where(start)})` : words,
    fix: {
      zh: '在 figures.csv 中加一行；如是重复出现，写入该来源的 `also-at`；如不是数据，写入 `ignored` 并说明理由',
      en: 'add a row to figures.csv; or, in this source of dataset.yaml, one to `also-at` if a figure is printed again, or to `ignored`, with the reason, if it is none',
    },
  };
}
