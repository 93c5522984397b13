import type { Codes } from '../dataset/codes.ts';
import type { Dataset, Region } from '../dataset/dataset.ts';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import type { Spreadsheet } from '../spreadsheet/spreadsheet.ts';
import { bookSubject, partFor } from './book-subject.ts';
import { readCell } from './cell-text.ts';
import { compareTable, type Change, type Comparison, type Ground } from './compare.ts';
import { editFigures } from './csv-edit.ts';
import { currentFigures } from './current-figures.ts';
import type { IntakeTable } from './intake-table.ts';
import { addedRegions, editedHeader, type AddedRegions } from './header-edit.ts';
import { FIRST_SOURCE, datasetFiles, scopeOf } from './new-dataset.ts';
import { overlayFiles } from './overlay-files.ts';
import { checkCover, checkReadingSheets } from './reading-sheets.ts';
import { readSources, type ListedSource } from './source-table.ts';
import { translateFindings } from './translate.ts';

/** What the whole check says of a dataset's files as they are, or as they would be. */
export interface Checked {
  /** Absent when there is an error. */
  readonly dataset?: Dataset;
  readonly diagnostics: readonly Diagnostic[];
}

/** A table from outside, and the dataset that it is to go into. */
export interface ImportTask {
  readonly table: IntakeTable;
  /** The workbook that the table stands in; absent for a CSV file. */
  readonly spreadsheet?: Spreadsheet;
  /** How the user names the workbook or CSV file. */
  readonly file: string;
  /** The dataset's folder; it need not exist when the table is of an entry sheet. */
  readonly folder: string;
  readonly files: Files;
  readonly codes: Pick<Codes, 'regions' | 'units' | 'indicators'>;
  /** Date of a new dataset, ISO 8601; absent where none could be told. */
  readonly date?: string;
  /** The whole check of the dataset, of files in place of those on the disk. */
  readonly check: (files: Files) => Checked;
}

