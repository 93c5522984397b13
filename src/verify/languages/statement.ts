import { lookUp, type Context } from '../../briefing/context.ts';
import type { Language } from '../../language.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import type { Passage, Run } from '../pages/passage.ts';
import { understand, understandBare, understandColumns, type Understood } from './reading.ts';

/** What a page says in one language in one place. */
export interface Statement {
  /** Alike in both languages. */
  readonly place: string;
  readonly language: Language;
  readonly document: string;
  readonly page: number;
  readonly text: string;
}

/** What a page says of a figure. */
export interface FigureStatement extends Statement {
  readonly figure: string;
  readonly quantity: Quantity;
  /** What a reader understands; nothing where the words make no quantity of the figure's unit. */
  readonly understood: Understood | undefined;
}

/** Which figures a text of a page names, and which other numbers it has. */
export interface TextStatement extends Statement {
  readonly figures: readonly string[];
  readonly numbers: readonly string[];
}

/** Names of regions and terms that hold digits in one language or the other. */
export function namesWithDigits({ dataset }: Pick<Context, 'dataset'>): readonly string[] {
  const names = new Set<string>();
  for (const { zh, en, variants } of dataset.glossary) for (const name of [zh, en, ...variants]) names.add(name);
  // A part of a dataset may mention and compare regions of others.
  const compared = [...dataset.narratives.values()].flatMap(({ comparisons }) => comparisons.flatMap(({ regions }) => regions));
  const mentioned = new Set([dataset.scope, ...dataset.regions, ...dataset.figures.map(({ region }) => region), ...compared]);
  for (const { region } of mentioned)
    for (const name of [region.name.zh, region.name.en, region.short.zh, region.short.en]) names.add(name);
  return [...names].filter((name) => /\p{N}/u.test(name)).sort((a, b) => b.length - a.length);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const NAME = `(?:${MONTHS.join('|')})`;
// Beside a day or a year only: May and March are words too.
const MONTH = new RegExp(`(?<=\\d\\s)${NAME}|${NAME}(?=(?:–${NAME})?\\s\\d)`, 'g');

/** Numbers in digits, months counted, each once and in order of size. */
export function numbersIn(text: string, names: readonly string[]): readonly string[] {
  const bare = names.reduce((rest, name) => rest.replaceAll(name, ' '), text).replace(MONTH, (name) => ` ${MONTHS.indexOf(name) + 1} `);
  const found = Array.from(bare.matchAll(/\p{Nd}+(?:,\p{Nd}{3})*(?:\.\p{Nd}+)?/gu), ([number]) => number.replaceAll(',', ''));
  return [...new Set(found)].sort();
}

interface Where {
  readonly document: string;
  readonly page: number;
}

/** What a passage says of each figure in it, in each language. */
export function figureStatements(context: Context, passage: Passage, where: Where): readonly FigureStatement[] {
  const runs = passage.runs.filter((run): run is FigureRun => run.figure !== undefined && run.text !== '' && run.language !== undefined);
  const { kind } = passage;
  const place = passage.pair ?? `${kind} ${passage.figure ?? ''}`;
  const state = (run: FigureRun, read: (quantity: Quantity) => Understood | undefined, text = run.text): readonly FigureStatement[] => {
    const { quantity } = lookUp(context, run.figure);
    if (quantity === undefined) return [];
    const { figure, language } = run;
    return [{ ...where, place: `${place} ${figure}`, language, figure, quantity, text, understood: read(quantity) }];
  };
  // A row's own figure stands in columns; those of a formula stand in its name.
  const inColumns = kind === 'row' ? runs.filter(({ figure }) => figure === passage.figure) : [];
  const inText = runs
    .filter((run) => !inColumns.includes(run))
    .flatMap((run) => {
      const { text, language, figure, around } = run;
      if (around === undefined) {
        const words = withoutBase(context, run);
        return state(run, ({ unit }) => understand(words, language, unit) ?? understandBare(words, language, unit));
      }
      const { quantity } = lookUp(context, figure);
      const whole = quantity && understand(text, language, quantity.unit);
      if (whole !== undefined) return state(run, () => whole);
      // The unit is named in both languages, a word that qualifies it with the number's.
      const own = around.find(({ lang }) => lang === language);
      return around.flatMap((head) =>
        state(
          { ...run, language: head.lang },
          ({ unit }) => {
            const understood = understandBare(text, language, unit, head);
            const qualifier = understandBare(text, language, unit, own)?.qualifier;
            return understood && qualifier && { ...understood, qualifier };
          },
          `${text} (${head.text})`,
        ),
      );
    });
  return [...columnStatements(context, inColumns, state), ...inText];
}

type FigureRun = Run & { readonly figure: string; readonly language: Language };

/** The number stands once, in the leading language; each language has its unit. */
function columnStatements(
  context: Context,
  [value, ...units]: readonly FigureRun[],
  state: (run: FigureRun, read: (quantity: Quantity) => Understood | undefined, text?: string) => readonly FigureStatement[],
): readonly FigureStatement[] {
  if (value === undefined) return [];
  return units.flatMap((run) => {
    const words = withoutBase(context, run);
    if (words === '') return [];
    return state(run, ({ unit }) => understandColumns(value.text, words, run.language, unit), `${value.text} ${run.text}`);
  });
}

/** What a percentage is of follows the sign in a table. */
function withoutBase({ dataset }: Context, { figure, language, text }: FigureRun): string {
  const base = dataset.figureById.get(figure)?.indicator.base?.[language] ?? '';
  return base !== '' && text.endsWith(base) ? text.slice(0, -base.length).trimEnd() : text;
}

/** What a passage says besides: the figures that it names, the numbers that are none, and the period of a row. */
export function textStatements(passage: Passage, where: Where, names: readonly string[]): readonly TextStatement[] {
  const { runs, pair, kind, figure } = passage;
  const periods = runs
    .filter(({ numbers }) => numbers === 'period')
    .flatMap(({ text, language }): TextStatement[] =>
      language === undefined
        ? []
        : [{ ...where, place: `${kind} ${figure ?? ''} period`, language, text, figures: [], numbers: numbersIn(text, names) }],
    );
  const language = runs.find((run) => run.language !== undefined)?.language;
  if (pair === undefined || language === undefined) return periods;
  const figures = [...new Set(runs.flatMap((run) => run.figure ?? []))].sort();
  const words = runs.filter((run) => run.figure === undefined && run.numbers === undefined).map(({ text }) => text);
  const text = runs.map((run) => run.text).join('');
  return [...periods, { ...where, place: pair, language, text, figures, numbers: numbersIn(words.join('\n'), names) }];
}
