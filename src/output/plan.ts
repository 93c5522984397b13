import { subjectsOf } from '../briefing/region-dataset.ts';
import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import { partsOf, type Part } from '../dataset/parts.ts';
import type { Edition } from '../language.ts';
import { DEFAULT_FORMATS, WORKBOOKS, type Format, type Workbooks } from './formats.ts';
import { PROFILES, type Profile } from '../workbook/profile.ts';
import { briefingName, DATA_PACKAGE_NAME, dataTableName, regionWorkbookName, volumeName, workbookName } from './names.ts';
import { isInShard, type Shard } from './shard.ts';

/** One document to make: what it is and the name it is published under. */
export type PlannedDocument =
  | { readonly type: 'briefing'; readonly name: string; readonly region: ReportedRegion; readonly edition: Edition }
  /** For all regions where no part is named. */
  | { readonly type: 'volume'; readonly name: string; readonly edition: Edition; readonly part?: Part }
  | { readonly type: 'workbook'; readonly name: string; readonly profile: Profile; readonly region?: ReportedRegion; readonly part?: Part }
  | { readonly type: 'data-table'; readonly name: string }
  /** `table` is the name of the data table beside it. */
  | { readonly type: 'data-package'; readonly name: string; readonly table: string };

/** A document of pages. */
export type PlannedPdf = Extract<PlannedDocument, { readonly type: 'briefing' | 'volume' }>;

/** What a build is limited to; everything the dataset asks for where a field is absent. */
export interface Selection {
  readonly editions?: readonly Edition[];
  readonly formats?: readonly Format[];
  readonly workbooks?: Workbooks;
  readonly profile?: Profile;
  /** Slugs. What speaks for all regions (the volume, the one workbook, the data table) is left out by a choice of regions. */
  readonly regions?: readonly string[];
  /** Only regions of this part; what speaks for all is left out, as it is where regions are chosen. */
  readonly shard?: Shard;
}

/** The documents of a dataset in the order of its regions, what speaks for all of them last. */
export function planDocuments(dataset: Dataset, selection: Selection = {}): readonly PlannedDocument[] {
  const editions = dataset.editions.filter((edition) => selection.editions?.includes(edition) ?? true);
  const formats = selection.formats ?? DEFAULT_FORMATS;
  const { shard } = selection;
  const some = selection.regions !== undefined || shard !== undefined;
  const isChosen = ({ slug, region }: ReportedRegion): boolean =>
    (selection.regions?.includes(slug) ?? true) && (shard === undefined || isInShard(region.code, shard));
  const regions = dataset.regions.filter(isChosen);
  const profile = selection.profile ?? 'briefing';
  const split = partsOf(dataset);
  const parts = split.length === 0 ? [undefined] : split;
  const planned: PlannedDocument[] = [];
  if (formats.includes('pdf')) {
    for (const region of regions) {
      for (const edition of editions) planned.push({ type: 'briefing', name: briefingName(dataset, region, edition), region, edition });
    }
    if (!some) {
      for (const part of parts) {
        const { scope } = part ?? dataset;
        for (const edition of editions)
          planned.push({ type: 'volume', name: volumeName(dataset, edition, scope), edition, ...(part && { part }) });
      }
    }
  }
  if (formats.includes('xlsx') && selection.workbooks === 'per-region') {
    const subjects = selection.regions === undefined ? subjectsOf(dataset).filter(isChosen) : regions;
    for (const region of subjects) planned.push({ type: 'workbook', name: regionWorkbookName(dataset, region, profile), profile, region });
  }
  if (some) return planned;
  if (formats.includes('xlsx') && selection.workbooks !== 'per-region') {
    for (const part of parts) {
      const { scope } = part ?? dataset;
      planned.push({ type: 'workbook', name: workbookName(dataset, profile, scope), profile, ...(part && { part }) });
    }
  }
  if (formats.includes('csv')) {
    const table = dataTableName(dataset);
    planned.push({ type: 'data-table', name: table }, { type: 'data-package', name: DATA_PACKAGE_NAME, table });
  }
  return planned;
}

/** The forms that the workbook may be asked for in. */
const WORKBOOK_FORMS = PROFILES.flatMap((profile) => WORKBOOKS.map((workbooks) => ({ profile, workbooks })));

/** Every document that some build of the dataset may write. */
export function possibleDocuments(dataset: Dataset): readonly PlannedDocument[] {
  const books = WORKBOOK_FORMS.flatMap((form) => planDocuments(dataset, { ...form, formats: ['xlsx'] }));
  return [...planDocuments(dataset, { formats: ['pdf'] }), ...books, ...planDocuments(dataset, { formats: ['csv'] })];
}

/** Whether documents are all that the dataset asks for, its workbook in whichever form. */
export function areAskedFor(dataset: Dataset, names: ReadonlySet<string>): boolean {
  const held = (selection: Selection): boolean => planDocuments(dataset, selection).every(({ name }) => names.has(name));
  return held({ formats: ['pdf'] }) && WORKBOOK_FORMS.some((form) => held({ ...form, formats: ['xlsx'] }));
}
