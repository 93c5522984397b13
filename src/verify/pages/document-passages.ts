import type { Context } from '../../briefing/context.ts';
import { narrativeOf } from '../../briefing/region-part.ts';
import { regionBriefing } from '../../briefing/region-view.ts';
import type { ComparisonView, RegisterRow, VolumeView } from '../../briefing/view.ts';
import { subjectDataset } from '../../briefing/part-dataset.ts';
import { volumeBriefing } from '../../briefing/volume-view.ts';
import type { Comparison, Dataset } from '../../dataset/dataset.ts';
import { VOLUME } from '../../dataset/narrative.ts';
import type { PlannedDocument } from '../../output/plan.ts';
import { coverPassages, framePassages } from './frame-passages.ts';
import {
  besidePassage,
  contextOf,
  headPassage,
  lineRuns,
  partRuns,
  periodRuns,
  runsOf,
  separated,
  textPassages,
  type Passage,
  type Run,
} from './passage.ts';
import { notePassages, regionPassages } from './region-passages.ts';

/** What a PDF must print. */
export interface DocumentPassages {
  readonly context: Context;
  /** Head and foot of a page. */
  readonly frame: (page: number, pages: number) => readonly Passage[];
  /** In the order of the pages, each once. */
  readonly passages: readonly Passage[];
  /** Figures and derivations that the document shows. */
  readonly figures: readonly string[];
}

function comparison(context: Context, view: ComparisonView, request: Comparison | undefined): readonly Passage[] {
  const { title, heads, rows, caption } = view;
  const line = (what: 'title' | 'note', each: ComparisonView['title'][number]) =>
    lineRuns(context, each, request?.[what]?.[each.lang] ?? []);
  const body = rows.map(({ name, level, cells, source }): Passage => ({
    kind: 'comparison',
    runs: [
      ...runsOf(name),
      ...runsOf(level),
      ...cells.flatMap(({ text, mark: { mark } }, column): Run[] => {
        const figure = mark === '' ? undefined : context.numbering.ids[Number(mark) - 1];
        // After region and level.
        const around = heads[column + 2]?.text ?? [];
        const [first, ...others] = runsOf(text, figure).map((run) => ({ ...run, around }));
        return [...(first === undefined ? [] : [first]), { text: mark, numbers: 'mark' }, ...others];
      }),
      { text: source },
    ],
  }));
  return [
    { kind: 'text', runs: title.flatMap((each) => line('title', each)) },
    headPassage(heads.map(({ text }) => text)),
    ...body,
    { kind: 'text', runs: caption.flatMap((each) => line('note', each)) },
  ];
}

function registerRow(context: Context, { number, name, value, kind, period, printed, source }: RegisterRow, figure: string): Passage {
  const runs = [
    { text: number, numbers: 'row' as const },
    ...name.flatMap(({ lang, parts }) => partRuns(context, parts, lang, true)),
    ...runsOf(value, figure),
    ...runsOf(kind),
    ...periodRuns(period),
    { text: printed },
    { text: source },
  ];
  return { kind: 'register', figure, runs };
}

function glossaryPassages({ heads, rows }: VolumeView['glossary']): readonly Passage[] {
  return [
    headPassage([heads.term, heads.translation, heads.note, heads.origin]),
    ...rows.map(({ zh, en, note, origin }): Passage => ({
      kind: 'text',
      runs: [{ text: zh, language: 'zh' }, { text: en, language: 'en' }, ...runsOf(note), ...separated([origin], ' ')],
    })),
  ];
}

/** The register; behind each row the pages that print its figure, after those of `shown`. */
function registerPassages(
  context: Context,
  { heads, groups }: VolumeView['register'],
  figures: readonly string[],
  shown: readonly Passage[],
): readonly Passage[] {
  const showing = new Map<string, Passage[]>();
  for (const passage of shown) {
    for (const id of new Set([passage.figure, ...passage.runs.map((run) => run.figure)]))
      if (id !== undefined) showing.set(id, [...(showing.get(id) ?? []), passage]);
  }
  return [
    headPassage([heads.number, heads.indicator, heads.value, heads.kind, heads.period, heads.printed, heads.source, heads.pages]),
    ...groups.flatMap(({ name, rows }) => [
      besidePassage(name),
      ...rows.flatMap((row): Passage[] => {
        const id = figures[Number(row.number) - 1] ?? '';
        const leadsTo = showing.get(id) ?? [];
        return [registerRow(context, row, id), ...(leadsTo.length === 0 ? [] : [{ kind: 'text' as const, runs: [], leadsTo }])];
      }),
    ]),
  ];
}

function volume(whole: Dataset, document: Extract<PlannedDocument, { type: 'volume' }>, unnamed: ReadonlySet<string>): DocumentPassages {
  const dataset = subjectDataset(whole, document);
  const { view, charts: models, figures } = volumeBriefing(dataset, document.edition);
  const charts = { models, unnamed };
  const context = contextOf(dataset, document);
  const { comparisons } = narrativeOf(context, VOLUME);
  const hasGlossary = view.glossary.rows.length > 0;
  const summary = regionPassages(
    context,
    view.summary,
    narrativeOf(context, VOLUME),
    charts,
    view.comparisons.flatMap((each, index) => comparison(context, each, comparisons[index])),
  );
  const chapters = dataset.regions.map(({ slug }, index) => {
    const region = view.regions[index];
    return region === undefined ? [] : regionPassages(context, region, narrativeOf(context, slug), charts);
  });
  const glossary = hasGlossary ? [besidePassage(view.titles.glossary), ...glossaryPassages(view.glossary)] : [];
  const register = [
    besidePassage(view.titles.register),
    ...registerPassages(context, view.register, figures, [summary, ...chapters].flat()),
  ];
  const method = [besidePassage(view.titles.method), ...notePassages(view.method)];
  const parts = [summary, ...chapters, glossary, register, method];
  const { above, below } = coverPassages(view.frame);
  const contents = parts.flatMap(([title]): Passage[] =>
    title === undefined ? [] : [{ kind: 'text', runs: title.runs, leadsTo: [title] }],
  );
  const version: Passage = { kind: 'text', runs: separated([view.frame.version], ' ').map((run) => ({ ...run, numbers: 'version' })) };
  const passages = [
    ...above,
    ...textPassages(view.cover.title),
    ...below,
    besidePassage(view.titles.contents),
    ...contents,
    besidePassage(view.cover.publisher),
    besidePassage(view.cover.licence),
    version,
    ...parts.flat(),
  ];
  return { context, frame: (page, pages) => framePassages(view.frame, 'volume', page, pages), passages, figures };
}

/**
 * What a PDF of a dataset must print, from the dataset.
 * @param unnamed items of line charts whose names had no room, as `<chart>/<item, from 0>`.
 */
export function documentPassages(
  dataset: Dataset,
  document: Extract<PlannedDocument, { type: 'briefing' | 'volume' }>,
  unnamed: ReadonlySet<string>,
): DocumentPassages {
  if (document.type === 'volume') return volume(dataset, document, unnamed);
  const { view, charts: models, figures } = regionBriefing(dataset, document.region, document.edition);
  const context = contextOf(dataset, document);
  const passages = regionPassages(context, view.region, narrativeOf(context, document.region.slug), { models, unnamed });
  return { context, frame: (page, pages) => framePassages(view.frame, 'briefing', page, pages), passages, figures };
}
