import { labelsOf, MISSING_STATUSES, type Labels } from '../../briefing/labels.ts';
import type { Localized } from '../../language.ts';
import { listedSources, type BookContext } from '../context.ts';
import { literal } from '../formula.ts';
import { dataName } from '../names.ts';
import { GAP, line, table, type Block, type Cell, type SheetPlan } from '../plan.ts';
import { both, english, inBoth, labelled, word, WORDS } from '../words.ts';
import { textCell } from './figure-cells.ts';

function count(keys: readonly string[], wanted: string, column: 'source' | 'note'): Cell {
  const formula = `SUMPRODUCT(--(${dataName(column)}=${literal(wanted)}))`;
  return { value: keys.filter((key) => key === wanted).length, formula, look: 'plain-0' };
}

function sourceTable({ dataset, ...context }: BookContext): Block {
  const cited = dataset.figures.flatMap(({ locator }) => locator?.source.id ?? []);
  return table(
    'sources',
    [
      { text: both(({ columns }) => columns.source) },
      { text: word('title') },
      { text: word('title-en') },
      { text: both(({ publisher }) => publisher) },
      { text: word('publisher-en') },
      { text: word('date-column') },
      { text: word('figures'), align: 'right' },
      { text: word('address') },
    ],
    listedSources({ dataset, ...context }).map(({ id, title, publisher, date, url }) => [
      textCell(id, 'strong'),
      textCell(title.zh),
      textCell(english(title.en)),
      textCell(publisher?.zh),
      textCell(english(publisher?.en ?? '')),
      { value: date === undefined ? null : { date }, look: 'body-date' },
      count(cited, id, 'source'),
      textCell(url),
    ]),
  );
}

function noteTable({ dataset }: BookContext): Block {
  const used = dataset.figures.flatMap(({ note }) => note ?? []);
  return table(
    'notes',
    [
      { text: word('key') },
      { text: both(({ columns }) => columns.note) },
      { text: word('note-en') },
      { text: word('figures'), align: 'right' },
    ],
    [...dataset.notes]
      .filter(([key]) => used.includes(key))
      .map(([key, { zh, en }]) => [textCell(key, 'code'), textCell(zh), textCell(english(en)), count(used, key, 'note')]),
  );
}

/** Sentences on how the figures are read and set: the marks of periods, the words for missing values, the method. */
function methodTable(): Block {
  const sentences: readonly Localized[] = [
    ...(Object.keys(labelsOf('zh').method) as (keyof Labels['method'])[]).map((each) => labelled(({ method }) => method[each])),
    labelled(({ period }) => period.inferredNote),
    labelled(({ period }) => period.notStatedNote),
    labelled(({ notComparableNote }) => notComparableNote),
    ...MISSING_STATUSES.map((status) => labelled(({ statusNotes }) => statusNotes[status])),
    labelled(({ zeroNote }) => zeroNote),
  ];
  return table(
    'method',
    [{ text: both(({ columns }) => columns.number) }, { text: both(({ sections }) => sections.method) }, { text: word('method-en') }],
    sentences.map(({ zh, en }, index) => [textCell(String(index + 1), 'code'), textCell(zh), textCell(english(en))]),
  );
}

/** Sources, notes and method. */
export function sourcesSheet(context: BookContext): SheetPlan {
  const heading = (text: Localized): Block => line(inBoth(text), 'heading');
  return {
    name: context.names.sources,
    orientation: 'landscape',
    blocks: [
      line(WORDS.sources.zh, 'title'),
      line(WORDS.sources.en, 'second'),
      line(word('back'), 'link', { sheet: context.names.contents }),
      GAP,
      heading(labelled(({ sections }) => sections.sources)),
      sourceTable(context),
      GAP,
      heading(labelled(({ sections }) => sections.notes)),
      noteTable(context),
      GAP,
      heading(labelled(({ sections }) => sections.method)),
      methodTable(),
    ],
  };
}
