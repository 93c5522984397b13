import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import type { Edition } from '../language.ts';
import type { Profile } from '../workbook/profile.ts';

/**
 * Name of a document: `<series>_<code>_<slug>_<edition>_<YYYYMMDD>.<extension>`, ASCII, sortable by region.
 */
function documentName(dataset: Dataset, region: ReportedRegion, words: readonly string[], extension: string): string {
  const date = dataset.date.replaceAll('-', '');
  return `${[dataset.series.slug, region.region.code, ...words, date].join('_')}.${extension}`;
}

/** File name of a region's briefing. */
export function briefingName(dataset: Dataset, region: ReportedRegion, edition: Edition): string {
  return documentName(dataset, region, [region.slug, edition], 'pdf');
}

/** File name of a volume, which speaks for the dataset's scope or a part's. */
export function volumeName(dataset: Dataset, edition: Edition, scope: ReportedRegion): string {
  return documentName(dataset, scope, [`${scope.slug}-volume`, edition], 'pdf');
}

/** Workbooks of the usual profile do without its name. */
function profiled(slug: string, profile: Profile): string {
  return profile === 'briefing' ? slug : `${slug}-${profile}`;
}

/** File name of the workbook of the dataset's scope or a part's: bilingual always. */
export function workbookName(dataset: Dataset, profile: Profile, scope: ReportedRegion): string {
  return documentName(dataset, scope, [profiled(`${scope.slug}-workbook`, profile), 'zh-en'], 'xlsx');
}

/** File name of a region's own workbook: that of its bilingual briefing. */
export function regionWorkbookName(dataset: Dataset, region: ReportedRegion, profile: Profile): string {
  return documentName(dataset, region, [profiled(region.slug, profile), 'zh-en'], 'xlsx');
}

/** File name of the data table: bilingual always. */
export function dataTableName(dataset: Dataset): string {
  return documentName(dataset, dataset.scope, [`${dataset.scope.slug}-data`, 'zh-en'], 'csv');
}

/** The name that the standard gives the descriptor of a data package (datapackage.org). */
export const DATA_PACKAGE_NAME = 'datapackage.json';
