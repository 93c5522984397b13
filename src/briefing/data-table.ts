import type { Figure } from '../dataset/dataset.ts';
import type { Language } from '../language.ts';
import type { Decimal } from '../quantity/decimal.ts';
import { periodText } from '../quantity/period.ts';
import type { Context } from './context.ts';
import { writtenFigure } from './writing.ts';

/** A column of the data table. `code` is text that may look like a number, `count` a whole number. */
export type DataColumn = { readonly name: string } & (
  | { readonly type: 'text' | 'code'; readonly read: (figure: Figure, context: Pick<Context, 'dataset'>) => string | undefined }
  | { readonly type: 'number'; readonly read: (figure: Figure) => Decimal | undefined }
  | { readonly type: 'count'; readonly read: (figure: Figure) => number | undefined }
);

/** The value as pages print it, so that a missing one is never a mere blank. */
function shown(context: Pick<Context, 'dataset'>, figure: Figure, language: Language): string {
  return writtenFigure(context, figure, language).replaceAll('\u00A0', ' ');
}

/**
 * The long form of a dataset: one figure a row, values in base units, machine names as heads. The workbook's data sheet and the CSV file
 * have these columns in this order; nothing else may contradict them.
 */
export const DATA_COLUMNS = [
  { name: 'figure_id', type: 'text', read: ({ id }) => id },
  { name: 'region_code', type: 'code', read: ({ region }) => region.region.code },
  { name: 'region_zh', type: 'text', read: ({ region }) => region.region.name.zh },
  { name: 'region_en', type: 'text', read: ({ region }) => region.region.name.en },
  { name: 'theme', type: 'text', read: ({ indicator }) => indicator.theme.id },
  { name: 'indicator', type: 'text', read: ({ indicator }) => indicator.id },
  { name: 'indicator_zh', type: 'text', read: ({ indicator }) => indicator.name.zh },
  { name: 'indicator_en', type: 'text', read: ({ indicator }) => indicator.name.en },
  { name: 'period', type: 'code', read: ({ period }) => (period === undefined ? undefined : periodText(period)) },
  { name: 'period_basis', type: 'text', read: ({ periodBasis }) => periodBasis },
  { name: 'to_date', type: 'text', read: ({ toDate }) => (toDate ? 'yes' : undefined) },
  { name: 'kind', type: 'text', read: ({ kind }) => kind },
  { name: 'qualifier', type: 'text', read: ({ quantity }) => quantity?.qualifier },
  { name: 'status', type: 'text', read: ({ status }) => status },
  { name: 'value', type: 'number', read: ({ quantity }) => quantity?.value },
  { name: 'value_high', type: 'number', read: ({ quantity }) => quantity?.high },
  { name: 'unit', type: 'text', read: ({ unit }) => unit.id },
  { name: 'printed', type: 'code', read: ({ locator }) => locator?.printed },
  { name: 'source', type: 'text', read: ({ locator }) => locator?.source.id },
  { name: 'paragraph', type: 'count', read: ({ locator }) => locator?.paragraph },
  { name: 'note', type: 'text', read: ({ note }) => note },
  { name: 'shown_zh', type: 'text', read: (figure, context) => shown(context, figure, 'zh') },
  { name: 'shown_en', type: 'text', read: (figure, context) => shown(context, figure, 'en') },
] as const satisfies readonly DataColumn[];

/** The name of a column of {@link DATA_COLUMNS}. */
export type DataColumnName = (typeof DATA_COLUMNS)[number]['name'];
