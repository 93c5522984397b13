import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';

import { readCodes } from '../../../src/dataset/codes.ts';
import { createReader } from '../../../src/dataset/reader.ts';
import { diskFiles } from '../../../src/effects/files.ts';
import { SICHUAN } from '../datasets.ts';
import { buildEntryWorkbook, buildWorkbook } from './made.ts';
import { faultsOf, RULES } from './validity.ts';

const CREATED = new Date('2017-04-23T00:00:00Z');
const book = (await buildWorkbook(SICHUAN, CREATED)).bytes;
const { indicators, units } = readCodes(createReader(diskFiles, 'data'), [{ path: 'data/codes', name: 'codes', required: true }]);
const entry = await buildEntryWorkbook(SICHUAN, { indicators, units }, CREATED);

type Parts = Map<string, string>;

function spoiled(bytes: Uint8Array, spoil: (parts: Parts) => void): Uint8Array {
  const parts: Parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  spoil(parts);
  return zipSync(Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)])), { level: 0 });
}

/** Replaces something in a part, which must be there. */
function change(part: string, from: string | RegExp, to: string): (parts: Parts) => void {
  return (parts) => {
    const xml = parts.get(part) ?? '';
    const changed = xml.replace(from, () => to);
    if (changed === xml) throw new Error(`${part} has no ${from}`);
    parts.set(part, changed);
  };
}

const NANBU = 'xl/worksheets/sheet4.xml';
const NOTES = `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1025"/></xml>`;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Drawings of notes on two sheets, their shapes of one id, as exceljs writes them. */
function notesOnTwoSheets(parts: Parts): void {
  for (const number of [4, 5]) {
    parts.set(`xl/drawings/vmlDrawing${number}.vml`, NOTES);
    const related = `<Relationship Id="rId90" Type="${RELATIONSHIPS}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/></Relationships>`;
    change(`xl/worksheets/_rels/sheet${number}.xml.rels`, '</Relationships>', related)(parts);
  }
}

const SPOILED: readonly (readonly [keyof typeof RULES, Uint8Array, (parts: Parts) => void])[] = [
  ['every part is well-formed XML', book, change(NANBU, '</sheetData>', '')],
  ['every relationship leads to a part', book, (parts) => parts.delete('xl/charts/chart1.xml')],
  ['every relationship that is used is there', book, change(NANBU, /<drawing r:id="[^"]+"/, '<drawing r:id="rId99"')],
  ['every part has a content type', book, change('[Content_Types].xml', /<Override PartName="\/xl\/charts\/chart1.xml"[^>]*>/, '')],
  ['objects of a drawing have ids of their own', book, change('xl/drawings/drawing2.xml', 'cNvPr id="3"', 'cNvPr id="2"')],
  ['every object of a drawing has an alternative text', book, change('xl/drawings/drawing2.xml', / descr="[^"]*"/, '')],
  ['shapes of notes have ids of their own in the workbook', book, notesOnTwoSheets],
  [
    'the first parts are those that readers look for',
    book,
    (parts) => {
      const types = parts.get('[Content_Types].xml') ?? '';
      parts.delete('[Content_Types].xml');
      parts.set('[Content_Types].xml', types);
    },
  ],
  ['names of sheets are legal and unique', book, change('xl/workbook.xml', 'name="江油 Jiangyou"', 'name="南部 NANBU"')],
  ['heads of tables are their columns', book, change('xl/tables/table1.xml', /(?<=<tableColumn id="2" )name="[^"]+"/, 'name="主题"')],
  [
    'tables have rows, and a filter over all of them',
    book,
    change('xl/tables/table5.xml', /<autoFilter ref="[^"]+"/, '<autoFilter ref="A6:M7"'),
  ],
  ['names of tables and ranges are legal and unique', book, change('xl/tables/table5.xml', /displayName="[^"]+"/, 'displayName="A1"')],
  ['neither tables nor merged cells meet one another', book, change(NANBU, '<mergeCell ref="A3:M3"/>', '<mergeCell ref="A3:M7"/>')],
  ['validations do not meet one another', entry, change('xl/worksheets/sheet2.xml', /sqref="B6:B(\d+)"/, 'sqref="A6:B20"')],
  ['cells stand in their rows, in order, once', book, change(NANBU, '<c r="B7"', '<c r="A7"')],
  ['cells use strings and formats that are there', book, change(NANBU, /t="s"><v>\d+</, 't="s"><v>99999<')],
  ['numbers are finite', book, change('xl/worksheets/sheet9.xml', /<v>[\d.]+<\/v><\/c><c r="P2"/, '<v>NaN</v></c><c r="P2"')],
  ['texts are as long as Excel takes them', book, change('xl/sharedStrings.xml', '四川', '四'.repeat(32_768))],
  ['formulas have their results', book, change(NANBU, /<\/f><v>[^<]*<\/v>/, '</f>')],
  [
    'there are no more formats than Excel takes',
    book,
    change('xl/styles.xml', '</cellXfs>', `${'<xf numFmtId="0"/>'.repeat(65_491)}</cellXfs>`),
  ],
  [
    'defined names point at sheets that are there',
    book,
    change('xl/workbook.xml', /(?<=<definedName name="data_value">)&apos;[^&]+/, '&apos;Nowhere'),
  ],
  [
    'formulas and validations point at sheets that are there',
    entry,
    change('xl/worksheets/sheet2.xml', /<formula1>&apos;[^&]+/, '<formula1>&apos;Nowhere'),
  ],
  ['links lead to cells that are there', book, change(NANBU, /location="'[^']+'!/, `location="'Nowhere'!`)],
  ['charts draw cells that hold what they keep of them', book, change('xl/charts/chart4.xml', /<c:v>[\d.]+<\/c:v>/, '<c:v>12345</c:v>')],
  ['series of a chart have numbers of their own', book, change('xl/charts/chart3.xml', '<c:idx val="1"/>', '<c:idx val="0"/>')],
];

it.each(SPOILED)('finds when not: %s', (rule, bytes, spoil) => {
  expect(faultsOf(spoiled(bytes, spoil)).map((fault) => fault.slice(0, rule.length))).toContain(rule);
});

it('spoils a workbook for every rule', () => {
  expect(new Set(SPOILED.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
});
