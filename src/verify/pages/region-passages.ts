import type { EditionText } from '../../briefing/chart.ts';
import { lookUp, type Context } from '../../briefing/context.ts';
import { labelsOf } from '../../briefing/labels.ts';
import { sentenceParts } from '../../briefing/sentence.ts';
import type { CardView, MeasureView, NotesView, RegionView, RowView } from '../../briefing/view.ts';
import type { Narrative } from '../../dataset/dataset.ts';
import { chartPassages, type DrawnCharts } from './chart-passages.ts';
import { besidePassage, headPassage, labelRuns, partRuns, periodRuns, runsOf, separated, type Passage, type Run } from './passage.ts';

function facts({ code, facts: texts, standing }: RegionView, { languages: [lang] }: Context): Passage {
  const known = [[{ lang, text: code }], ...texts].flatMap((text, index): Run[] => [
    ...(index === 0 ? [] : [{ text: ' · ' }]),
    ...separated([text], ' '),
  ]);
  return { kind: 'text', runs: [...known, ...(standing.length === 0 ? [] : [{ text: ' ｜ ' }, ...separated([standing], ' ')])] };
}

function headline(context: Context, { headline: prose }: Narrative, anchor: string): readonly Passage[] {
  // Printed without marks; with them the figures are known.
  return context.languages.map((language) => ({
    kind: 'sentence',
    pair: `${anchor} headline`,
    runs: partRuns(context, sentenceParts(context, prose[language], language, 'marked'), language, false),
  }));
}

function card(context: Context, view: CardView, figure: string): Passage {
  const [language] = context.languages;
  const found = lookUp(context, figure);
  const name = 'indicator' in found ? found.indicator.name : found.label;
  const [label, ...others] = view.label;
  return {
    kind: 'card',
    figure,
    runs: [
      { text: [view.before, view.number, view.unit].join(labelsOf(language).punctuation.space), language, figure },
      ...(label === undefined ? [] : labelRuns(name[label.lang], label, figure)),
      { text: view.mark.mark, numbers: 'mark' },
      ...others.flatMap((text) => labelRuns(name[text.lang], text, figure)),
      { text: view.chip },
      ...periodRuns(view.period),
    ],
  };
}

function measure(context: Context, { texts }: MeasureView, pair: string): readonly Passage[] {
  return texts.map(({ lang, title, parts }) => ({
    kind: 'sentence',
    pair,
    runs: [...title.map(({ text }): Run => ({ text, language: lang, numbers: 'title' })), ...partRuns(context, parts, lang, true)],
  }));
}

function row(context: Context, view: RowView, figure: string): Passage {
  const [name, ...others] = view.name.map(({ lang, parts }) => partRuns(context, parts, lang, true));
  return {
    kind: 'row',
    figure,
    runs: [
      { text: view.number, numbers: 'row' },
      ...(name ?? []),
      ...view.notes.map(({ mark }): Run => ({ text: mark, numbers: 'mark' })),
      ...others.flat(),
      ...runsOf(view.value, figure),
      // A missing value's unit is no quantity.
      ...runsOf(view.unit, view.missing ? undefined : figure),
      ...runsOf(view.kind),
      ...periodRuns(view.period),
      { text: view.source },
    ],
  };
}

/** A table's title with its number. */
function numberedTitle(title: EditionText): Passage {
  return { kind: 'text', runs: runsOf(title).map((run): Run => ({ ...run, numbers: 'title' })) };
}

/** Lists of notes: each item under its number, and their title. */
export function notePassages(notes: readonly NotesView[]): readonly Passage[] {
  return notes.flatMap(({ lang, title, items }) => [
    ...(title === '' ? [] : [besidePassage([{ lang, text: title }])]),
    ...items.map(({ text }, index): Passage => ({
      kind: 'text',
      runs: [
        { text: `${index + 1}.`, numbers: 'list' },
        { text, language: lang },
      ],
    })),
  ]);
}

/**
 * What a region's part must print: its briefing, or its chapter in the volume. The rest of the volume's summary stands between its measures
 * and its charts, as `between`; the summary has a table only where its own region has figures.
 */
export function regionPassages(
  context: Context,
  view: RegionView,
  narrative: Narrative,
  charts: DrawnCharts,
  between?: readonly Passage[],
): readonly Passage[] {
  const { ids } = context.numbering;
  const { anchor, table } = view;
  const hasTable = between === undefined || table.groups.length > 0;
  return [
    besidePassage(view.name),
    facts(view, context),
    ...headline(context, narrative, anchor),
    ...view.cards.map((each, index) => card(context, each, narrative.keyFigures[index] ?? '')),
    ...(view.measures.length === 0 ? [] : [besidePassage(view.measuresTitle)]),
    ...view.measures.flatMap((each, index) => measure(context, each, `${anchor} measure ${index + 1}`)),
    ...(between ?? []),
    ...chartPassages(context, view, narrative, charts),
    ...(hasTable ? [numberedTitle(table.title), headPassage(Object.values(table.heads))] : []),
    ...table.groups.flatMap(({ name, rows }) => [
      besidePassage(name),
      ...rows.map((each) => row(context, each, ids[Number(each.number) - 1] ?? '')),
    ]),
    ...(hasTable ? notePassages(view.notes) : []),
  ];
}
