import { volumeSlice } from '../briefing/slice.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { programInformation } from '../effects/program.ts';
import { accessiblePlan } from './accessible/plan.ts';
import { writePlan } from './adapter.ts';
import { bookContext } from './context.ts';
import { finishPackage, type FinishedPackage } from './package.ts';
import { keyFigureName } from './formula.ts';
import { dataNames } from './names.ts';
import { checkPlan } from './plan-check.ts';
import type { WorkbookPlan } from './plan.ts';
import type { Profile } from './profile.ts';
import { checksSheet } from './sheets/checks.ts';
import { contentsSheet } from './sheets/contents.ts';
import { coverSheet } from './sheets/cover.ts';
import { dataSheet } from './sheets/data.ts';
import { inOneLine } from './sheets/figure-cells.ts';
import { glossarySheet } from './sheets/glossary.ts';
import { regionSheet } from './sheets/region.ts';
import { sourcesSheet } from './sheets/sources.ts';
import { summarySheet } from './sheets/summary.ts';
import { inBoth, labelled } from './words.ts';

/** Raised when a column of the data sheet changes its name or meaning, for programs that read it. */
const DATA_SHEET_VERSION = 1;

/** A dataset's workbook, ready to be written to disk. */
export interface BuiltWorkbook extends FinishedPackage {
  readonly sheets: number;
  /** SHA-256 of the data the workbook reads: all figures, as in the volume. */
  readonly dataDigest: string;
}

/** What a dataset's workbook says, sheet by sheet: one bilingual workbook for all editions. */
export function planWorkbook(dataset: Dataset, profile: Profile = 'briefing'): WorkbookPlan {
  const context = bookContext(dataset, volumeSlice(dataset).digest);
  const keyNames = [...context.keyNames.keys()].flatMap((id) => keyFigureName(context, id) ?? []);
  const before = [
    coverSheet(context),
    contentsSheet(context),
    ...(context.hasSummary ? [summarySheet(context)] : []),
    ...context.sheetRegions.map((region) => regionSheet(context, region)),
    dataSheet(context),
  ];
  const series = inBoth(dataset.series.name);
  const issue = inBoth(labelled((labels) => labels.issue(dataset.issue)));
  const plan: WorkbookPlan = {
    title: inBoth(dataset.title),
    subject: inOneLine(series, issue),
    keywords: [dataset.id, context.digest].join('; '),
    author: inBoth(dataset.publisher),
    language: 'zh-CN',
    footer: inOneLine(series, issue),
    properties: [
      { name: 'jianbao dataset', value: dataset.id },
      { name: 'jianbao data digest', value: context.digest },
      { name: 'jianbao data sheet', value: String(DATA_SHEET_VERSION) },
      { name: 'jianbao version', value: programInformation().version },
    ],
    names: [...dataNames(context.names.data, dataset.figures.length), ...keyNames],
    sheets: [...before, checksSheet(context, before), glossarySheet(context), sourcesSheet(context)],
  };
  return profile === 'accessible' ? accessiblePlan(plan, context.names) : plan;
}

/**
 * Builds a dataset's workbook.
 *
 * @param created the time the document carries; the only thing in it that is not the dataset's.
 */
export async function buildWorkbook(dataset: Dataset, created: Date, profile: Profile = 'briefing'): Promise<BuiltWorkbook> {
  const plan = planWorkbook(dataset, profile);
  checkPlan(plan);
  const finished = finishPackage(await writePlan(plan, created), plan);
  return { ...finished, sheets: plan.sheets.length, dataDigest: volumeSlice(dataset).digest };
}
