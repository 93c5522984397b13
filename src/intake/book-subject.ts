import { regionDataset, subjectsOf } from '../briefing/region-dataset.ts';
import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import type { Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { bookContext } from '../workbook/context.ts';
import { both } from '../workbook/words.ts';
import type { IntakeTable } from './intake-table.ts';

/**
 * The region that a workbook speaks of, where it is one region's own, by the name on its cover and the figures in it; nothing where it is
 * of the whole dataset. The data sheet of a region's own workbook says nothing of other regions' figures.
 */
export function bookSubject({ sheets }: Spreadsheet, { rows }: IntakeTable, dataset: Dataset): ReportedRegion | undefined {
  const { cover, data } = bookContext(dataset, '').names;
  const cells = sheets.find(({ name }) => name === cover)?.cells ?? [];
  const label = cells.find(
    ({ column, value }) => column === 1 && value?.type === 'text' && value.text === both(({ columns }) => columns.region),
  );
  // Beside its label, or below it where the cover has one column.
  const below = cells.find(({ row, column }) => row === (label?.row ?? 0) + 1 && column === 1)?.value;
  const said = cells.find(({ row, column }) => row === label?.row && column === 2)?.value ?? below;
  if (said?.type !== 'text' || said.text === dataset.scope.region.name.zh || !sheets.some(({ name }) => name === data)) return undefined;
  const ids = rows.flatMap(({ cells: row }) => {
    const id = row.get('id')?.value;
    return id?.type === 'text' ? [id.text] : [];
  });
  return subjectsOf(dataset).find(
    (subject) => subject.region.name.zh === said.text && ids.some((id) => regionDataset(dataset, subject).figureById.has(id)),
  );
}

/** A region's part of a dataset, or all of it where no region is named. */
export function partFor(dataset: Dataset, subject: ReportedRegion | undefined): Dataset {
  const known = subject && subjectsOf(dataset).find(({ slug }) => slug === subject.slug);
  return known === undefined ? dataset : regionDataset(dataset, known);
}
