import type { z as zod } from 'zod';
import { QUALIFIERS } from '../quantity/quantity.ts';
import { KINDS, PERIOD_BASES, STATUSES } from './dataset.ts';
import { FORMATS, type FormatName } from './formats.ts';
import { z } from './lazy-zod.ts';
import { MAX_LABEL, MAX_NAME, MAX_TEXT } from './limits.ts';
import { form } from './schema.ts';

// The one definition of the CSV files' rows. The order of the keys is the order of the columns.

const text = form('text');
const name = form('text', MAX_LABEL);
const optionalName = z.string().max(MAX_LABEL);
const zhPlace = z.string().max(MAX_NAME / 2);
const enPlace = z.string().max(MAX_NAME);
const plain = z.string().max(MAX_TEXT);
const count = form('count').transform(Number);
const optionalCount = optional('count').transform((cell) => (cell === '' ? cell : Number(cell)));
const words = plain.transform((cell) => cell.split(' ').filter((word) => word !== ''));

/** An empty cell, or a text of a form. One pattern and no union, which takes several times as long over a list of thousands. */
function optional(name: FormatName): zod.ZodString {
  return plain.regex(new RegExp(`^$|${FORMATS[name].pattern.source}`), { error: name });
}

/** codes/*.csv, by file name. */
export const CODE_FILES = {
  'levels.csv': z.strictObject({ id: form('slug'), order: count, zh: name, en: name }),
  'regions.csv': z.strictObject({
    scheme: text,
    code: form('code'),
    level: form('slug'),
    parent: optional('code'),
    zh: zhPlace,
    en: enPlace,
    'short-zh': zhPlace,
    'short-en': enPlace,
  }),
  'themes.csv': z.strictObject({ id: form('slug'), order: count, zh: name, en: name }),
  'units.csv': z.strictObject({
    id: form('slug'),
    dimension: form('slug'),
    zh: optionalName,
    en: optionalName,
    'en-plural': optionalName,
    'en-position': z.enum(['before', 'after', 'closed']),
    'scales-zh': words.pipe(z.array(z.enum(['万', '亿']))),
    'scales-en': words.pipe(z.array(z.enum(['million', 'billion']))),
    'convert-to': optional('slug'),
    'convert-numerator': optionalCount,
    'convert-denominator': optionalCount,
  }),
  'indicators.csv': z.strictObject({
    id: form('slug'),
    theme: form('slug'),
    unit: form('slug'),
    zh: name,
    en: name,
    better: z.enum(['up', 'down', 'none']),
    aggregation: z.enum(['sum', 'none']),
    'base-zh': optionalName,
    'base-en': optionalName,
    'definition-zh': plain,
    'definition-en': plain,
    'at-most': optional('slug'),
  }),
  'glossary.csv': z.strictObject({ zh: name, en: name, variants: plain, 'note-zh': plain, 'note-en': plain, origin: text }),
} as const;

/** Name of a code list's file. */
export type CodeFile = keyof typeof CODE_FILES;
/** A checked row of a code list. */
export type CodeRow<Name extends CodeFile> = zod.infer<(typeof CODE_FILES)[Name]>;

/** A row of figures.csv. */
export const figureRow = z.strictObject({
  id: form('figure-id'),
  region: form('code'),
  indicator: form('slug'),
  value: optional('decimal'),
  'value-high': optional('decimal'),
  unit: form('slug'),
  period: plain,
  'period-basis': z.enum(PERIOD_BASES),
  'to-date': z.enum(['', 'yes']),
  kind: z.enum(KINDS),
  qualifier: z.enum(QUALIFIERS),
  status: z.enum(STATUSES),
  source: optional('name'),
  paragraph: optionalCount,
  printed: optionalName,
  'sum-of': words,
  note: optional('slug'),
});

/** A checked row of figures.csv. */
export type FigureRow = zod.infer<typeof figureRow>;
