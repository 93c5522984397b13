import { z } from 'zod';
import { form, KINDS, QUALIFIERS } from './schema.ts';

// The one definition of the CSV files' rows. The order of the keys is the order of the columns.

const text = form('text');
const empty = z.literal('');
const optional = <T extends z.ZodType>(type: T) => z.union([empty, type]);
const count = form('count').transform(Number);
const words = z
  .string()
  .max(2_000)
  .transform((cell) => cell.split(' ').filter((word) => word !== ''));
const plain = z.string().max(2_000);

/** codes/*.csv, by file name. */
export const CODE_FILES = {
  'levels.csv': z.strictObject({ id: form('slug'), order: count, zh: text, en: text }),
  'regions.csv': z.strictObject({
    scheme: text,
    code: form('code'),
    level: form('slug'),
    parent: optional(form('code')),
    zh: plain,
    en: plain,
    'short-zh': plain,
    'short-en': plain,
  }),
  'themes.csv': z.strictObject({ id: form('slug'), order: count, zh: text, en: text }),
  'units.csv': z.strictObject({
    id: form('slug'),
    dimension: form('slug'),
    zh: plain,
    en: plain,
    'en-plural': plain,
    'en-position': z.enum(['before', 'after', 'closed']),
    'scales-zh': words.pipe(z.array(z.enum(['万', '亿']))),
    'scales-en': words.pipe(z.array(z.enum(['million', 'billion']))),
    'convert-to': optional(form('slug')),
    'convert-numerator': optional(count),
    'convert-denominator': optional(count),
  }),
  'indicators.csv': z.strictObject({
    id: form('slug'),
    theme: form('slug'),
    unit: form('slug'),
    zh: text,
    en: text,
    better: z.enum(['up', 'down', 'none']),
    aggregation: z.enum(['sum', 'none']),
    'base-zh': plain,
    'base-en': plain,
    'definition-zh': plain,
    'definition-en': plain,
    'at-most': optional(form('slug')),
  }),
  'glossary.csv': z.strictObject({ zh: text, en: text, variants: plain, 'note-zh': plain, 'note-en': plain, origin: text }),
} as const;

export type CodeFile = keyof typeof CODE_FILES;
export type CodeRow<Name extends CodeFile> = z.infer<(typeof CODE_FILES)[Name]>;

/** figures.csv */
export const figureRow = z.strictObject({
  id: form('figure-id'),
  region: form('code'),
  indicator: form('slug'),
  value: optional(form('decimal')),
  'value-high': optional(form('decimal')),
  unit: form('slug'),
  period: plain,
  'period-basis': z.enum(['stated', 'inferred', 'not-stated']),
  'to-date': z.enum(['', 'yes']),
  kind: z.enum(KINDS),
  qualifier: z.enum(QUALIFIERS),
  status: z.enum(['reported', 'not-reported', 'not-applicable', 'withheld']),
  source: optional(form('name')),
  paragraph: optional(count),
  printed: plain,
  'sum-of': words,
  note: optional(form('slug')),
});

export type FigureRow = z.infer<typeof figureRow>;
