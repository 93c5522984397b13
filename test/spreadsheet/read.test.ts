import { describe, expect, it } from 'vitest';

import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { cellName, type Cell } from '../../src/spreadsheet/spreadsheet.ts';
import { book, bookEntries, formats, sheet, zip } from './make-workbook.ts';

/** The first sheet's cells by name, as short texts. */
function cells(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    (readSpreadsheet(bytes, 'book.xlsx').sheets[0]?.cells ?? []).map((cell) => [cellName(cell.row, cell.column), short(cell)]),
  );
}

function short({ value, formula }: Cell): string {
  const said = {
    text: () => (value?.type === 'text' ? `"${value.text}"` : ''),
    number: () => (value?.type === 'number' ? value.digits + (value.format === 'plain' ? '' : ` ${value.format}`) : ''),
    date: () => (value?.type === 'date' ? value.iso : ''),
    boolean: () => (value?.type === 'boolean' ? String(value.value).toUpperCase() : ''),
    error: () => (value?.type === 'error' ? value.code : ''),
    none: () => '',
  }[value?.type ?? 'none']();
  return formula === undefined ? said : `${said} =${formula}`;
}

const row = (...inner: readonly string[]): string => `<row r="1">${inner.join('')}</row>`;

/** One number in each of a list of formats. */
function inFormats(value: number, ...list: readonly (number | string)[]): string[] {
  const data = row(...list.map((_, index) => `<c r="${cellName(1, index + 1)}" s="${index}"><v>${value}</v></c>`));
  return Object.values(cells(sheet(data, '', { styles: formats(...list) })));
}

describe('texts', () => {
  it('joins the runs of rich text and leaves out how they are pronounced', () => {
    const strings =
      '<si><t xml:space="preserve"> 南部 </t></si><si><r><t>15</t></r><r><rPr><b/></rPr><t>亿元</t></r><rPh sb="0" eb="1"><t>よみ</t></rPh></si>';
    expect(cells(sheet(row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'), '', { strings }))).toEqual({
      A1: '" 南部 "',
      B1: '"15亿元"',
    });
  });

  it('reads texts that stand in their cells, escaped characters and references', () => {
    const data = row(
      '<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>',
      '<c r="B1" t="str"><v>&lt;&#x5357;&amp;</v></c>',
      '<c r="C1" t="str"><v><![CDATA[<x>]]></v></c>',
      '<c r="D1" t="str"><v></v></c><c r="E1" s="0"/>',
    );
    expect(cells(sheet(data))).toEqual({ A1: '"a\rb_x000D_"', B1: '"<南&"', C1: '"<x>"' });
  });
});

describe('numbers', () => {
  it('keeps the digits of the file', () => {
    const data = row('<c r="A1"><v>1.1000000000000001</v></c><c r="B1"><v>1E+21</v></c><c r="C1"><v> -0.48 </v></c>');
    expect(cells(sheet(data))).toEqual({ A1: '1.1000000000000001', B1: '1E+21', C1: '-0.48' });
  });

  it.each([
    [
      'percentages',
      0.0252,
      [9, 10, '0.00%;[Red]-0.00%', '0"%"', '#,##0\\%'],
      ['0.0252 percent', '0.0252 percent', '0.0252 percent', '0.0252', '0.0252'],
    ],
    [
      'days, in the Chinese formats too',
      42848,
      [14, 31, 57, 'yyyy"年"m"月"d"日"', '[$-804]yyyy/m/d;@', 'yyyy"年"m"月"', 'e"年"', 'aaaa'],
      ['2017-04-23', '2017-04-23', '2017-04', '2017-04-23', '2017-04-23', '2017-04', '2017', '2017-04-23'],
    ],
    ['moments', 42848.5, [22, 'yyyy-mm-dd hh:mm', 20], ['2017-04-23T12:00:00', '2017-04-23T12:00:00', '42848.5 time']],
    ['times of day', 0.5, ['[h]:mm', 'mm:ss', 14], ['0.5 time', '0.5 time', '0.5 time']],
    [
      'what only looks like a date',
      42848,
      ['0.0!.0,"万"', '#,##0.00"亿元"', '[DBNum1][$-804]General', '0.00E+00', '[Red]#,##0', '@', 0],
      Array.from({ length: 7 }, () => '42848'),
    ],
    ['the days around 29 February 1900', 59, [14], ['1900-02-28']],
    ['the day that was not', 60, [14], ['60 time']],
  ])('tells %s by their formats', (_, value, list, read) => {
    expect(inFormats(value, ...list)).toEqual(read);
  });

  it('counts days from 1904 where the workbook does', () => {
    const data = row('<c r="A1" s="0"><v>41386</v></c><c r="B1" s="0"><f>A1</f><v>41386</v></c>');
    expect(cells(sheet(data, '', { styles: formats(14), workbookPr: '<workbookPr date1904="1"/>' }))).toEqual({
      A1: '2017-04-23',
      B1: '2017-04-23 =A1',
    });
  });
});

it('reads booleans, errors, dates of the strict form, formulas with and without results', () => {
  const data = row(
    '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="d"><v>2017-04-23T00:00:00</v></c>',
    '<c r="D1"><f>SUM(A1:A9)</f><v>3</v></c><c r="E1"><f>NOW()</f></c><c r="F1" t="str"><f t="shared" si="0"/><v>x</v></c>',
  );
  expect(cells(sheet(data))).toEqual({ A1: 'TRUE', B1: '#N/A', C1: '2017-04-23', D1: '3 =SUM(A1:A9)', E1: ' =NOW()', F1: '"x" =' });
});

it('counts cells and rows that do not say where they are', () => {
  expect(cells(sheet('<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"/><row><c r="C6"><v>3</v></c><c><v>4</v></c></row>'))).toEqual({
    A1: '1',
    B1: '2',
    C6: '3',
    D6: '4',
  });
});

it('takes what a sheet says of its size, and areas over the whole sheet, without going through their cells', () => {
  const bytes = book({
    parts: {
      'xl/worksheets/sheet1.xml':
        '<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' +
        '<dataValidations><dataValidation sqref="A1:XFD1048576"><formula1>1</formula1></dataValidation></dataValidations></worksheet>',
    },
  });
  expect(cells(bytes)).toEqual({ XFD1048576: '7' });
  expect(readSpreadsheet(bytes, '').sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }]);
});

it('tells hidden sheets, passes over chart sheets, keeps names', () => {
  const rels =
    '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/chartsheet" Target="chart.xml"/></Relationships>';
  const bytes = book({
    sheets: [
      { name: '数据 &amp; Data', data: '', state: 'veryHidden' },
      { name: 'Chart', data: '' },
    ],
    parts: { 'xl/_rels/workbook.xml.rels': rels },
  });
  expect(readSpreadsheet(bytes, '').sheets).toEqual([{ name: '数据 & Data', hidden: true, cells: [], merges: [] }]);
});

it('reads prefixed names, UTF-16, other cases of names, backslashes, steps up and down', () => {
  const main =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>南部</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
  const rels = '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="./a/../Worksheets/Sheet1.xml"/></Relationships>';
  const entries = bookEntries({
    parts: {
      'xl/_rels/workbook.xml.rels': rels,
      'xl/worksheets/sheet1.xml': new Uint8Array([0xff, 0xfe, ...Buffer.from(main, 'utf16le')]),
    },
  });
  expect(cells(zip(entries.map((entry) => ({ ...entry, name: entry.name.replaceAll('/', '\\') }))))).toEqual({ A1: '"南部"' });
});