/** What an import would do; it may be written when no finding is an error. */
export interface ImportOutcome {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
  /** Contents of files by path: those that were read, and those that are to be written. */
  readonly writes: ReadonlyMap<string, { readonly before?: Uint8Array; readonly after: Uint8Array }>;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** What was not said before the change: other findings of a dataset are no business of an import. */
function newOnes(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly Diagnostic[] {
  const key = ({ code, message, found }: Diagnostic): string => JSON.stringify([code, message.en, found]);
  const known = new Set(before.filter((finding) => !isError(finding)).map(key));
  return after.filter((finding) => !known.has(key(finding)));
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/** Works out what a table from outside changes in a dataset, and checks the outcome; writes nothing. */
export function importFigures(task: ImportTask): ImportOutcome {
  const { table, spreadsheet, file, folder, files, check } = task;
  const listed = table.kind === 'entry' && spreadsheet !== undefined ? readSources(spreadsheet, file) : { sources: [], diagnostics: [] };
  const regions = table.kind === 'entry' ? regionsIn(task) : [];
  const begun = files.stat(folder).kind === 'missing' ? begin(task, regions, listed.sources) : NOTHING;
  if (begun === undefined) return { changes: [], diagnostics: [...listed.diagnostics, nothingToBegin(table.place)], writes: NOTHING };
  const start = overlayFiles(files, begun);
  const before = check(start);
  const { dataset } = before;
  if (dataset === undefined) return { changes: [], diagnostics: before.diagnostics.filter(isError), writes: NOTHING };
  const ofOurs = spreadsheet !== undefined && table.kind === 'data';
  const subject = ofOurs ? bookSubject(spreadsheet, table, dataset) : undefined;
  const part = partFor(dataset, subject);
  const cover = ofOurs ? checkCover(spreadsheet, file, part) : NO_COVER;
  if (cover.diagnostics.some(isError)) return { changes: [], diagnostics: cover.diagnostics, writes: NOTHING };

  const paths = { figures: `${folder}/figures.csv`, header: `${folder}/dataset.yaml` };
  const originals = { figures: start.read(paths.figures), header: start.read(paths.header) };
  const added = addedRegions(regions, dataset);
  const compared = compareTable(table, groundOf(task, dataset, shownOf(currentFigures(paths.figures, originals.figures), part), added));
  const header = editedHeader(originals.header, dataset, added, listed.sources);
  const strange = strangers(table, compared, dataset);
  const changes = strange.length > 0 ? [] : compared.changes;
  const found = [...listed.diagnostics, ...cover.diagnostics, ...compared.diagnostics, ...header.diagnostics, ...strange];
  if (found.some(isError)) return { changes, diagnostics: found, writes: NOTHING };

  const figures = changes.length === 0 ? originals.figures : editFigures(originals.figures, compared.edits);
  const writes = new Map(begun);
  if (header.bytes !== undefined) writes.set(paths.header, header.bytes);
  if (changes.length > 0) writes.set(paths.figures, figures);
  const after = writes.size === 0 ? before : check(overlayFiles(files, writes));
  const fresh = begun.size > 0 ? after.diagnostics : newOnes(before.diagnostics, after.diagnostics);
  const reading =
    // An accessible workbook has its tables on other sheets, below other lines; its data sheet is read all the same.
    spreadsheet !== undefined && cover.current && after.dataset !== undefined && table.place.line === 1
      ? checkReadingSheets({ spreadsheet, file, before: part, after: partFor(after.dataset, subject), rowOf: compared.rowOf })
      : [];
  const diagnostics = [...found, ...translateFindings(fresh, paths.figures, figures, compared.rowOf), ...reading];
  if (diagnostics.some(isError)) return { changes, diagnostics, writes: NOTHING };
  const read =
    begun.size > 0 ? NOTHING : new Map(Object.entries(paths).map(([part, path]) => [path, originals[part as keyof typeof paths]]));
  return { changes, diagnostics, writes: contentsOf(writes, read) };
}

/** The rows of the figures that a workbook shows: those of other regions are none of its business. */
function shownOf(current: Ground['current'], { figureById }: Dataset): Ground['current'] {
  return new Map([...current].filter(([id]) => figureById.has(id)));
}

const NO_COVER = { current: false, diagnostics: [] } as const;

function groundOf({ codes }: ImportTask, dataset: Dataset, current: Ground['current'], { slugs }: AddedRegions): Ground {
  const known = [dataset.scope, ...dataset.regions].map(({ region, slug }): [string, string] => [region.code, slug]);
  const slugByCode = new Map([...known, ...slugs]);
  return {
    dataset,
    current,
    percent: new Set([...codes.units.values()].filter(({ zh }) => zh === '%').map(({ id }) => id)),
    indicators: codes.indicators,
    slugOf: (region) => slugByCode.get(region),
  };
}

function contentsOf(writes: ReadonlyMap<string, Uint8Array>, read: ReadonlyMap<string, Uint8Array>): ImportOutcome['writes'] {
  return new Map(
    [...writes].map(([path, after]) => {
      const before = read.get(path);
      return [path, before === undefined ? { after } : { before, after }];
    }),
  );
}

/** Regions that the rows of an entry sheet name, as far as the code lists know them. */
function regionsIn({ table, codes }: ImportTask): readonly Region[] {
  const named = table.rows.map(
    (row) => readCell('region', { cell: row.cells.get('region'), place: row.place('region'), percent: false, choice: true }).text,
  );
  return [...new Set(named)].flatMap((code) => codes.regions.get(code ?? '') ?? []);
}

function begin(
  { folder, codes, date }: ImportTask,
  regions: readonly Region[],
  listed: readonly ListedSource[],
): ReadonlyMap<string, Uint8Array> | undefined {
  const scope = scopeOf(regions, codes.regions);
  if (scope === undefined || date === undefined) return undefined;
  const sources = listed.length === 0 ? [FIRST_SOURCE] : listed.map(({ source }) => source);
  const texts = datasetFiles({ id: folder.split(/[/\\]/).at(-1) ?? '', date, scope, regions, sources });
  return new Map([...texts].map(([name, text]) => [`${folder}/${name}`, new TextEncoder().encode(text)]));
}

function nothingToBegin(place: Place): Diagnostic {
  return {
    code: 'no-dataset',
    severity: 'error',
    place,
    message: {
      zh: '数据集文件夹不存在，这张表也不足以新建',
      en: "the dataset's folder does not exist, and this table is not enough to begin one",
    },
    fix: {
      zh: '先运行 `jianbao init`；新建时要有填报表、其中的地区和 --date 日期',
      en: 'run `jianbao init` first; to begin one takes an entry sheet, regions in it, and a --date',
    },
  };
}

/** A data sheet that shares no figure with the dataset is of another one; to take all figures away is hardly meant. */
function strangers({ kind, place }: IntakeTable, { rowOf }: Comparison, { id, figures }: Dataset): readonly Diagnostic[] {
  if (kind !== 'data' || figures.length === 0 || figures.some((figure) => rowOf.has(figure.id))) return [];
  return [
    {
      code: 'other-dataset',
      severity: 'error',
      place,
      message: { zh: '表中没有这个数据集的任何一个数字', en: 'the table holds none of the figures of this dataset' },
      expected: { zh: id, en: id },
      fix: { zh: '用 --into 指明它的数据集', en: 'name its dataset with --into' },
    },
  ];
}
