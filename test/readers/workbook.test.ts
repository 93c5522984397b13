import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import type { Dataset } from '../../src/dataset/dataset.ts';
import { toNumber } from '../../src/quantity/decimal.ts';
import { table, type WorkbookPlan } from '../../src/workbook/plan.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { SECOND, SICHUAN } from '../workbook/datasets.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { buildWorkbook, finishedPlan } from '../workbook/validity/made.ts';
import { all, openPackage } from '../workbook/validity/parts.ts';

// What readers other than ours make of the workbook: openpyxl, LibreOffice, and the schemas of ECMA-376.

const SCHEMAS = process.env['JIANBAO_OOXML_XSD'];
const CREATED = new Date('2017-04-23T00:00:00Z');
const DATASETS: readonly (readonly [string, Dataset])[] = [
  ['the first dataset', SICHUAN],
  ['the second', SECOND],
];

function run(command: string, options: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, options, { encoding: 'utf8', input, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

const DUMP = `
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
json.dump({
    "sheets": {sheet.title: [[None if value is None else value if isinstance(value, (int, float, str)) else str(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book},
    "tables": {name: ref for sheet in book for name, ref in sheet.tables.items()},
    "links": [[sheet.title, cell.coordinate, cell.hyperlink.location] for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink],
    "types": sorted({cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}),
}, sys.stdout)
`;

interface Dump {
  readonly sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>;
  readonly tables: Readonly<Record<string, string>>;
  readonly links: readonly (readonly [string, string, string])[];
  readonly types: readonly string[];
}

/** What openpyxl reads. */
function dumped(path: string): Dump {
  return JSON.parse(run('/usr/bin/python3', ['-c', DUMP, path])) as Dump;
}

function expectFigures({ sheets }: Dump, dataset: Dataset): void {
  const [heads = [], ...rows] = sheets['数据 Data'] ?? [];
  const [id, value] = [heads.indexOf('figure_id'), heads.indexOf('value')];
  const read = rows.map((row) => [row[id], row[value]]);
  expect(read).toEqual(
    dataset.figures.map((figure) => [figure.id, figure.quantity === undefined ? null : toNumber(figure.quantity.value)]),
  );
}

function convert(path: string, format: string, folder: string, filter = ''): string {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const out = join(folder, format);
  mkdirSync(out);
  run('soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', format + filter, '--outdir', out, path]);
  return join(out, `book.${format}`);
}

async function written(dataset: Dataset, folder: string): Promise<string> {
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, (await buildWorkbook(dataset, CREATED)).bytes);
  return path;
}

const CHARTS = `
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
def f(ref):
    return None if ref is None else (ref.numRef or ref.strRef).f
json.dump([
    [sheet.title, type(chart).__name__, [f(getattr(series, "yVal", None) or series.val) for series in chart.series]]
    for sheet in book for chart in sheet._charts
], sys.stdout)
`;

type ReadCharts = readonly (readonly [sheet: string, type: string, values: readonly string[]])[];

/** The charts that openpyxl reads. */
function chartsRead(path: string): ReadCharts {
  return JSON.parse(run('/usr/bin/python3', ['-c', CHARTS, path])) as ReadCharts;
}

const READ_TYPES = { bar: 'BarChart', column: 'BarChart', stacked: 'BarChart', line: 'LineChart', position: 'ScatterChart' } as const;

/** The planned charts: sheet, type, table. */
function chartsOf(dataset: Dataset) {
  return planWorkbook(dataset).sheets.flatMap(({ name, charts = [] }) => charts.map((chart) => ({ sheet: name, ...chart })));
}

