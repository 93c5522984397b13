import type { Dataset, Figure, Source } from '../dataset/dataset.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { claimsOn, settle } from './claims.ts';
import { coverageOf, ignoredNumbers, type Coverage } from './coverage.ts';
import { findingsOf } from './findings.ts';
import { lexiconOf, numberFinder, type Lexicon, type NumberSpan } from './numbers.ts';
import { readSourceFile } from './source-file.ts';
import type { SourceDocument } from './source-document.ts';
import { numbered, type Occurrence } from './tokens.ts';

/** What tracing found about one source. */
export interface SourceTrace {
  readonly source: Source;
  /** Figures whose locator names it. */
  readonly figures: number;
  /** Of these, the ones found in its text and equal; absent where the text is not at hand. */
  readonly equal?: number;
  readonly coverage?: Coverage;
}

/** Where a figure stands in a source's text. */
export interface FoundAt {
  readonly document: SourceDocument;
  readonly occurrence: Occurrence;
}

/** What tracing found about a dataset. */
export interface Trace {
  /** Sources that figures are read from, in the dataset's order. */
  readonly sources: readonly SourceTrace[];
  /** Reported figures that no text at hand could be held against. */
  readonly unchecked: number;
  /** Where each figure stands that was found, by id. */
  readonly found: ReadonlyMap<string, FoundAt>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What to trace with. */
export interface TraceOptions {
  /** Folder of the source texts, as the user names it; absent when there is none at hand. */
  readonly folder?: string;
  /** A text that is not at hand, or not the one whose hash the dataset keeps, is an error. */
  readonly required: boolean;
}

/** Figures that have a value and so a place in a source. */
function reported(dataset: Dataset): readonly Figure[] {
  return dataset.figures.filter(({ quantity, locator }) => quantity !== undefined && locator !== undefined);
}

interface Tools {
  readonly lexicon: Lexicon;
  readonly find: ReturnType<typeof numberFinder>;
}

function toolsFor({ units, glossary, regionByCode, regions, scope }: Dataset): Tools {
  const places = [...regionByCode.values(), ...[scope, ...regions].map(({ region }) => region)];
  const lexicon = lexiconOf(
    units.map(({ zh }) => zh),
    [...glossary.map(({ zh }) => zh), ...places.flatMap(({ name, short }) => [name.zh, short.zh])],
  );
  return { lexicon, find: numberFinder(lexicon) };
}

/**
 * Finds every figure of a dataset in the text of its source again, reads it anew and compares value, unit and qualifier; and finds
 * the numbers of the text that no figure claims.
 */
export async function traceDataset(dataset: Dataset, files: Files, options: TraceOptions): Promise<Trace> {
  // Made when there is a text: without one, most builds only count what is unchecked.
  let tools: Tools | undefined;
  const found = new Map<string, FoundAt>();
  const diagnostics: Diagnostic[] = [];
  const sources: SourceTrace[] = [];
  let unchecked = 0;
  for (const source of dataset.sources) {
    const figures = reported(dataset).filter(({ locator }) => locator?.source.id === source.id).length;
    const claims = claimsOn(dataset, source);
    if (claims.length === 0 && (source.file === undefined || options.folder === undefined)) continue;
    const { document, diagnostics: trouble } = await readSourceFile(source, files, options);
    diagnostics.push(...trouble);
    if (document === undefined) {
      unchecked += figures;
      if (figures > 0) sources.push({ source, figures });
      continue;
    }
    tools ??= toolsFor(dataset);
    const text = numbered(document, tools.find);
    const { ignored, diagnostics: stale } = ignoredNumbers(source, text);
    // A figure may stand within a name: 十五年免费教育.
    const exempt = new Set([...text.numbers.filter((span) => span.exempt !== undefined && span.exempt !== 'name'), ...ignored]);
    const claimed = new Set<NumberSpan>();
    const outcomes = settle(claims, { document: text, ...tools, exempt }, claimed);
    const wrong = new Set<string>();
    for (const outcome of outcomes) {
      const findings = findingsOf(outcome, text);
      diagnostics.push(...findings);
      const { figure, also } = outcome.claim;
      if (findings.some(({ severity }) => severity === 'error')) wrong.add(figure.id);
      if (!also && outcome.type !== 'missing') found.set(figure.id, { document, occurrence: outcome.reading.occurrence });
    }
    const { coverage, diagnostics: unclaimed } = coverageOf(source, text, claimed, ignored);
    diagnostics.push(...stale, ...unclaimed);
    const own = new Set(claims.filter(({ also }) => !also).map(({ figure }) => figure.id));
    sources.push({ source, figures, equal: figures - [...wrong].filter((id) => own.has(id)).length, coverage });
  }
  return { sources, unchecked, found, diagnostics };
}
