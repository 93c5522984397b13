import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DATA_HEADS, DERIVED_HEADS } from '../../src/intake/fields.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { columnLetters } from '../../src/spreadsheet/spreadsheet.ts';
import { encodeGb18030 } from '../../src/intake/gb18030.ts';
import { editedContents, FOLDER } from '../helpers/base-dataset.ts';
import { dataCsv } from '../../src/datapackage/data-csv.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { PIECES } from '../helpers/mutations.ts';
import { regionDataset } from '../../src/briefing/region-dataset.ts';
import { buildWorkbook } from '../../src/workbook/workbook.ts';
import { changedLines, changedSheet, CREATED, findings, imported, said, valley, withCells, withFormat, type Content } from './valley.ts';

const { files, dataset, book } = await valley();
const DATA = '数据 Data';

/** Cells of the data sheet by row (2 is the first figure) and head. */
function edited(cells: Readonly<Record<string, Content>>): Uint8Array {
  return withCells(book, DATA, Object.fromEntries(Object.entries(cells).map(([name, content]) => [at(name), content])));
}

const headCells =
  readSpreadsheet(book, '')
    .sheets.find(({ name }) => name === DATA)
    ?.cells.filter(({ row }) => row === 1) ?? [];
const heads = headCells.map(({ value }) => (value?.type === 'text' ? value.text : ''));

/** `value 3` is O3. */
function at(name: string): string {
  const [head = '', row = ''] = name.split(' ');
  return String.fromCharCode(65 + heads.indexOf(head)) + row;
}

it('knows every column of the data sheet', () => {
  expect(new Set([...DATA_HEADS.keys(), ...DERIVED_HEADS.keys()])).toEqual(new Set(heads));
});

it('finds nothing to do in a workbook that nobody edited', () => {
  expect(imported(files, book)).toEqual({ changes: [], diagnostics: [], writes: new Map() });
});

it('changes the cells that were changed and no other byte', () => {
  const outcome = imported(files, edited({ 'value 3': 52_101, 'printed 3': '52101人', 'note 4': 'mid-year' }));
  expect(said(outcome)).toEqual([
    'qinghe.population value 52100 -> 52101 (数据 Data!O3)',
    'qinghe.population printed 52100人 -> 52101人 (数据 Data!R3)',
    'qinghe.households note  -> mid-year (数据 Data!U4)',
  ]);
  expect(changedLines(files, outcome)).toEqual([
    '-qinghe.population,V1,population,52100,,person,2019,stated,,actual,exact,reported,S1,3,52100人,,mid-year\n',
    '-qinghe.households,V1,households,16400,,household,2019,stated,,actual,exact,reported,S1,3,16400户,,\n',
    '+qinghe.population,V1,population,52101,,person,2019,stated,,actual,exact,reported,S1,3,52101人,,mid-year\n',
    '+qinghe.households,V1,households,16400,,household,2019,stated,,actual,exact,reported,S1,3,16400户,,mid-year\n',
  ]);
});

describe('reads what people type', () => {
  const reads: readonly (readonly [string, Readonly<Record<string, Content>>, readonly string[]])[] = [
    ['full-width digits', { 'value 4': '１６４００' }, []],
    ['thousands marks', { 'value 4': '16,400' }, []],
    ['Chinese thousands marks', { 'value 4': '16，400' }, []],
    ['spaces around', { 'value 4': ' 16400  ', 'unit 4': ' household ' }, []],
    ['a percentage as text', { 'value 5': '92.5%' }, []],
    ['the noise of binary fractions', { 'value 5': 92.500000000000014 }, []],
    ['a year as a number', { 'period 3': 2019 }, []],
    ['a year in Chinese', { 'period 3': '2019年' }, []],
    ['a code as a number', { 'paragraph 3': '3' }, []],
    ['a yes in other words', { 'to_date 7': '是' }, []],
    ['a yes as a switch', { 'to_date 7': { attributes: ' t="b"', xml: '<v>1</v>' } }, []],
    ['no bound where a bound is none', { 'qualifier 4': null }, []],
    ['full-width letters in a code', { 'unit 4': 'ｈｏｕｓｅｈｏｌｄ' }, []],
    ['rich text', { 'printed 4': { attributes: ' t="inlineStr"', xml: '<is><r><t>16400</t></r><r><t>户</t></r></is>' } }, []],
    ['a number in brackets as a minus', { 'value 4': '(16,401)' }, ['qinghe.households value 16400 -> -16401 (数据 Data!O4)']],
    ['a typographic minus', { 'value 4': '−5' }, ['qinghe.households value 16400 -> -5 (数据 Data!O4)']],
    ['a day with slashes', { 'period 3': '2019/7/1' }, ['qinghe.population period 2019 -> 2019-07-01 (数据 Data!I3)']],
    ['two years', { 'period 3': '2018—2019' }, ['qinghe.population period 2019 -> 2018/2019 (数据 Data!I3)']],
  ];
  it.each(reads)('%s', (_, cells, changes) => {
    const outcome = imported(files, edited(cells));
    expect(said(outcome)).toEqual(changes);
    if (changes.length === 0) expect(findings(outcome)).toEqual([]);
  });
});

