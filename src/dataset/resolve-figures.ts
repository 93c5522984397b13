import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { compare, decimal } from '../quantity/decimal.ts';
import { parsePeriod } from '../quantity/period.ts';
import type { Period, Quantity, Unit } from '../quantity/quantity.ts';
import { readPrinted } from '../quantity/read.ts';
import type { Codes } from './codes.ts';
import type { FigureRow } from './columns.ts';
import type { CsvRow } from './csv.ts';
import type { Figure, Indicator, Locator, ReportedRegion, Source } from './dataset.ts';
import type { FindingSink } from './finding-list.ts';
import { duplicate, unknown } from './findings.ts';
import { comparePrinted } from './printed.ts';
import { PERIOD_FORMS } from './prose.ts';

/** What rows of figures.csv refer to. */
export interface FigureContext {
  readonly codes: Codes;
  readonly regions: ReadonlyMap<string, ReportedRegion>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly notes: ReadonlyMap<string, Localized>;
  /** Ids of all rows, those of refused ones too. */
  readonly ids: ReadonlySet<string>;
}

const REPORTED_ONLY = ['value', 'source', 'paragraph', 'printed'] as const;

function emptyCell(row: CsvRow, column: string): Diagnostic {
  return {
    code: 'missing-cell',
    severity: 'error',
    place: row.place(column),
    message: { zh: `\`${column}\` 是空的`, en: `\`${column}\` is empty` },
    expected: {
      zh: '状态为 reported 的数字要有值、来源、段落和原文写法',
      en: 'a figure with status reported has a value, a source, a paragraph and the printed token',
    },
    fix: { zh: '补上这一格，或把 status 改为 not-reported', en: 'fill this cell, or set status to not-reported' },
  };
}

function quantityOf(value: FigureRow, unit: Unit, row: CsvRow, diagnostics: FindingSink): Quantity | undefined {
  const amount = decimal(value.value);
  if (amount === undefined || value.printed === '') return undefined;
  const high = value['value-high'] === '' ? undefined : decimal(value['value-high']);
  if (high !== undefined && compare(high, amount) <= 0)
    diagnostics.push({
      code: 'range-order',
      severity: 'error',
      place: row.place('value-high'),
      message: { zh: '区间的上限不大于下限', en: 'the upper end of the range is not above the lower one' },
      expected: { zh: `大于 ${value.value}`, en: `more than ${value.value}` },
      found: value['value-high'],
    });
  const reading = readPrinted(value.printed, unit);
  diagnostics.push(...comparePrinted(value, amount, high, unit, reading, row));
  if (reading === undefined) return undefined;
  const { precision, highPrecision, wording } = reading;
  return {
    value: amount,
    ...(high && { high }),
    unit,
    qualifier: value.qualifier,
    precision,
    ...(highPrecision && { highPrecision }),
    ...(wording !== undefined && { wording }),
  };
}

/** The period of a text, or a finding. */
export function readPeriod(text: string, place: Place, diagnostics: FindingSink): Period | undefined {
  if (text === '') return undefined;
  const period = parsePeriod(text);
  if (period === undefined)
    diagnostics.push({
      code: 'wrong-period',
      severity: 'error',
      place,
      message: { zh: '不是时间', en: 'this is no period' },
      expected: PERIOD_FORMS,
      found: text,
    });
  return period;
}

/** A checked row of figures.csv, and where its cells stand. */
export interface FigureEntry {
  readonly value: FigureRow;
  readonly row: CsvRow;
}

function regionOf({ value, row }: FigureEntry, { codes, regions }: FigureContext, found: Diagnostic[]): ReportedRegion | undefined {
  const region = regions.get(value.region);
  if (region === undefined)
    found.push({
      ...unknown('reported-region', value.region, regions.keys(), row.place('region'), {
        zh: 'dataset.yaml 中 scope 或 regions 的代码',
        en: 'a code of scope or regions in dataset.yaml',
      }),
      ...(codes.regions.has(value.region) && {
        fix: { zh: '在 dataset.yaml 的 regions 中加上它，或改正代码', en: 'add it to regions in dataset.yaml, or correct the code' },
      }),
    });
  else if (!value.id.startsWith(`${region.slug}.`))
    found.push({
      code: 'figure-id-region',
      severity: 'error',
      place: row.place('id'),
      message: { zh: '编号的前半不是它的地区', en: 'the first half of the id is not its region' },
      expected: { zh: `${region.slug}.…`, en: `${region.slug}.…` },
      found: value.id,
      fix: { zh: '改正编号或地区代码', en: 'correct the id or the region code' },
    });
  return region;
}

function indicatorOf({ value, row }: FigureEntry, { indicators }: Codes, found: Diagnostic[]): Indicator | undefined {
  const indicator = indicators.get(value.indicator);
  if (indicator === undefined)
    found.push(
      unknown('indicator', value.indicator, indicators.keys(), row.place('indicator'), {
        zh: 'indicators.csv 中的编号',
        en: 'an id of indicators.csv',
      }),
    );
  return indicator;
}