describe.each(DATASETS)('%s', (_, dataset) => {
  it('is read by openpyxl value by value', async () => {
    const dump = dumped(await written(dataset, scratchFolder()));
    expectFigures(dump, dataset);
    // Text, numbers, dates, formulas; no error.
    expect(dump.types).toEqual(['d', 'f', 'n', 's']);
    expect(dump.tables['data_figures']).toBe(`A1:W${dataset.figures.length + 1}`);
    expect(dump.links.length).toBeGreaterThan(dataset.figures.length);
    for (const [, , location] of dump.links) expect(dump.sheets).toHaveProperty([location.slice(1, location.lastIndexOf("'!"))]);
  });

  it('has charts that openpyxl reads, each with the values of its own table', async () => {
    const path = await written(dataset, scratchFolder());
    const { tables } = dumped(path);
    const planned = chartsOf(dataset);
    const read = chartsRead(path);
    expect(read.map(([sheet, type]) => [sheet, type])).toEqual(planned.map(({ sheet, type }) => [sheet, READ_TYPES[type]]));
    for (const [index, [sheet, , values]] of read.entries()) {
      const [, first, , last] = /^A(\d+):([A-Z]+)(\d+)$/.exec(tables[planned[index]?.table ?? ''] ?? '') ?? [];
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        const [, name, from, to] = /^'(.+)'!\$[A-Z]+\$(\d+)(?::\$[A-Z]+\$(\d+))?$/.exec(value) ?? [];
        expect(name).toBe(sheet);
        expect(Number(from)).toBeGreaterThan(Number(first));
        expect(Number(to ?? from)).toBeLessThanOrEqual(Number(last));
      }
    }
  });

  it('keeps all of its charts through LibreOffice', { timeout: 120_000 }, async () => {
    const folder = scratchFolder();
    const again = convert(await written(dataset, folder), 'xlsx', folder);
    const before = chartsOf(dataset).map(({ sheet }) => sheet);
    expect(chartsRead(again).map(([sheet]) => sheet)).toEqual(before);
  });

  it('keeps its values through LibreOffice', { timeout: 120_000 }, async () => {
    const folder = scratchFolder();
    const again = dumped(convert(await written(dataset, folder), 'xlsx', folder));
    expectFigures(again, dataset);
    expect(Object.keys(again.sheets)[0]).toBe('封面 Cover');
  });

  it('is printed by LibreOffice with nothing that does not fit', { timeout: 120_000 }, async () => {
    const folder = scratchFolder();
    const pdf = convert(await written(dataset, folder), 'pdf', folder);
    const text = run('pdftotext', ['-layout', pdf, '-']);
    expect(text).not.toMatch(/###|#VALUE|#REF|#NAME|Err:/);
    // One page wide: every page of a region's sheet bears its first column and its last.
    const pages = text.split('\f').filter((page) => page.includes('主题 Theme'));
    for (const page of pages) expect(page).toContain('说明 Note');
    expect(pages.length).toBeGreaterThanOrEqual(dataset.regions.length);
  });

  it.skipIf(SCHEMAS === undefined)('is valid part by part (JIANBAO_OOXML_XSD names the folder of the schemas)', async () => {
    const folder = scratchFolder();
    const { bytes, sheets } = await buildWorkbook(dataset, CREATED);
    const checked: string[] = [];
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      // The schema of the core properties imports others from the web.
      if (name === 'docProps/core.xml') continue;
      const schema = schemaOf(name);
      const path = join(folder, name.replaceAll('/', ' '));
      writeFileSync(path, withoutExtensions(strFromU8(part)));
      run('xmllint', ['--noout', '--nonet', '--schema', join(SCHEMAS ?? '', schema), path]);
      checked.push(name);
    }
    expect(checked.filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(sheets);
    expect(checked.filter((name) => name.startsWith('xl/charts/'))).toHaveLength(chartsOf(dataset).length);
  });
});

