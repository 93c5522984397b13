import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';

import { sha256 } from '../../src/digest.ts';
import { toNumber } from '../../src/quantity/decimal.ts';
import { checkPlan } from '../../src/workbook/plan-check.ts';
import { table, wideLine, type WorkbookPlan } from '../../src/workbook/plan.ts';
import { manyRegions, SECOND, SICHUAN } from './datasets.ts';
import { buildWorkbook, finishedPlan } from './validity/made.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');

function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

function sheetOf(workbook: exceljs.Workbook, name: string): exceljs.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

async function reopened(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return workbook;
}

it.each([
  ['the first dataset', SICHUAN, 66],
  ['the second', SECOND, 31],
])('gives back every value of %s', async (_, dataset, count) => {
  const workbook = await reopened((await buildWorkbook(dataset, CREATED)).bytes);
  const sheet = sheetOf(workbook, '数据 Data');
  const heads = (sheet.getRow(1).values as string[]).slice(1);
  const column = (head: string): number => heads.indexOf(head) + 1;
  let read = 0;
  dataset.figures.forEach((figure, index) => {
    const row = sheet.getRow(index + 2);
    expect(row.getCell(column('figure_id')).value).toBe(figure.id);
    expect(row.getCell(column('region_code')).value).toBe(figure.region.region.code);
    expect(row.getCell(column('status')).value).toBe(figure.status);
    const { quantity } = figure;
    expect(row.getCell(column('value')).value).toBe(quantity === undefined ? null : toNumber(quantity.value));
    expect(row.getCell(column('value_high')).value).toBe(quantity?.high === undefined ? null : toNumber(quantity.high));
    if (quantity !== undefined) read++;
  });
  expect(read).toBe(count);
});

it('has tables whose heads are their columns, which cover their rows and do not overlap', async () => {
  const { bytes, sheets } = await buildWorkbook(SECOND, CREATED);
  const workbook = await reopened(bytes);
  expect(workbook.worksheets).toHaveLength(sheets);
  const names: string[] = [];
  for (const sheet of workbook.worksheets) {
    let last = 0;
    for (const { table: model } of sheet.getTables() as unknown as readonly {
      table: { name: string; tableRef: string; columns: { name: string }[] };
    }[]) {
      const [from = '', to = ''] = model.tableRef.split(':');
      const [top, bottom] = [Number(/\d+/.exec(from)?.[0]), Number(/\d+/.exec(to)?.[0])];
      expect(top).toBeGreaterThan(last);
      expect(bottom).toBeGreaterThan(top);
      last = bottom;
      model.columns.forEach(({ name }, index) => expect(sheet.getRow(top).getCell(index + 1).value).toBe(name));
      names.push(model.name.toLowerCase());
    }
  }
  expect(new Set(names).size).toBe(names.length);
});

it('points every link, title row and shared string at something that is there', async () => {
  const parts = partsOf((await buildWorkbook(SICHUAN, CREATED)).bytes);
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>/g)].length;
  let links = 0;
  for (const [name, xml] of parts) {
    expect(xml).not.toMatch(/NaN|Infinity|undefined|\[object/);
    for (const [, sheet] of xml.matchAll(/location="'([^']+)'!/g)) {
      expect(names).toContain(sheet);
      links++;
    }
    for (const [, index] of xml.matchAll(/t="s"><v>(\d+)</g)) expect(Number(index)).toBeLessThan(strings);
    expect(name.endsWith('.rels') && xml.includes('TargetMode="External"')).toBe(false);
  }
  expect(links).toBeGreaterThan(80);
});

it('gives every column its width', async () => {
  const parts = partsOf((await buildWorkbook(SICHUAN, CREATED)).bytes);
  for (const name of ['sheet4', 'sheet5', 'sheet6', 'sheet7', 'sheet8']) {
    const spans = [...(parts.get(`xl/worksheets/${name}.xml`) ?? '').matchAll(/<col min="(\d+)" max="(\d+)"/g)];
    expect(spans.reduce((sum, [, min, max]) => sum + Number(max) - Number(min) + 1, 0)).toBe(13);
  }
});

it('is set up for print and for reading on the screen', async () => {
  const workbook = await reopened((await buildWorkbook(SICHUAN, CREATED)).bytes);
  const nanbu = workbook.getWorksheet('南部 Nanbu');
  expect(nanbu?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
  // Its charts, on a page of their own, would stand under the table's head.
  expect(nanbu?.pageSetup.printTitlesRow).toBeUndefined();
  expect(workbook.getWorksheet('数据 Data')?.pageSetup.printTitlesRow).toBe('1:1');
  expect(nanbu?.headerFooter.oddFooter).toContain('四川脱贫攻坚简报 Sichuan Poverty Alleviation Briefing · 第1期 No. 1&R&9&P / &N');
  expect(nanbu?.views[0]).toMatchObject({ state: 'frozen', ySplit: 6, showGridLines: false });
  expect(workbook.getWorksheet('数据 Data')?.getCell('B2').numFmt).toBe('@');
  expect(workbook.getWorksheet('封面 Cover')?.getCell('B8').value).toEqual(new Date('2017-04-23T00:00:00Z'));
});

const zone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = zone;
});

