import type { z as zod } from 'zod';
import { EDITIONS, LANGUAGES } from '../language.ts';
import { QUALIFIERS } from '../quantity/quantity.ts';
import { KINDS } from './dataset.ts';
import { FORMATS } from './formats.ts';
import type { FormatName } from './formats.ts';
import { z } from './lazy-zod.ts';
import { MAX_COLUMNS, MAX_KEY_FIGURES, MAX_LABEL, MAX_LIST, MAX_NAME, MAX_REGIONS, MAX_TEXT, MAX_TITLE } from './limits.ts';

// The one definition of dataset.yaml and narrative.yaml: types are inferred from it and data/schema/ is exported from it.
// Every scalar arrives as text (see yaml.ts), so numbers and booleans are texts of a form, turned into values here.

/** A text of a form; the form's name is the error, which explain.ts puts into words. */
export function form(name: FormatName, most = MAX_TEXT): zod.ZodString {
  return z.string().max(most).regex(FORMATS[name].pattern, { error: name });
}

const text = form('text');
// `x-plain` marks texts that editors may also see as numbers or booleans: `issue: 1`, `code: 511321`.
const bare = (name: FormatName, type: 'integer' | 'number' | 'boolean') => form(name).meta({ plain: type });
const count = bare('count', 'integer').transform(Number);
const flag = bare('boolean', 'boolean').transform((word) => word === 'true');
const code = bare('code', 'integer');
const localized = z.strictObject({ zh: text, en: text });
const title = z.strictObject({ zh: form('text', MAX_TITLE), en: form('text', MAX_TITLE) });
const label = z.strictObject({ zh: form('text', MAX_LABEL), en: form('text', MAX_LABEL) });
const list = <T extends zod.ZodType>(item: T, most: number = MAX_LIST) => z.array(item).max(most);

/** An address of a figure: its id, or the second half of it within its own region's narrative. */
const reference = form('name');
const ids = list(reference).min(1);

const region = z.strictObject({ code, slug: form('slug'), standing: label.optional() });

const source = z.strictObject({
  id: form('name'),
  title,
  publisher: localized.optional(),
  date: form('date').optional(),
  url: form('url').optional(),
  file: text.optional(),
  sha256: form('sha256').optional(),
  ignored: list(z.strictObject({ paragraph: count, printed: text, reason: localized })).optional(),
  'also-at': list(z.strictObject({ figure: reference, paragraph: count, printed: text })).optional(),
});

const referenceLine = z.strictObject({
  id: form('slug'),
  value: bare('decimal', 'number'),
  unit: form('slug'),
  qualifier: z.enum(QUALIFIERS).optional(),
  label,
  source: form('name'),
});

const derivation = z.strictObject({
  id: form('slug'),
  sum: ids.optional(),
  difference: ids.length(2).optional(),
  share: ids.length(2).optional(),
  count: ids.optional(),
  'number-of-regions': ids.optional(),
  decimals: bare('decimals', 'integer').transform(Number).optional(),
  label,
  note: localized.optional(),
});

/** dataset.yaml */
export const datasetSchema = z.strictObject({
  id: form('dataset-id'),
  series: z.strictObject({ slug: form('slug'), name: z.strictObject({ zh: form('text', MAX_NAME / 2), en: form('text', MAX_NAME) }) }),
  issue: count,
  date: form('date'),
  title,
  publisher: localized,
  licence: localized,
  'licence-id': form('name').optional(),
  cite: localized,
  languages: list(z.enum(LANGUAGES)).min(1).optional(),
  editions: list(z.enum(EDITIONS)).min(1).optional(),
  'group-chinese': flag.optional(),
  mark: z.enum(['draft', 'correction']).optional(),
  scope: region,
  regions: list(region, MAX_REGIONS).min(1),
  sources: list(source).min(1),
  notes: z.record(form('slug'), localized).optional(),
  'reference-lines': list(referenceLine).optional(),
  derivations: list(derivation).optional(),
  fonts: list(form('font-path'), 8).optional(),
});

const chart = z.strictObject({
  id: form('slug'),
  type: z.enum(['bar', 'position', 'line']),
  title,
  subtitle: title,
  items: list(z.strictObject({ figure: reference, label })).min(1),
  'reference-line': form('slug').optional(),
  note: localized.optional(),
});

const comparison = z.strictObject({
  id: form('slug'),
  title,
  regions: list(form('slug'), MAX_REGIONS).min(1),
  columns: list(z.strictObject({ indicator: form('slug'), label }), MAX_COLUMNS).min(1),
  kinds: list(z.enum(KINDS)).min(1),
  period: bare('text', 'integer').optional(),
  note: localized.optional(),
});

const narrative = z.strictObject({
  headline: title,
  'key-figures': list(reference, MAX_KEY_FIGURES).optional(),
  'measures-title': title.optional(),
  measures: list(z.strictObject({ title, text: localized })).optional(),
  charts: list(chart).optional(),
  comparisons: list(comparison).optional(),
});

/** narrative.yaml: a key per region slug, and `volume`. */
export const narrativeSchema = z.record(form('slug'), narrative);

/** dataset.yaml as checked, its codes and ids not yet resolved. */
export type DatasetFile = zod.infer<typeof datasetSchema>;
/** narrative.yaml as checked, its sentences not yet parsed. */
export type NarrativeFile = zod.infer<typeof narrativeSchema>;
/** A region as dataset.yaml names it. */
export type RegionEntry = zod.infer<typeof region>;