describe('goes by what a format shows', () => {
  const shown = (code: string, head: string, value: number): string[] => {
    const { book: styled, style } = withFormat(book, code);
    const outcome = imported(files, withCells(styled, DATA, { [at(head)]: { attributes: ` s="${style}"`, xml: `<v>${value}</v>` } }));
    return [...said(outcome), ...findings(outcome)];
  };
  it.each([
    ['a percentage of a percentage', '0.0%', 'value 5', 0.925, []],
    ['a percentage of people', '0%', 'value 4', 164, ['percent-in-cell 数据 Data!O4']],
    ['a date that was a period', 'yyyy-mm-dd', 'period 5', 43_830, ['qinghe.literacy period 2019 -> 2019-12-31 (数据 Data!I5)']],
    ['a month in Chinese', 'yyyy"年"m"月"', 'period 5', 43_800, ['qinghe.literacy period 2019 -> 2019-12 (数据 Data!I5)']],
    ['a date that was a number', 'm-d', 'value 4', 43_830, ['date-in-cell 数据 Data!O4']],
    ['a date that was a token', 'yyyy/m/d', 'printed 4', 43_830, ['date-in-cell 数据 Data!R4']],
    ['a time of day', 'h:mm', 'paragraph 4', 0.125, ['time-in-cell 数据 Data!T4']],
  ])('%s', (_, code, head, value, expected) => {
    expect(shown(code, head, value)).toEqual(expected);
  });
});