it('has the same bytes in every time zone', async () => {
  const digests: string[] = [];
  for (const place of ['UTC', 'Asia/Shanghai', 'America/St_Johns']) {
    process.env['TZ'] = place;
    const { bytes, contentDigest } = await buildWorkbook(SICHUAN, CREATED);
    digests.push(`${sha256(bytes)} ${contentDigest}`);
  }
  process.env['TZ'] = 'Asia/Shanghai';
  expect(new Date(0).getTimezoneOffset()).toBe(-480);
  expect(new Set(digests).size).toBe(1);
});

it('bears the time it is given and the digest of its data', async () => {
  const { bytes, dataDigest } = await buildWorkbook(SICHUAN, new Date('2020-02-29T12:00:00Z'));
  const core = partsOf(bytes).get('docProps/core.xml');
  expect(core).toContain('2020-02-29T12:00:00Z</dcterms:created>');
  expect(core).toContain(dataDigest);
  const figures = SICHUAN.figures.map((figure, index) => (index === 0 ? { ...figure, toDate: true } : figure));
  const changed = { ...SICHUAN, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])) };
  expect((await buildWorkbook(changed, CREATED)).dataDigest).not.toBe(dataDigest);
});

it('holds a province of 183 regions', async () => {
  const { bytes, sheets } = await buildWorkbook(manyRegions(183), CREATED);
  expect(sheets).toBe(190);
  expect(bytes.length).toBeLessThan(2_000_000);
});

it('keeps hostile text as text', async () => {
  const texts = ['=1+1', '+cmd', '@x', 'a_x000D_b', '<&>"\'', '$& $1', '𠀋', ' spaced ', '-1'];
  const plan: WorkbookPlan = {
    title: '<&>',
    subject: '',
    keywords: '',
    author: '',
    language: 'zh-CN',
    footer: '2017 A&B',
    sheets: [
      {
        name: '𠀋 $& <&>',
        orientation: 'landscape',
        freeze: { columns: 0 },
        blocks: [
          wideLine('wide', 'text'),
          table(
            't_1',
            [{ text: '$& <a> "b"' }],
            texts.map((value) => [{ value, look: 'body', to: { sheet: '𠀋 $& <&>', cell: 'A1' } }]),
          ),
        ],
      },
    ],
  };
  const bytes = await finishedPlan(plan, CREATED);
  const sheet = (await reopened(bytes)).worksheets[0];
  expect(sheet?.name).toBe('𠀋 $& <&>');
  expect(sheet?.getCell('A2').value).toBe('$& <a> "b"');
  texts.forEach((text, index) => {
    const cell = sheet?.getCell(index + 3, 1);
    expect(cell?.text).toBe(text);
    expect(cell?.formula).toBeUndefined();
    expect(cell?.numFmt === '@').toBe(/^[=+@-]/.test(text));
  });
  expect(partsOf(bytes).get('xl/worksheets/sheet1.xml')).toContain(`location="'𠀋 $&amp; &lt;&amp;&gt;'!A1"`);
});

it('writes a formula with its result, and a name for a range or an expression', async () => {
  const plan: WorkbookPlan = {
    title: '',
    subject: '',
    keywords: '',
    author: '',
    language: 'zh-CN',
    footer: '',
    names: [
      { name: 'all_values', formula: "'数 & 据'!$A$2:$A$3" },
      { name: 'twice', formula: 'SUM(all_values)*2' },
    ],
    sheets: [
      {
        name: '数 & 据',
        orientation: 'landscape',
        blocks: [
          table('t_1', [{ text: 'a' }], [[{ value: 1.5, look: 'number-1' }], [{ value: 3, formula: 'twice', look: 'number-0' }]]),
          { type: 'line', wide: false, cells: [{ value: '一 & 二', formula: 'IF(A2<2,"一 & 二","")', look: 'text' }] },
        ],
      },
    ],
  };
  checkPlan(plan);
  const bytes = await finishedPlan(plan, CREATED);
  const sheet = (await reopened(bytes)).worksheets[0];
  expect(sheet?.getCell('A3').value).toEqual({ formula: 'twice', result: 3 });
  expect(sheet?.getCell('A4').value).toEqual({ formula: 'IF(A2<2,"一 & 二","")', result: '一 & 二' });
  const book = partsOf(bytes).get('xl/workbook.xml');
  expect(book).toContain('<definedName name="all_values">&apos;数 &amp; 据&apos;!$A$2:$A$3</definedName>');
  expect(book).toContain('<definedName name="twice">SUM(all_values)*2</definedName>');
});
