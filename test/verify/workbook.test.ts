import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { decimal } from '../../src/quantity/decimal.ts';
import { readSpreadsheet, UnreadableWorkbook } from '../../src/verify/sheets/spreadsheet.ts';
import { verifyDocuments } from '../../src/verify/verify.ts';
import { findingsIn, made, planOf, SICHUAN, spotOf, withFigures, withPart, WORKBOOK } from './fixture.ts';

const whole = await made(WORKBOOK);
const [first] = SICHUAN.dataset.figures;
const DATA = 'xl/worksheets/sheet9.xml';
const NANBU = 'xl/worksheets/sheet4.xml';

const changed = (part: string, change: (text: string) => string) => findingsIn({ ...whole, bytes: withPart(whole.bytes, part, change) });

describe('a finished workbook', () => {
  it('is what the dataset asks for', async () => {
    const { findings, places, figures } = await verifyDocuments(SICHUAN.dataset, [whole]);
    expect(findings).toEqual([]);
    expect(figures).toBe(SICHUAN.dataset.figures.length);
    expect(places).toContainEqual({ document: WORKBOOK.name, figure: first?.id, sheet: '数据 Data', cell: 'O2', kind: 'data' });
    expect(places).toContainEqual({ document: WORKBOOK.name, figure: first?.id, sheet: '南部 Nanbu', cell: 'E7', kind: 'table' });
  });

  it('has a wrong value in the data sheet', async () => {
    expect((await changed(DATA, (text) => text.replace('<v>8677</v>', '<v>8678</v>'))).map(spotOf)).toEqual([
      {
        code: 'wrong-figure',
        document: WORKBOOK.name,
        page: undefined,
        cell: '数据 Data!O2',
        figure: first?.id,
        expected: '8677',
        found: '8678',
      },
    ]);
  });

  it('has a value that differs in the last place that a float can tell', async () => {
    const [finding] = await changed(DATA, (text) => text.replace('<v>2.52</v>', '<v>2.5200000000000005</v>'));
    expect(finding).toMatchObject({ cell: '数据 Data!O4', found: '2.5200000000000005' });
  });

  it('has a wrong display value on a region’s sheet', async () => {
    expect((await changed(NANBU, (text) => text.replace('<v>8677</v>', '<v>8667</v>'))).map(spotOf)).toEqual([
      {
        code: 'wrong-figure',
        document: WORKBOOK.name,
        page: undefined,
        cell: '南部 Nanbu!E7',
        figure: first?.id,
        expected: '8677',
        found: '8667',
      },
    ]);
  });

  const inFormula = (formula: string, from: string | RegExp, to: string): string =>
    formula.replace(/<c r="E7"[\s\S]*?<\/c>/, (cell) => cell.replaceAll(from, to));

  it.each([
    ['another figure’s row', (text: string) => inFormula(text, 'nanbu.poor-households', 'nanbu.poor-people'), 'nanbu.poor-people'],
    [
      'two figures’ rows',
      (text: string) =>
        inFormula(text, /,INDEX\(data_value,MATCH\(&quot;nanbu.poor-households/g, ',INDEX(data_value,MATCH(&quot;nanbu.poor-people'),
      'nanbu.poor-people',
    ],
    ['another scale', (text: string) => inFormula(text, ')</f>', '/10)</f>').replace('/10)</f>', ')/10</f>'), '8677'],
    ['another column', (text: string) => inFormula(text, 'data_value', 'data_paragraph'), '8677'],
    ['no row', (text: string) => inFormula(text, 'nanbu.poor-households', 'nanbu.nothing'), 'nanbu.nothing'],
    ['a cell by its address', (text: string) => inFormula(text, /<f>.*<\/f>/g, "<f>'数据 Data'!O2</f>"), "'数据 Data'!O2"],
  ])('has a formula that takes %s, with the right result', async (_, change, found) => {
    expect((await changed(NANBU, change)).map(spotOf)).toEqual([
      expect.objectContaining({
        code: 'wrong-formula',
        cell: '南部 Nanbu!E7',
        figure: first?.id,
        found: expect.stringContaining(found) as string,
      }),
    ]);
  });

  it('has a value in place of a formula', async () => {
    expect((await changed(NANBU, (text) => inFormula(text, /<f>.*<\/f>/g, ''))).map(spotOf)).toEqual([
      expect.objectContaining({ code: 'wrong-figure', cell: '南部 Nanbu!E7', found: '8677' }),
    ]);
  });

  it('has a name that begins a row too low', async () => {
    const codes = (await changed('xl/workbook.xml', (text) => text.replace('!$O$2:$O$', '!$O$3:$O$'))).map(({ code }) => code);
    expect(codes.filter((code) => code === 'wrong-name')).toHaveLength(1);
    expect(codes.filter((code) => code === 'wrong-formula').length).toBeGreaterThan(100);
  });

  it('has a cell without its value, and a number as text', async () => {
    const [emptied] = await changed(DATA, (text) => text.replace('<v>8677</v>', ''));
    expect(emptied).toMatchObject({ cell: '数据 Data!O2', found: '' });
    const asText = await changed(DATA, (text) => text.replace(/(<c r="O2" s="\d+")>/, '$1 t="str">'));
    expect(asText).toEqual([expect.objectContaining({ cell: '数据 Data!O2' })]);
  });

  it('has another word wherever a text is used', async () => {
    const findings = await changed('xl/sharedStrings.xml', (text) =>
      text.replace('<t>nanbu.poor-households</t>', '<t>nanbu.rich-households</t>'),
    );
    expect(findings.map(spotOf)).toEqual([
      expect.objectContaining({ cell: '数据 Data!A2', expected: 'nanbu.poor-households', found: 'nanbu.rich-households' }),
    ]);
  });

  it('has a cell that nobody asked for', async () => {
    const findings = await changed(DATA, (text) => text.replace('</row>', '<c r="Z1"><v>1</v></c></row>'));
    expect(findings.map(spotOf)).toEqual([
      expect.objectContaining({ code: 'unaccounted-number', cell: '数据 Data!Z1', expected: '', found: '1' }),
    ]);
  });

  it('is of other data', async () => {
    const other = withFigures((figure) =>
      figure === first && figure.quantity
        ? { ...figure, quantity: { ...figure.quantity, value: decimal('8678') ?? figure.quantity.value } }
        : figure,
    );
    const findings = await findingsIn(await made(WORKBOOK, other));
    expect(findings.map(({ cell }) => cell)).toEqual(expect.arrayContaining(['数据 Data!O2', '南部 Nanbu!E7', '南部 Nanbu!G7']));
  });

  it('differs from a PDF', async () => {
    const bytes = withPart(whole.bytes, DATA, (text) => text.replace('<v>8677</v>', '<v>8678</v>'));
    const volume = await made(planOf('volume_zh_'));
    expect((await findingsIn({ ...whole, bytes }, volume)).map(spotOf)).toContainEqual(
      expect.objectContaining({ code: 'files-differ', document: WORKBOOK.name, figure: first?.id, expected: '8677', found: '8678' }),
    );
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, bytes.length - 400)],
    ['empty', () => new Uint8Array(0)],
    ['no package', () => new TextEncoder().encode('not a workbook')],
    ['broken XML', (bytes: Uint8Array) => withPart(bytes, DATA, (text) => text.replace('</sheetData>', ''))],
    ['a formula without its result', (bytes: Uint8Array) => withPart(bytes, DATA, (text) => text.replace('<v>8677</v>', '<f>1+1</f>'))],
    [
      'a shared formula',
      (bytes: Uint8Array) => withPart(bytes, DATA, (text) => text.replace('<v>8677</v>', '<f t="shared" si="0">1+1</f><v>8677</v>')),
    ],
    [
      'a document type',
      (bytes: Uint8Array) => withPart(bytes, 'xl/workbook.xml', (text) => text.replace('<workbook ', '<!DOCTYPE workbook><workbook ')),
    ],
  ])('cannot be read: %s', async (_, change) => {
    expect((await findingsIn({ ...whole, bytes: change(whole.bytes) })).map(spotOf)).toEqual([
      expect.objectContaining({ code: 'unreadable-document', document: WORKBOOK.name }),
    ]);
  });

  it('has a text in a cell that should be empty', async () => {
    const findings = await changed(DATA, (text) => text.replace('</row>', '<c r="Z1" t="inlineStr"><is><t>x</t></is></c></row>'));
    expect(findings.map(spotOf)).toEqual([
      expect.objectContaining({ code: 'unexpected-text', cell: '数据 Data!Z1', expected: '', found: 'x' }),
    ]);
  });

  it('has a row twice', async () => {
    const findings = await changed(DATA, (text) => text.replace(/<row r="2"[\s\S]*?<\/row>/, (row) => row + row));
    expect(findings.map(spotOf)).toEqual([expect.objectContaining({ code: 'unreadable-document', found: 'A2 is there twice' })]);
  });

  const inBook = async (change: (text: string) => string) =>
    (await findingsIn({ ...whole, bytes: withPart(whole.bytes, 'xl/workbook.xml', change) })).map(spotOf);

  it('has a sheet less, and the others are still looked at', async () => {
    const less = withPart(whole.bytes, 'xl/workbook.xml', (text) => text.replace(/<sheet sheetId="8"[^>]*>/, ''));
    const bytes = withPart(less, DATA, (text) => text.replace('<v>8677</v>', '<v>8678</v>'));
    expect((await findingsIn({ ...whole, bytes })).map(spotOf)).toEqual([
      expect.objectContaining({ code: 'page-count', expected: '12', found: '11' }),
      expect.objectContaining({ code: 'missing-sheet', document: WORKBOOK.name }),
      expect.objectContaining({ code: 'wrong-figure', cell: '数据 Data!O2' }),
    ]);
  });

  it('has a sheet too many', async () => {
    const found = await inBook((text) =>
      text.replace(
        /<sheet ([^>]*)name="[^"]*"([^>]*)>/,
        (sheet, before: string, after: string) => `${sheet}<sheet ${before}name="More"${after}>`,
      ),
    );
    expect(found).toEqual([
      expect.objectContaining({ code: 'page-count' }),
      expect.objectContaining({ code: 'unexpected-sheet', cell: 'More' }),
    ]);
  });

  it('has its sheets in another order', async () => {
    const found = await inBook((text) => text.replace(/(<sheet [^>]*>)(<sheet [^>]*>)/, '$2$1'));
    expect(found).toEqual([expect.objectContaining({ code: 'sheet-order', document: WORKBOOK.name })]);
  });
});