describe('refuses, naming the cell', () => {
  it.each<[string, Readonly<Record<string, Content>>, readonly string[]]>([
    ['a unit that is none', { 'unit 4': 'houshold' }, ['unknown-unit 数据 Data!Q4']],
    ['a number that is none', { 'value 4': '约16400' }, ['wrong-form 数据 Data!O4']],
    ['a value that the token does not say', { 'value 4': 16_401 }, ['not-as-printed 数据 Data!O4']],
    ['a kind of a sort nobody knows', { 'kind 4': 'real' }, ['unknown-word 数据 Data!L4']],
    ['an error', { 'value 4': { attributes: ' t="e"', xml: '<v>#DIV/0!</v>' } }, ['error-in-cell 数据 Data!O4']],
    ['a switch', { 'value 4': { attributes: ' t="b"', xml: '<v>1</v>' } }, ['boolean-in-cell 数据 Data!O4']],
    ['a formula whose result was not saved', { 'value 4': { xml: '<f>1+1</f>' } }, ['formula-without-result 数据 Data!O4']],
    ['an id twice', { 'figure_id 4': 'qinghe.population' }, ['duplicate-figure 数据 Data!A4']],
    ['a total below', { 'value 13': 500 }, ['row-without-id 数据 Data!A13']],
    ['a figure of another region', { 'region_code 4': 'V2' }, ['figure-id-region 数据 Data!A4']],
    ['a character that no page can show', { 'note 4': 'mid\ue000year' }, ['refused-character 数据 Data!U4']],
    ['a control character', { 'printed 4': '16400_x001B_户' }, ['refused-character 数据 Data!R4']],
    ['an emptied value', { 'value 4': null }, ['missing-cell 数据 Data!O4']],
    [
      'several at once',
      { 'unit 4': 'x', 'kind 5': 'y', 'source 6': 'S7' },
      ['unknown-word 数据 Data!L5', 'unknown-unit 数据 Data!Q4', 'unknown-source 数据 Data!S6'],
    ],
    ['a name that follows from a code', { 'region_en 4': 'Qing County' }, ['reading-cell-edited 数据 Data!D4']],
    ['a head twice', { 'note 1': 'unit' }, ['duplicate-column 数据 Data!U1', 'missing-column 数据 Data!A1']],
    ['a head that is gone', { 'status 1': 'state' }, ['column-not-read 数据 Data!N1', 'missing-column 数据 Data!A1']],
  ])('%s', (_, cells, expected) => {
    const outcome = imported(files, edited(cells));
    expect(findings(outcome)).toEqual(expected);
    expect(outcome.writes.size).toBe(0);
  });

  it('merged cells in the table', () => {
    const merged = changedSheet(book, DATA, (xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A90:C90"/></mergeCells>'),
    );
    expect(findings(imported(files, merged))).toEqual(['merged-cells 数据 Data!A1']);
  });

  it('a figure taken away that others need, where they say so', () => {
    const removed = changedSheet(book, DATA, (xml) => xml.replace(/<row r="3".*?<\/row>/, ''));
    const outcome = imported(files, removed);
    expect(said(outcome)).toEqual(['- qinghe.population']);
    expect(findings(outcome).every((finding) => finding.startsWith('unknown-figure'))).toBe(true);
    expect(findings(outcome)).toContain('unknown-figure 数据 Data!A2');
  });
});

describe('rows', () => {
  const added = edited({
    'figure_id 13': 'shiqiao.households',
    'region_code 13': 'V2',
    'indicator 13': 'households',
    'value 13': 9_800,
    'unit 13': 'household',
    'period 13': '2019',
    'period_basis 13': 'stated',
    'kind 13': 'actual',
    'qualifier 13': 'exact',
    'status 13': 'reported',
    'printed 13': '9800户',
    'source 13': 'S1',
    'paragraph 13': 5,
  });

  it('adds a row behind the one above it', () => {
    const outcome = imported(files, added);
    expect(said(outcome)).toEqual(['+ shiqiao.households: households 9800 household 2019 actual (数据 Data!A13)']);
    expect(findings(outcome)).toEqual([]);
    expect(changedLines(files, outcome)).toEqual([
      '+shiqiao.households,V2,households,9800,,household,2019,stated,,actual,exact,reported,S1,5,9800户,,\n',
    ]);
  });

  it('takes a row away', () => {
    const outcome = imported(
      files,
      changedSheet(book, DATA, (xml) => xml.replace(/<row r="12".*?<\/row>/, '')),
    );
    expect(said(outcome)).toEqual(['- shiqiao.road-funds']);
    expect(changedLines(files, outcome)).toHaveLength(1);
  });

  it('does not mind their order, that of the columns, or columns that are new', () => {
    const sorted = changedSheet(book, DATA, (xml) => {
      const rows = xml.match(/<row r="\d+".*?<\/row>/g) ?? [];
      const [head = '', ...others] = rows;
      const renumbered = [head, ...others.toReversed()].map((row, index) => row.replace(/r="([A-Z]*)\d+"/g, `r="$1${index + 1}"`));
      return xml.replace(/<sheetData>.*<\/sheetData>/, `<sheetData>${renumbered.join('')}</sheetData>`);
    });
    expect(said(imported(files, sorted))).toEqual([]);
    const swapped = changedSheet(book, DATA, (xml) =>
      xml.replace(/<c r="S(\d+)"(.*?)(?=<c r="T)<c r="T\d+"(.*?)(?=<c r="U)/g, '<c r="S$1"$3<c r="T$1"$2'),
    );
    expect(said(imported(files, swapped))).toEqual([]);
    const more = imported(files, withCells(book, DATA, { AC1: '备注', AC3: '核对过' }));
    expect([said(more), findings(more)]).toEqual([[], ['column-not-read 数据 Data!AC1']]);
  });

  it('takes the result of a formula, and says so', () => {
    const outcome = imported(files, edited({ 'value 4': { xml: '<f>16000+400</f><v>16400</v>' } }));
    expect([said(outcome), findings(outcome)]).toEqual([[], ['formula-in-data 数据 Data!O4']]);
  });

  it('takes a figure back that turns out not to be reported, and one that is reported after all', () => {
    const back = imported(
      files,
      edited({ 'status 4': 'withheld', 'value 4': null, 'printed 4': null, 'source 4': null, 'paragraph 4': null, 'qualifier 4': null }),
    );
    expect(findings(back)).toEqual([]);
    expect(changedLines(files, back)[1]).toBe('+qinghe.households,V1,households,,,household,2019,stated,,actual,exact,withheld,,,,,\n');
    const given = imported(
      files,
      edited({
        'status 12': 'reported',
        'value 12': 5_000_000,
        'printed 12': '500万元',
        'source 12': 'S1',
        'paragraph 12': 6,
        'qualifier 12': 'exact',
      }),
    );
    expect(findings(given)).toEqual([]);
    expect(said(given)).toHaveLength(5);
  });
});

describe('sheets for reading', () => {
  const REGION = '青禾';
  const cellOf = (value: number): string => {
    const cell = readSpreadsheet(book, '')
      .sheets.find(({ name }) => name.includes(REGION))
      ?.cells.find((each) => each.value?.type === 'number' && Number(each.value.digits) === value && each.column === 5);
    return `E${cell?.row}`;
  };

  it('an edited cell is an error that names the cell of the data sheet', () => {
    const outcome = imported(files, withCells(book, REGION, { [cellOf(16_400)]: 16_500 }));
    expect(findings(outcome)).toEqual([`reading-cell-edited 青禾 Qinghe!${cellOf(16_400)}`]);
    expect(outcome.diagnostics[0]?.expected?.en).toBe('16400 (by 数据 Data!O4)');
  });

  it('one that was left behind is none, one that was typed as the data sheet was is only warned of', () => {
    const data = edited({ 'value 4': 16_500, 'printed 4': '16500户' });
    expect(findings(imported(files, data))).toEqual([]);
    const both = imported(files, withCells(data, REGION, { [cellOf(16_400)]: 16_500 }));
    expect(findings(both)).toEqual([`formula-overwritten 青禾 Qinghe!${cellOf(16_400)}`]);
    expect(both.diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('a table that was sorted is none, nor is a cell of it in the wrong row', () => {
    const sorted = changedSheet(book, REGION, (xml) => {
      const rows = xml.match(/<row r="\d+".*?<\/row>/g) ?? [];
      // The table of figures is the first that counts its rows.
      const numbered = rows.filter((row) => /<c r="A\d+" s="\d+"><v>/.test(row));
      const second = numbered.findIndex((row, index) => index > 0 && /<c r="A\d+" s="\d+"><v>1</.test(row));
      const body = second < 0 ? numbered : numbered.slice(0, second);
      const turned = body.toReversed().map((row, index) => {
        const number = /<row r="(\d+)"/.exec(body[index] ?? '')?.[1] ?? '';
        return row.replace(/ r="([A-Z]*)\d+"/g, ` r="$1${number}"`);
      });
      return body
        .reduce((text, row, index) => text.replace(row, `@${index}@`), xml)
        .replace(/@(\d+)@/g, (_, index: string) => turned[Number(index)] ?? '');
    });
    expect(findings(imported(files, sorted))).toEqual([]);
  });

  it('an edited cell of the summary is an error too', () => {
    const cells = readSpreadsheet(book, '').sheets.find(({ name }) => name.includes('总览'))?.cells ?? [];
    const cell = cells.find(({ value }) => value?.type === 'number');
    const outcome = imported(files, withCells(book, '总览', { [`${columnLetters(cell?.column ?? 1)}${cell?.row}`]: 12 }));
    expect(findings(outcome)).toEqual([`reading-cell-edited 总览 Summary!${columnLetters(cell?.column ?? 1)}${cell?.row}`]);
  });

  it('a formula that is still its own is none, whatever result was saved with it', () => {
    const own = 'INDEX( data_value, MATCH("qinghe.households",data_figure_id,0) )';
    const formula = (text: string, value: string) => ({ xml: `<f>${text.replaceAll('"', '&quot;')}</f>${value}` });
    const put = (content: { readonly xml: string }) => findings(imported(files, withCells(book, REGION, { [cellOf(16_400)]: content })));
    const name = `青禾 Qinghe!${cellOf(16_400)}`;
    for (const value of ['', '<v>1</v>']) expect(put(formula(`IF(ISBLANK(${own}),"未报",${own})`, value))).toEqual([]);
    expect(put(formula(`IF(ISBLANK(${own}),"未 报",${own})`, '<v>1</v>'))).toEqual([`reading-cell-edited ${name}`]);
    expect(put(formula(own.replace('households', 'people'), '<v>1</v>'))).toEqual([`reading-cell-edited ${name}`]);
    expect(put(formula("'数据 Data'!O4", '<v>16400</v>'))).toEqual([`formula-overwritten ${name}`]);
  });

  it('values pasted over all formulas of a sheet are one finding', () => {
    const pasted = changedSheet(book, REGION, (xml) => xml.replace(/<f>.*?<\/f>/g, ''));
    const { diagnostics } = imported(files, pasted);
    expect(diagnostics.map(({ code, severity, message }) => [code, severity, message.en])).toEqual([
      ['formula-overwritten', 'warning', expect.stringMatching(/of this cell and of \d+ more/)],
    ]);
  });

  it('remarks elsewhere are said not to be read, once a sheet', () => {
    const outcome = imported(files, withCells(withCells(book, REGION, { Z1: '看这里', Z2: '还有这里' }), '封面', { A30: '改过' }));
    expect(findings(outcome)).toEqual(['sheet-not-read 封面 Cover!A30', 'sheet-not-read 青禾 Qinghe!Z1']);
    expect(outcome.diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

describe('workbooks of other data', () => {
  it('of another dataset', async () => {
    const other = withCells(book, '封面', { [coverCell(dataset.id)]: 'hills-2020' });
    expect(findings(imported(files, other))).toEqual([`other-dataset 封面 Cover!${coverCell(dataset.id)}`]);
  });

  it('of another state: says so, and compares the data sheet alone', async () => {
    const later = await valley(
      { file: 'figures.csv', find: '16400,,household', replace: '16500,,household' },
      { file: 'figures.csv', find: '16400户', replace: '16500户' },
    );
    const outcome = imported(later.files, book);
    expect(said(outcome)).toEqual([
      'qinghe.households value 16500 -> 16400 (数据 Data!O4)',
      'qinghe.households printed 16500户 -> 16400户 (数据 Data!R4)',
    ]);
    expect(outcome.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['other-state', 'warning']]);
  });

  it('without a figure of the dataset', () => {
    const foreign = Object.fromEntries(dataset.figures.map((_, index) => [`A${index + 2}`, `qinghe.other-${index}`]));
    expect(findings(imported(files, withCells(book, DATA, foreign)))).toContain('other-dataset 数据 Data!A1');
  });

  it('without a table', () => {
    expect(findings(imported(files, withCells(book, DATA, { A1: 'x' })))).toEqual(['no-table']);
  });

  it('hidden or twice', () => {
    const hidden = renamed((xml) => xml.replace(/(<sheet [^>]*name="数据 Data"[^>]*?) state="visible"/, '$1 state="hidden"'));
    expect(findings(imported(files, hidden))).toContain('hidden-table 数据 Data!A1');
  });
});

function coverCell(text: string): string {
  const cell = readSpreadsheet(book, '').sheets[0]?.cells.find(({ value }) => value?.type === 'text' && value.text === text);
  return `B${cell?.row}`;
}

function renamed(change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(book);
  return zipSync({ ...parts, 'xl/workbook.xml': strToU8(change(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()))) });
}

it.each([
  ['CRLF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['every cell in quotation marks', (text: string) => Buffer.from(text.replace(/[^,\n]+/g, '"$&"'))],
  ['no line end at the end', (text: string) => Buffer.from(text.trimEnd())],
  ['blank lines', (text: string) => Buffer.from(text.replaceAll('\n', '\n\n'))],
  ['GB 18030', (text: string) => Buffer.from(encodeGb18030(text))],
])('keeps a figures.csv with %s as it is but for what is changed', async (_, form) => {
  const path = `${FOLDER}/figures.csv`;
  const bytes = form(new TextDecoder().decode(files.read(path)));
  const formed = memoryFiles(new Map([...editedContents([]), [path, bytes]]));
  expect(imported(formed, book)).toEqual({ changes: [], diagnostics: [], writes: new Map() });
  const outcome = imported(formed, edited({ 'value 4': 16_500, 'printed 4': '16500户' }));
  expect(findings(outcome)).toEqual([]);
  const after = Buffer.from(outcome.writes.get(path)?.after ?? []);
  // Latin-1 keeps bytes apart; 户 is the same in both.
  expect(after.toString('latin1')).toBe(bytes.toString('latin1').replace('16400', '16500').replace('16400', '16500'));
});

it('never fails on what stands in a cell, and places every error', () => {
  // What XML cannot hold no workbook holds.
  const fit = PIECES.filter((piece) => !piece.includes('\0') && !piece.includes('\u001b') && !/\p{Cs}/u.test(piece));
  const somewhere = fc.record({
    head: fc.constantFrom(...heads),
    row: fc.integer({ min: 1, max: 13 }),
    piece: fc.constantFrom(...fit, '_x0000_', '_xD800_'),
  });
  fc.assert(
    fc.property(fc.array(somewhere, { minLength: 1, maxLength: 4 }), (edits) => {
      const cells = Object.fromEntries(edits.map(({ head, row, piece }) => [`${head} ${row}`, piece]));
      const outcome = imported(files, edited(cells));
      const errors = outcome.diagnostics.filter(({ severity }) => severity === 'error');
      expect(errors.every(({ place }) => place !== undefined)).toBe(true);
      expect(outcome.writes.size === 0 || errors.length === 0).toBe(true);
    }),
    { seed: 20_170_423, numRuns: 60 },
  );
});

describe('our own CSV file', () => {
  it('comes back without a change', () => {
    expect(imported(files, dataCsv(dataset), { file: 'data.csv' })).toEqual({ changes: [], diagnostics: [], writes: new Map() });
  });

  it('comes back without a change where texts begin like formulas and values are negative', async () => {
    const other = await valley(
      { file: 'figures.csv', find: '16400,,household', replace: '-16400,,household' },
      { file: 'figures.csv', find: '16400户', replace: '-16400户' },
    );
    const csv = dataCsv(other.dataset);
    expect(new TextDecoder().decode(csv)).toContain(",-16400,,household,'-16400户,");
    expect(imported(other.files, csv, { file: 'data.csv' })).toEqual({ changes: [], diagnostics: [], writes: new Map() });
  });

  it('brings an edit back', () => {
    const csv = new TextDecoder('utf-8', { ignoreBOM: true })
      .decode(dataCsv(dataset))
      .replace(',16400,,household,16400户,', ',16500,,household,16500户,');
    expect(said(imported(files, new TextEncoder().encode(csv), { file: 'data.csv' }))).toEqual([
      'qinghe.households value 16400 -> 16500 (4:107)',
      'qinghe.households printed 16400户 -> 16500户 (4:124)',
    ]);
  });
});

describe('a region’s own workbook', () => {
  const reported = dataset.regions.find(({ slug }) => slug === 'qinghe')!;
  const own = async () => (await buildWorkbook(regionDataset(dataset, reported), CREATED)).bytes;

  it('comes back without a change: it says nothing of other regions', async () => {
    expect(imported(files, await own())).toEqual({ changes: [], diagnostics: [], writes: new Map() });
  });

  it('comes back without a change where it is accessible, and brings an edit back', async () => {
    const accessible = (await buildWorkbook(regionDataset(dataset, reported), CREATED, 'accessible')).bytes;
    expect(imported(files, accessible)).toEqual({ changes: [], diagnostics: [], writes: new Map() });
    const row =
      1 +
      (readSpreadsheet(accessible, '')
        .sheets.find(({ name }) => name === DATA)
        ?.cells.find(({ value }) => value?.type === 'text' && value.text === 'figure_id')?.row ?? 0);
    expect(said(imported(files, withCells(accessible, DATA, { [at(`note ${row + 1}`)]: 'mid-year' })))).toEqual([
      `qinghe.households note  -> mid-year (数据 Data!U${row + 1})`,
    ]);
  });

  it('brings an edit back, and a figure taken out of it', async () => {
    const changed = withCells(await own(), DATA, { [at('value 2')]: 52_101, [at('printed 2')]: '52101人' });
    expect(said(imported(files, changed))).toEqual([
      'qinghe.population value 52100 -> 52101 (数据 Data!O2)',
      'qinghe.population printed 52100人 -> 52101人 (数据 Data!R2)',
    ]);
    const less = changedSheet(await own(), DATA, (xml) => xml.replace(/<row r="3".*?<\/row>/, ''));
    expect(said(imported(files, less))).toEqual(['- qinghe.households']);
  });
});
