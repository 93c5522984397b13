import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import type { Edition } from '../language.ts';
import { briefingName, volumeName, workbookName } from './names.ts';

/** The file formats a build can write. */
export const FORMATS = ['pdf', 'xlsx'] as const;

/** A format of {@link FORMATS}. */
export type Format = (typeof FORMATS)[number];

/** One document to make: what it is and the name it is published under. */
export type PlannedDocument =
  | { readonly type: 'briefing'; readonly name: string; readonly region: ReportedRegion; readonly edition: Edition }
  | { readonly type: 'volume'; readonly name: string; readonly edition: Edition }
  | { readonly type: 'workbook'; readonly name: string };

/** What a build is limited to; everything the dataset asks for where a field is absent. */
export interface Selection {
  readonly editions?: readonly Edition[];
  readonly formats?: readonly Format[];
  /** Slugs. The volume and the workbook speak for all regions, so a choice of regions leaves them out. */
  readonly regions?: readonly string[];
}

/** The documents of a dataset in the order of its regions, the volume and the workbook last. */
export function planDocuments(dataset: Dataset, selection: Selection = {}): readonly PlannedDocument[] {
  const editions = dataset.editions.filter((edition) => selection.editions?.includes(edition) ?? true);
  const formats = selection.formats ?? FORMATS;
  const regions = dataset.regions.filter((region) => selection.regions?.includes(region.slug) ?? true);
  const planned: PlannedDocument[] = [];
  if (formats.includes('pdf')) {
    for (const region of regions) {
      for (const edition of editions) planned.push({ type: 'briefing', name: briefingName(dataset, region, edition), region, edition });
    }
    if (selection.regions === undefined) {
      for (const edition of editions) planned.push({ type: 'volume', name: volumeName(dataset, edition), edition });
    }
  }
  if (formats.includes('xlsx') && selection.regions === undefined) planned.push({ type: 'workbook', name: workbookName(dataset) });
  return planned;
}