describe('the reader of workbooks', () => {
  const pack = (sheet: string, strings: string): Uint8Array =>
    zipSync(
      Object.fromEntries(
        [
          ['xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>'],
          ['xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>'],
          ['xl/worksheets/s.xml', `<worksheet><sheetData><row>${sheet}</row></sheetData></worksheet>`],
          ['xl/sharedStrings.xml', `<sst>${strings}</sst>`],
        ].map(([name = '', text]) => [name, new TextEncoder().encode(text)]),
      ),
    );

  it('reads shared, rich, phonetic, escaped and inline text, and numbers as they are written', () => {
    const strings = '<si><r><t>a </t></r><r><t>b</t></r><rPh><t>x</t></rPh></si><si><t>_x005F_x000D_</t></si>';
    const cells =
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>c</t></is></c><c r="D1"><v>1E+21</v></c><c r="E1" s="3"/>';
    const [sheet] = readSpreadsheet(pack(cells, strings)).sheets;
    expect([...(sheet?.cells ?? [])]).toEqual([
      ['A1', { type: 'text', text: 'a b' }],
      ['B1', { type: 'text', text: '_x000D_' }],
      ['C1', { type: 'text', text: 'c' }],
      ['D1', { type: 'number', digits: '1E+21' }],
    ]);
  });

  it('refuses errors and texts that are not there', () => {
    for (const cell of ['<c r="A1" t="e"><v>#REF!</v></c>', '<c r="A1" t="s"><v>7</v></c>'])
      expect(() => readSpreadsheet(pack(cell, ''))).toThrow(UnreadableWorkbook);
  });
});
