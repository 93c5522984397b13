import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';

import { programInformation } from '../../src/effects/program.ts';
import { withChildren } from '../../src/workbook/finish/sheet-children.ts';
import { SICHUAN } from './datasets.ts';
import { buildWorkbook } from './validity/made.ts';

const built = await buildWorkbook(SICHUAN, new Date('2017-04-23T00:00:00Z'));
const parts = new Map(Object.entries(unzipSync(built.bytes)).map(([name, part]) => [name, strFromU8(part)]));

function part(name: string): string {
  return parts.get(name) ?? '';
}

/** Names of the elements behind a sheet's cells. */
function children(xml: string): readonly string[] {
  const tail = xml.slice(xml.search(/<sheetData\/>|<\/sheetData>/));
  const names = [
    'mergeCells',
    'dataValidations',
    'hyperlinks',
    'pageMargins',
    'rowBreaks',
    'ignoredErrors',
    'drawing',
    'legacyDrawing',
    'tableParts',
  ];
  return names
    .filter((name) => tail.includes(`<${name} `) || tail.includes(`<${name}>`))
    .sort((a, b) => tail.indexOf(`<${a}`) - tail.indexOf(`<${b}`));
}

it('puts the children of a sheet in the order of the standard, notes before tables', () => {
  const written =
    '<worksheet><sheetData/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="1"/>' +
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts><legacyDrawing r:id="rId2"/></worksheet>';
  const finished = withChildren(written, [
    '<drawing r:id="rId3"/>',
    '<hyperlinks><hyperlink ref="A1" location="\'a>b\'!A1"/></hyperlinks>',
  ]);
  expect(children(finished)).toEqual(['mergeCells', 'hyperlinks', 'pageMargins', 'drawing', 'legacyDrawing', 'tableParts']);
  expect(finished).toContain('location="\'a>b\'!A1"');
  expect(finished.length).toBe(
    written.length + '<drawing r:id="rId3"/><hyperlinks><hyperlink ref="A1" location="\'a>b\'!A1"/></hyperlinks>'.length,
  );
});

it('refuses a child that no sheet has', () => {
  expect(() => withChildren('<worksheet><sheetData/></worksheet>', ['<chart/>'])).toThrow('chart');
});

it('writes a region’s sheet with its links, its break, its drawing and its tables in order', () => {
  expect(children(part('xl/worksheets/sheet4.xml'))).toEqual([
    'mergeCells',
    'hyperlinks',
    'pageMargins',
    'rowBreaks',
    'ignoredErrors',
    'drawing',
    'tableParts',
  ]);
});

it('has a Chinese default font and a theme that knows one', () => {
  expect(part('xl/styles.xml')).not.toContain('Calibri');
  expect(part('xl/styles.xml')).toMatch(/<fonts[^>]*><font><sz val="10.5"\/><color theme="1"\/><name val="等线"\/>/);
  const theme = part('xl/theme/theme1.xml');
  expect([...theme.matchAll(/<a:(?:latin|ea) typeface="([^"]*)"/g)].map(([, face]) => face)).toEqual(['等线', '等线', '等线', '等线']);
  expect([...theme.matchAll(/script="Hans" typeface="([^"]*)"/g)].map(([, face]) => face)).toEqual(['等线', '等线']);
});

it('says in its properties what it was made from and by what', () => {
  const read = [...part('docProps/custom.xml').matchAll(/name="([^"]+)"><vt:lpwstr>([^<]*)</g)].map(([, name, value]) => [name, value]);
  expect(read).toEqual([
    ['jianbao dataset', SICHUAN.id],
    ['jianbao data digest', built.dataDigest],
    ['jianbao data sheet', '1'],
    ['jianbao version', programInformation().version],
  ]);
  expect(part('_rels/.rels')).toContain('docProps/custom.xml');
});
