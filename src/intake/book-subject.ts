import { subjectDataset, type Subject } from '../briefing/part-dataset.ts';
import { subjectsOf } from '../briefing/region-dataset.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { partsOf } from '../dataset/parts.ts';
import type { Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { bookContext } from '../workbook/context.ts';
import { both } from '../workbook/words.ts';
import type { IntakeTable } from './intake-table.ts';

/**
 * What a workbook speaks of, where it is one region's or one part's own, by the name on its cover and the figures in it; nothing where it is
 * of the whole dataset. The data sheet of such a workbook says nothing of other regions' figures.
 */
export function bookSubject({ sheets }: Spreadsheet, { rows }: IntakeTable, dataset: Dataset): Subject | undefined {
  const { cover, data } = bookContext(dataset, '').names;
  const cells = sheets.find(({ name }) => name === cover)?.cells ?? [];
  const label = cells.find(
    ({ column, value }) => column === 1 && value?.type === 'text' && value.text === both(({ columns }) => columns.region),
  );
  // Beside its label, or below it where the cover has one column.
  const below = cells.find(({ row, column }) => row === (label?.row ?? 0) + 1 && column === 1)?.value;
  const said = cells.find(({ row, column }) => row === label?.row && column === 2)?.value ?? below;
  const parts = partsOf(dataset);
  if (said?.type !== 'text' || !sheets.some(({ name }) => name === data)) return undefined;
  if (parts.length === 0 && said.text === dataset.scope.region.name.zh) return undefined;
  const ids = rows.flatMap(({ cells: row }) => {
    const id = row.get('id')?.value;
    return id?.type === 'text' ? [id.text] : [];
  });
  const subjects = [...subjectsOf(dataset).map((region) => ({ region })), ...parts.map((part) => ({ part }))];
  const known = (subject: Subject): number => ids.filter((id) => subjectDataset(dataset, subject).figureById.has(id)).length;
  return subjects
    .filter((subject) => nameOf(subject) === said.text)
    .map((subject) => ({ subject, known: known(subject) }))
    .filter((found) => found.known > 0)
    .sort((a, b) => b.known - a.known)[0]?.subject;
}

function nameOf({ region, part }: Subject): string | undefined {
  return (region ?? part?.scope)?.region.name.zh;
}

/** A subject's part of a dataset, as it is or would be; all of it where none is named. */
export function partFor(dataset: Dataset, subject: Subject | undefined): Dataset {
  const code = (subject?.region ?? subject?.part?.scope)?.region.code;
  const region = subject?.region && subjectsOf(dataset).find((each) => each.region.code === code);
  const part = subject?.part && partsOf(dataset).find(({ scope }) => scope.region.code === code);
  return subjectDataset(dataset, { ...(region && { region }), ...(part && { part }) });
}