const SCHEMA_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/^\[Content_Types\]\.xml$/, 'opc-xsd/opc-contentTypes.xsd'],
  [/\.rels$/, 'opc-xsd/opc-relationships.xsd'],
  [/^xl\/theme\//, 'dml-main.xsd'],
  [/^xl\/charts\//, 'dml-chart.xsd'],
  [/^xl\/drawings\//, 'dml-spreadsheetDrawing.xsd'],
  [/^docProps\/app\.xml$/, 'shared-documentPropertiesExtended.xsd'],
  [/^docProps\/custom\.xml$/, 'shared-documentPropertiesCustom.xsd'],
  [/^xl\//, 'sml.xsd'],
];

function schemaOf(name: string): string {
  const schema = SCHEMA_BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  if (schema === undefined) throw new Error(`no schema for ${name}`);
  return schema;
}

/** A part as a reader without extensions sees it; `xml:space` is allowed everywhere by XML itself, though not by the schema. */
function withoutExtensions(xml: string): string {
  const prefixes = (/ mc:Ignorable="([^"]*)"/.exec(xml)?.[1] ?? '').split(' ').filter((prefix) => prefix !== '');
  return prefixes
    .reduce((rest, prefix) => rest.replace(new RegExp(` (?:xmlns:)?${prefix}(?::\\w+)?="[^"]*"`, 'g'), ''), xml)
    .replace(/ mc:Ignorable="[^"]*"/, '')
    .replaceAll(' xml:space="preserve"', '');
}

it('has charts that follow a cell when somebody edits it', { timeout: 120_000 }, async () => {
  const folder = scratchFolder();
  const { bytes } = await buildWorkbook(SICHUAN, CREATED);
  const parts = unzipSync(bytes);
  const sheet = chartsOf(SICHUAN).find(({ table: name }) => name === 'chart_2');
  const chart = chartsReadFrom(bytes).find((ranges) => ranges.some(({ formula }) => formula.startsWith(`'${sheet?.sheet}'`)));
  const [, column = '', row = ''] = /\$([A-Z]+)\$(\d+):/.exec(chart?.at(-1)?.formula ?? '') ?? [];
  const part = 'xl/worksheets/sheet4.xml';
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  const edited = xml.replace(new RegExp(`(<c r="${column}${row}"[^>]*>).*?</c>`), '$1<v>33.5</v></c>');
  expect(edited).not.toBe(xml);
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, zipSync({ ...parts, [part]: strToU8(edited) }));
  const after = chartsReadFrom(readFileSync(convert(path, 'xlsx', folder))).flat();
  const drawn = after.filter(({ formula }) => formula.replaceAll("'", '').startsWith(`${sheet?.sheet}!$${column}$${row}:`));
  expect(drawn.map(({ values }) => values[0])).toEqual(['33.5']);
  expect(chart?.at(-1)?.values[0]).not.toBe('33.5');
});

/** What every chart of a package keeps of its cells. */
function chartsReadFrom(bytes: Uint8Array): readonly (readonly { readonly formula: string; readonly values: readonly string[] }[])[] {
  const { trees } = openPackage(bytes);
  return [...trees]
    .filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name))
    .map(([, tree]) =>
      all(tree, 'c:numRef').map((reference) => ({
        formula: all(reference, 'c:f')[0]?.text ?? '',
        values: all(reference, 'c:v').map(({ text }) => text),
      })),
    );
}

it('shows hostile text as it is in openpyxl and LibreOffice', { timeout: 120_000 }, async () => {
  const texts = ['=1+1', '+cmd', '@x', 'a_x000D_b', '_x00e9_', '<&>"\'', '𠀋', ' spaced ', 'two\nlines'];
  const rows = texts.map((value) => [{ value, look: 'body' as const }]);
  const plan: WorkbookPlan = {
    title: 'texts',
    subject: '',
    keywords: '',
    author: '',
    language: 'zh-CN',
    footer: '',
    sheets: [{ name: 'Texts', orientation: 'landscape', blocks: [table('texts', [{ text: 'text' }], rows)] }],
  };
  const folder = scratchFolder();
  const path = join(folder, 'book.xlsx');
  writeFileSync(path, await finishedPlan(plan, CREATED));
  const read = dumped(path)
    .sheets['Texts']?.slice(1)
    .map(([text]) => text);
  expect(read).toEqual(texts);
  const csv = readFileSync(convert(path, 'csv', folder, ':Text - txt - csv (StarCalc):44,34,UTF8'), 'utf8');
  for (const text of ['=1+1', '+cmd', 'a_x000D_b', '_x00e9_', '𠀋', ' spaced ']) expect(csv).toContain(text);
});
