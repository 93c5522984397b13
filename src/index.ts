// The public API. Everything else is the program's own business.
export type { Dataset, Derivation, Figure, Indicator, Kind, Locator, Region, ReportedRegion, Source, Status } from './dataset/dataset.ts';
export { FindingsError, type Diagnostic, type Place, type Severity } from './diagnostic/diagnostic.ts';
export { EDITIONS, LANGUAGES, languagesOf, type Edition, type Language, type Localized } from './language.ts';
export { FORMATS, planDocuments, type Format, type PlannedDocument, type Selection } from './output/plan.ts';
export type { FinishedDocument } from './output/publish.ts';
export { prepare, render, type Preparation, type Prepared } from './pipeline.ts';
export type { Period, Quantity, Unit, WrittenQuantity } from './quantity/quantity.ts';