function unitOf({ value, row }: FigureEntry, { units }: Codes, indicator: Indicator | undefined, found: Diagnostic[]): Unit | undefined {
  const unit = units.get(value.unit);
  if (unit === undefined)
    found.push(unknown('unit', value.unit, units.keys(), row.place('unit'), { zh: 'units.csv 中的编号', en: 'an id of units.csv' }));
  else if (indicator !== undefined && unit.dimension !== indicator.unit.dimension)
    found.push({
      code: 'unit-of-indicator',
      severity: 'error',
      place: row.place('unit'),
      message: { zh: '单位与指标的单位不是同一种量', en: 'the unit measures something else than the indicator does' },
      expected: {
        zh: `${indicator.unit.id}，或同一种量（${indicator.unit.dimension}）的单位`,
        en: `${indicator.unit.id}, or another unit of ${indicator.unit.dimension}`,
      },
      found: value.unit,
    });
  return unit;
}

function periodOf({ value, row }: FigureEntry, found: Diagnostic[]): Period | undefined {
  const period = readPeriod(value.period, row.place('period'), found);
  if (value.period === '' && value['period-basis'] !== 'not-stated')
    found.push({
      code: 'period-basis',
      severity: 'error',
      place: row.place('period-basis'),
      message: { zh: '没有时间，却不是 not-stated', en: 'there is no period, yet the basis is not `not-stated`' },
      expected: { zh: 'not-stated，或填上时间', en: 'not-stated, or a period' },
      found: value['period-basis'],
    });
  return period;
}

function locatorOf({ value, row }: FigureEntry, { sources }: FigureContext, found: Diagnostic[]): Locator | undefined {
  const source = value.source === '' ? undefined : sources.get(value.source);
  if (value.source !== '' && source === undefined)
    found.push(
      unknown('source', value.source, sources.keys(), row.place('source'), {
        zh: 'dataset.yaml 中 sources 的编号',
        en: 'an id of sources in dataset.yaml',
      }),
    );
  if (source === undefined || value.paragraph === '') return undefined;
  return { source, paragraph: value.paragraph, printed: value.printed, place: row.place('printed') };
}

function checkNote({ value, row }: FigureEntry, { notes }: FigureContext, found: Diagnostic[]): void {
  if (value.note === '' || notes.has(value.note)) return;
  found.push(
    unknown('note', value.note, notes.keys(), row.place('note'), {
      zh: 'dataset.yaml 中 notes 的键',
      en: 'a key of notes in dataset.yaml',
    }),
  );
}

/** A reported figure has a value and a place in a source; any other has no value. */
function checkStatus({ value, row }: FigureEntry, found: Diagnostic[]): void {
  if (value.status === 'reported') {
    for (const column of REPORTED_ONLY) if (row.cells[column] === '') found.push(emptyCell(row, column));
  } else if (value.value !== '' || value['value-high'] !== '')
    found.push({
      code: 'value-without-report',
      severity: 'error',
      place: row.place('value'),
      message: { zh: '这个数字没有被报告，却有值', en: 'the figure is not reported, yet it has a value' },
      expected: { zh: '空', en: 'an empty cell' },
      found: value.value || value['value-high'],
      fix: { zh: '删去值，或把 status 改为 reported', en: 'delete the value, or set status to reported' },
    });
}

/** The figure of a row, joined with what it refers to; none where anything is wrong with it. */
function figureOf(entry: FigureEntry, context: FigureContext, found: Diagnostic[]): Figure | undefined {
  const { value, row } = entry;
  const region = regionOf(entry, context, found);
  const indicator = indicatorOf(entry, context.codes, found);
  const unit = unitOf(entry, context.codes, indicator, found);
  const period = periodOf(entry, found);
  const locator = locatorOf(entry, context, found);
  checkNote(entry, context, found);
  checkStatus(entry, found);
  const quantity = value.status === 'reported' && unit !== undefined ? quantityOf(value, unit, row, found) : undefined;
  if (region === undefined || indicator === undefined || unit === undefined || found.length > 0) return undefined;
  return {
    id: value.id,
    region,
    indicator,
    unit,
    ...(quantity && { quantity }),
    ...(period && { period }),
    periodBasis: value['period-basis'],
    toDate: value['to-date'] === 'yes',
    kind: value.kind,
    status: value.status,
    ...(locator && { locator }),
    sumOf: value['sum-of'],
    ...(value.note !== '' && { note: value.note }),
    place: row.place('id'),
  };
}

/** Turns the rows of figures.csv into figures; a row with a finding is left out. */
export function resolveFigures(rows: readonly FigureEntry[], context: FigureContext, diagnostics: FindingSink): Figure[] {
  const firsts = new Map<string, Place>();
  const figures: Figure[] = [];
  for (const entry of rows) {
    const { id } = entry.value;
    const place = entry.row.place('id');
    const first = firsts.get(id);
    if (first !== undefined) {
      diagnostics.push(duplicate('figure', id, place, first));
      continue;
    }
    firsts.set(id, place);
    const found: Diagnostic[] = [];
    const figure = figureOf(entry, context, found);
    diagnostics.push(...found);
    if (figure !== undefined) figures.push(figure);
  }
  for (const { value, row } of rows)
    for (const id of value['sum-of'])
      if (!context.ids.has(id))
        diagnostics.push(
          unknown('figure', id, context.ids, row.place('sum-of'), { zh: 'figures.csv 中的编号', en: 'an id of figures.csv' }),
        );
  return figures;
}
