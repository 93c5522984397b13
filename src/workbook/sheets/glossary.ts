import { labelsOf } from '../../briefing/labels.ts';
import type { BookContext } from '../context.ts';
import { line, table, type SheetPlan } from '../plan.ts';
import { both, english, word } from '../words.ts';
import { textCell } from './figure-cells.ts';

/** The terms, Chinese beside English. */
export function glossarySheet({ dataset, names }: BookContext): SheetPlan {
  const own = both(({ ownTranslation }) => ownTranslation);
  return {
    name: names.glossary,
    freeze: { columns: 0 },
    orientation: 'landscape',
    widest: 36,
    blocks: [
      line(labelsOf('zh').sections.glossary, 'title'),
      line(labelsOf('en').sections.glossary, 'second'),
      line(word('back'), 'link', { sheet: names.contents }),
      table(
        'glossary',
        [
          { text: both(({ columns }) => columns.term) },
          { text: both(({ columns }) => columns.translation) },
          { text: word('variants') },
          { text: both(({ columns }) => columns.note) },
          { text: word('note-en') },
          { text: both(({ columns }) => columns.origin) },
        ],
        dataset.glossary.map(({ zh, en, variants, note, origin }) => [
          textCell(zh, 'strong'),
          textCell(english(en)),
          textCell(english(variants.join('; '))),
          textCell(note?.zh, 'muted'),
          textCell(english(note?.en ?? ''), 'muted'),
          textCell(origin === 'own' ? own : english(origin), 'muted'),
        ]),
      ),
    ],
  };
}
