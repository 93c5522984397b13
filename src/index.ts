/**
 * The public API: a program reads and checks a dataset, picks documents and renders them in memory. Everything else is the
 * program's own business. Templates and fonts are those installed with this package; the only files read are theirs and the dataset's.
 *
 * @example
 * const { prepared, diagnostics } = prepare('data/sichuan-2017-04-23');
 * if (prepared === undefined) throw new FindingsError(diagnostics);
 * const created = documentDate(prepared.dataset.date, process.env) ?? new Date(0);
 * for (const document of planDocuments(prepared.dataset, { formats: ['pdf'] })) {
 *   const { name, bytes } = await render(prepared, document, created);
 * }
 *
 * @packageDocumentation
 */
export type {
  Dataset,
  Derivation,
  Figure,
  GlossaryEntry,
  Indicator,
  Kind,
  Locator,
  Narrative,
  Region,
  ReportedRegion,
  Source,
  Status,
  Theme,
} from './dataset/dataset.ts';
export { FindingsError, type Diagnostic, type Place, type Severity } from './diagnostic/diagnostic.ts';
export { documentDate } from './effects/clock.ts';
export { EDITIONS, LANGUAGES, languagesOf, type Edition, type Language, type Localized } from './language.ts';
export { FORMATS, type Format } from './output/formats.ts';
export { planDocuments, type PlannedDocument, type Selection } from './output/plan.ts';
export type { FinishedDocument } from './output/publish.ts';
export { prepare, render, type Preparation, type Prepared } from './pipeline.ts';
export { plain, toNumber } from './quantity/decimal.ts';
export type { Decimal, Period, Qualifier, Quantity, Unit, WrittenQuantity } from './quantity/quantity.ts';
export { writeQuantity, type WriteOptions } from './quantity/write.ts';
