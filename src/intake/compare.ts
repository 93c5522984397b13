import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Dataset, Indicator } from '../dataset/dataset.ts';
import { unknown } from '../dataset/findings.ts';
import { readCell } from './cell-text.ts';
import type { FigureEdits, RowText } from './csv-edit.ts';
import { isSame } from './current-figures.ts';
import { FIELDS, type Field } from './fields.ts';
import type { IntakeRow, IntakeTable } from './intake-table.ts';
import { nameFigure, type Namer } from './name-figure.ts';

/** One difference between a table from outside and the dataset. */
export type Change =
  | {
      readonly type: 'changed';
      readonly figure: string;
      readonly field: Field;
      readonly before: string;
      readonly after: string;
      readonly place: Place;
    }
  | { readonly type: 'added'; readonly figure: string; readonly after: string; readonly place: Place }
  | { readonly type: 'removed'; readonly figure: string; readonly before: string };

/** What a table from outside would change. */
export interface Comparison {
  readonly changes: readonly Change[];
  readonly edits: FigureEdits;
  /** The row of the table that a figure stands in. */
  readonly rowOf: ReadonlyMap<string, IntakeRow>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What comparing needs to know beside the table. */
export interface Ground {
  readonly dataset: Dataset;
  readonly current: ReadonlyMap<string, RowText>;
  /** Ids of units in which a number is a percentage. */
  readonly percent: ReadonlySet<string>;
  readonly indicators: ReadonlyMap<string, Pick<Indicator, 'unit'>>;
  /** Slug of a region, of one that the dataset does not report on yet too. */
  readonly slugOf: (region: string) => string | undefined;
}

interface ReadRow {
  readonly row: IntakeRow;
  readonly said: Map<Field, string>;
  readonly findings: readonly Diagnostic[];
}

function readRow(row: IntakeRow, table: IntakeTable, { percent, indicators }: Ground): ReadRow {
  const said = new Map<Field, string>();
  const findings: Diagnostic[] = [];
  const choice = table.kind === 'entry';
  const read = (field: Field, isPercent: boolean): void => {
    const cell = readCell(field, { cell: row.cells.get(field), place: row.place(field), percent: isPercent, choice });
    if (cell.text !== undefined) said.set(field, cell.text);
    findings.push(...cell.findings);
  };
  const fields = FIELDS.filter((field) => table.fields.has(field));
  for (const field of fields) if (field !== 'value' && field !== 'value-high') read(field, false);
  const unit = said.get('unit') || (indicators.get(said.get('indicator') ?? '')?.unit.id ?? '');
  for (const field of fields) if (field === 'value' || field === 'value-high') read(field, percent.has(unit));
  return { row, said, findings };
}

/** What is left out of a new row, where the rest says it. */
function completed(said: ReadonlyMap<Field, string>, { indicators }: Ground): Map<Field, string> {
  const row = new Map(FIELDS.map((field) => [field, said.get(field) ?? '']));
  const fill = (field: Field, text: string): void => {
    if (row.get(field) === '') row.set(field, text);
  };
  fill('unit', indicators.get(row.get('indicator') ?? '')?.unit.id ?? '');
  fill('period-basis', row.get('period') === '' ? 'not-stated' : 'stated');
  fill('status', row.get('value') === '' ? 'not-reported' : 'reported');
  fill('qualifier', 'exact');
  return row;
}

/** Compares a table from outside with the dataset. Only the data sheet, which has every figure, can take one away. */
export function compareTable(table: IntakeTable, ground: Ground): Comparison {
  const { current, dataset } = ground;
  const diagnostics: Diagnostic[] = [];
  const changes: Change[] = [];
  const changed = new Map<string, Map<Field, string>>();
  const added: { after: string | undefined; row: RowText }[] = [];
  const rowOf = new Map<string, IntakeRow>();
  const namer: Namer = nameFigure(current, ground.slugOf);
  let previous: string | undefined;
  for (const row of table.rows) {
    const { said, findings } = readRow(row, table, ground);
    diagnostics.push(...findings);
    const full = table.kind === 'entry' ? completed(said, ground) : said;
    if (full.get('unit') === '') diagnostics.push(...withoutUnit(row, full, ground));
    const id = table.kind === 'entry' ? namer(full) : (said.get('id') ?? '');
    const first = rowOf.get(id);
    if (id === '' || first !== undefined) {
      diagnostics.push(first === undefined ? withoutId(row) : twice(row, first, id));
      continue;
    }
    rowOf.set(id, row);
    const before = current.get(id);
    if (before === undefined) {
      const whole = new Map(completed(full, ground)).set('id', id);
      const origin = table.kind === 'entry' ? undefined : previous;
      added.push({ after: origin, row: whole });
      changes.push({
        type: 'added',
        figure: id,
        after: summary(whole),
        place: row.place(table.fields.has('id') && table.kind === 'data' ? 'id' : 'value'),
      });
      continue;
    }
    previous = id;
    for (const field of FIELDS) {
      const text = full.get(field);
      if (text === undefined || field === 'id' || !table.fields.has(field) || isSame(field, text, before, dataset)) continue;
      const after = field === 'qualifier' && text === '' ? 'exact' : text;
      if (after === before.get(field)) continue;
      changed.set(id, (changed.get(id) ?? new Map<Field, string>()).set(field, after));
      changes.push({ type: 'changed', figure: id, field, before: before.get(field) ?? '', after, place: row.place(field) });
    }
  }
  const removed = table.kind === 'data' ? [...current.keys()].filter((id) => !rowOf.has(id)) : [];
  for (const id of removed) changes.push({ type: 'removed', figure: id, before: summary(current.get(id) ?? new Map()) });
  return { changes, edits: { changed, removed: new Set(removed), added }, rowOf, diagnostics };
}

/** A row in few words: what is measured, its value, its period and kind. */
function summary(row: RowText): string {
  return (['indicator', 'value', 'unit', 'period', 'kind', 'status'] as const)
    .map((field) => row.get(field) ?? '')
    .filter((text) => text !== '' && text !== 'reported')
    .join(' ');
}

function withoutId(row: IntakeRow): Diagnostic {
  return {
    code: 'row-without-id',
    severity: 'error',
    place: row.place('id'),
    message: { zh: '这一行没有编号', en: 'this row has no id' },
    expected: { zh: '地区代号、点、名称，如 river-county.population', en: 'region slug, full stop, name, e.g. river-county.population' },
    fix: { zh: '填写编号；合计和说明不要写在数据表里', en: 'fill in the id; totals and remarks do not belong in this table' },
  };
}

/** Without a unit a row is refused for that alone; that its indicator is none is the reason, where it is. */
function withoutUnit(row: IntakeRow, said: ReadonlyMap<Field, string>, { indicators }: Ground): readonly Diagnostic[] {
  const indicator = said.get('indicator') ?? '';
  if (indicator === '' || indicators.has(indicator)) return [];
  return [
    unknown('indicator', indicator, indicators.keys(), row.place('indicator'), {
      zh: 'indicators.csv 中的编号',
      en: 'an id of indicators.csv',
    }),
  ];
}

function twice(row: IntakeRow, first: IntakeRow, id: string): Diagnostic {
  const { file, line, cell = `${file}:${line}` } = first.place('id');
  return {
    code: 'duplicate-figure',
    severity: 'error',
    place: row.place('id'),
    message: { zh: `数字\`${id}\`重复`, en: `figure \`${id}\` is given twice` },
    expected: { zh: `每个只写一次；第一次在 ${cell}`, en: `each once; the first is at ${cell}` },
    found: id,
    fix: { zh: '删去其中一行，或改编号', en: 'delete one of the rows, or change its id' },
  };
}
