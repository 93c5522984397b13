import { describe, expect, it } from 'vitest';

import { ENTRY_HEADS } from '../../src/intake/entry-heads.ts';
import { planEntryWorkbook } from '../../src/intake/entry-workbook.ts';
import type { Field } from '../../src/intake/fields.ts';
import { datasetFiles, FIRST_SOURCE, scopeOf } from '../../src/intake/new-dataset.ts';
import { encodeGb18030 } from '../../src/intake/gb18030.ts';
import { columnLetters, type Sheet } from '../../src/spreadsheet/spreadsheet.ts';
import { readSpreadsheet } from '../../src/spreadsheet/read.ts';
import { editedContents, FOLDER } from '../helpers/base-dataset.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { changedLines, codesIn, CREATED, findings, imported, said, valley, withCells, type Content } from './valley.ts';
import { buildEntryWorkbook } from '../workbook/validity/made.ts';

const { files, dataset } = await valley();
const codes = codesIn(files);
const blank = await buildEntryWorkbook(dataset, codes, CREATED);
const ENTRY = '填报 Entry';

/** Rows filled into the entry sheet, from the first free one on. */
function filled(...rows: readonly Partial<Record<Field, Content>>[]): Uint8Array {
  const cells = rows.flatMap((row, index) =>
    Object.entries(row).map(([field, content]): [string, Content] => {
      const column = ENTRY_HEADS.findIndex((head) => head.field === field) + 1;
      return [`${columnLetters(column)}${6 + index}`, content];
    }),
  );
  return withCells(blank, ENTRY, Object.fromEntries(cells));
}

const HOUSEHOLDS = {
  region: 'V2 石桥县 Shiqiao County',
  indicator: 'households 户数 Households [household]',
  value: 9_800,
  period: '2019',
  kind: 'actual 实绩 Actual',
  status: 'reported 已报告 Reported',
  printed: '9800户',
  source: 'S1',
  paragraph: 5,
} as const;

const LINE = '+shiqiao.households,V2,households,9800,,household,2019,stated,,actual,exact,reported,S1,5,9800户,,\n';

describe('an entry workbook', () => {
  const sheets = new Map(readSpreadsheet(blank, '').sheets.map((sheet): [string, Sheet] => [sheet.name, sheet]));

  it('has instructions, the sheet to fill in, sources and codes', () => {
    expect([...sheets.keys()]).toEqual(['填写说明 Instructions', ENTRY, '来源 Sources', '代码 Codes']);
  });

  it('offers only choices that reading takes', () => {
    const { entries = [], blocks } = planEntryWorkbook(dataset, codes).sheets[1] ?? { blocks: [] };
    expect(blocks.length).toBeGreaterThan(0);
    const lists = entries.flatMap(({ allow }) => (allow.type === 'choice' ? [allow.from] : []));
    expect(lists).toHaveLength(11);
    for (const { sheet, column, first, last } of lists) {
      const texts = sheets.get(sheet)?.cells.filter((cell) => cell.column === column + 1 && cell.row >= first && cell.row <= last) ?? [];
      expect(texts.length).toBeGreaterThan(0);
      const head = sheets.get(sheet)?.cells.find((cell) => cell.column === column + 1 && cell.row === first - 1);
      expect(head).toBeDefined();
    }
  });

  it('is the same every time', async () => {
    expect(await buildEntryWorkbook(dataset, codes, CREATED)).toEqual(blank);
  });

  it('has nothing to import while it is empty', () => {
    expect(imported(files, blank)).toEqual({ changes: [], diagnostics: [], writes: new Map() });
  });
});

describe('a filled entry workbook', () => {
  it('adds its rows behind the last, named, with what goes without saying', () => {
    const outcome = imported(files, filled(HOUSEHOLDS));
    expect(findings(outcome)).toEqual([]);
    expect(said(outcome)).toEqual([`+ shiqiao.households: households 9800 household 2019 actual (${ENTRY}!C6)`]);
    expect(changedLines(files, outcome)).toEqual([LINE]);
  });

  it('changes a figure that is there already, and takes none away', () => {
    const outcome = imported(files, filled({ ...HOUSEHOLDS, region: 'V1', value: 16_500, printed: '16500户', paragraph: 3 }));
    expect(said(outcome)).toEqual([
      `qinghe.households value 16400 -> 16500 (${ENTRY}!C6)`,
      `qinghe.households printed 16400户 -> 16500户 (${ENTRY}!L6)`,
    ]);
  });

  it('names figures of the same indicator apart', () => {
    const outcome = imported(
      files,
      filled(
        HOUSEHOLDS,
        { ...HOUSEHOLDS, period: '2020' },
        { ...HOUSEHOLDS, period: '2020', kind: 'planned' },
        { ...HOUSEHOLDS, period: '2018', id: 'later' },
      ),
    );
    expect(findings(outcome)).toEqual([]);
    expect(said(outcome).map((each) => each.split(':')[0])).toEqual([
      '+ shiqiao.households',
      '+ shiqiao.households-2020',
      '+ shiqiao.households-planned',
      '+ shiqiao.later',
    ]);
  });

  it('takes gaps and says nothing of them', () => {
    const outcome = imported(files, filled({ region: 'V2', indicator: 'households', period: '2019', kind: 'actual', status: 'withheld' }));
    expect(findings(outcome)).toEqual([]);
    expect(changedLines(files, outcome)).toEqual([
      '+shiqiao.households,V2,households,,,household,2019,stated,,actual,exact,withheld,,,,,\n',
    ]);
  });

  it('adds a region and a source to dataset.yaml, and leaves the rest of it', () => {
    const sources = withCells(filled({ ...HOUSEHOLDS, region: 'V3 三河县', source: 'S9' }), '来源', {
      A7: 'S9',
      B7: '三河公报',
      C7: "Sanhe's bulletin",
      F7: '2020-02-01',
    });
    const outcome = imported(files, sources);
    expect(findings(outcome).filter((finding) => !finding.startsWith('region-without-narrative'))).toEqual([]);
    const path = `${FOLDER}/dataset.yaml`;
    const before = new TextDecoder().decode(files.read(path)).split('\n');
    const after = new TextDecoder().decode(outcome.writes.get(path)?.after).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      "  - { code: 'V3', slug: sanhe }",
      '  - id: S9',
      "    title: { zh: '三河公报', en: 'Sanhe''s bulletin' }",
      '    date: 2020-02-01',
    ]);
    expect(before.every((line) => after.includes(line))).toBe(true);
    expect(said(outcome)[0]).toContain('+ sanhe.households');
  });

  it('begins a new dataset', () => {
    const outcome = imported(files, filled(HOUSEHOLDS, { ...HOUSEHOLDS, region: 'V1', source: 'S1' }), {
      folder: 'data/fresh-2021',
      date: '2021-01-01',
    });
    expect(findings(outcome).filter((finding) => !finding.includes('Entry'))).toEqual([]);
    expect([...outcome.writes.keys()]).toEqual([
      'data/fresh-2021/dataset.yaml',
      'data/fresh-2021/figures.csv',
      'data/fresh-2021/narrative.yaml',
    ]);
    const text = (name: string): string => new TextDecoder().decode(outcome.writes.get(`data/fresh-2021/${name}`)?.after);
    expect(text('dataset.yaml')).toContain("scope: { code: 'V0', slug: long-valley }");
    expect(text('figures.csv').split('\n')).toHaveLength(4);
  });

  it.each<[string, Partial<Record<Field, Content>>, readonly string[]]>([
    ['an unknown region', { region: 'V9' }, [`unknown-reported-region ${ENTRY}!A6`]],
    ['an unknown indicator', { indicator: 'houses' }, [`unknown-indicator ${ENTRY}!B6`]],
    ['an unknown source', { source: 'S7' }, [`unknown-source ${ENTRY}!M6`]],
    ['a kind left out', { kind: null }, [`unknown-word ${ENTRY}!I6`]],
    ['a value with its scale word', { value: '0.98万' }, [`wrong-form ${ENTRY}!C6`]],
    ['a paragraph of a fraction', { paragraph: 1.5 }, [`wrong-form ${ENTRY}!N6`]],
  ])('refuses %s at its cell', (_, change, expected) => {
    const outcome = imported(files, filled({ ...HOUSEHOLDS, ...change }));
    expect(findings(outcome)).toEqual(expected);
    expect(outcome.writes.size).toBe(0);
  });

  it('does not change a source that is there, and says so', () => {
    const outcome = imported(files, withCells(filled(HOUSEHOLDS), '来源', { B6: '另一份年报' }));
    expect(findings(outcome)).toEqual(['source-not-changed 来源 Sources!A6']);
    expect(outcome.writes.size).toBe(1);
  });

  it('refuses a source given twice', () => {
    const twice = { A7: 'S9', B7: '甲', C7: 'A', A8: 'S9', B8: '乙', C8: 'B' };
    expect(findings(imported(files, withCells(filled(HOUSEHOLDS), '来源', twice)))).toEqual(['duplicate-source 来源 Sources!A8']);
  });

  it('refuses a source without a title', () => {
    expect(findings(imported(files, withCells(filled(HOUSEHOLDS), '来源', { A7: 'S9' })))).toEqual(['source-incomplete 来源 Sources!A7']);
  });
});

describe('a CSV file', () => {
  const figures = new TextDecoder().decode(files.read(`${FOLDER}/figures.csv`));
  const more = `${figures}shiqiao.households,V2,households,"9,800",,household,2019,stated,,actual,exact,reported,S1,5,9800户,,\n`;
  const entry = `${ENTRY_HEADS.map(({ head: { zh, en } }) => `${zh} ${en}`).join(',')}\nV2,households,９８００,,,2019,,,actual,,reported,9800户,S1,5,,\n`;
  const read = (bytes: string | Uint8Array) => imported(files, Buffer.from(bytes), { file: 'sent.csv' });

  it.each([
    ['of figures', more],
    ['with a byte order mark', `\ufeff${more}`],
    ['with CRLF', more.replaceAll('\n', '\r\n')],
    ['in GB 18030', encodeGb18030(more)],
    ['of an entry sheet', entry],
  ])('%s is read', (_, bytes) => {
    const outcome = read(bytes);
    expect(findings(outcome)).toEqual([]);
    expect(changedLines(files, outcome)).toEqual([LINE]);
  });

  it('as our data sheet is saved is read, with what protects it from being a formula', () => {
    const { rows } = dataSheetCsv();
    expect(said(read(rows))).toEqual([]);
    expect(said(read(rows.replace(',16400,', ",'-16400,")))).toEqual(['qinghe.households value 16400 -> -16400 (4:107)']);
  });

  it.each([
    ['semicolons', figures.replaceAll(',', ';'), 'csv-separator sent.csv:1:1'],
    ['tabs', figures.replaceAll(',', '\t'), 'csv-separator sent.csv:1:1'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x00]), 'undecodable-bytes sent.csv:1:1'],
    [
      'an unknown unit',
      more.replace(',household,2019,stated,,actual,exact,reported,S1,5', ',hosehold,2019,stated,,actual,exact,reported,S1,5'),
      'unknown-unit sent.csv:13:43',
    ],
  ])('with %s is refused at its place', (_, bytes, expected) => {
    expect(findings(read(bytes))).toEqual([expected]);
  });

  function dataSheetCsv(): { rows: string } {
    const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    const heads =
      'figure_id,region_code,region_zh,region_en,theme,indicator,indicator_zh,indicator_en,period,period_basis,to_date,kind,qualifier,status,value,value_high,unit,printed,source,paragraph,note,shown_zh,shown_en';
    const lines = dataset.figures.map(
      ({ id, region: { region }, indicator, period, periodBasis, toDate, kind, quantity, status, unit, locator, note }) =>
        [id, region.code, region.name.zh, region.name.en, indicator.theme.id, indicator.id, indicator.name.zh, indicator.name.en]
          .concat([
            period === undefined ? '' : String('year' in period ? period.year : ''),
            periodBasis,
            toDate ? 'yes' : '',
            kind,
            quantity?.qualifier ?? '',
            status,
          ])
          .concat([
            quantity?.value.toFixed() ?? '',
            quantity?.high?.toFixed() ?? '',
            unit.id,
            locator?.printed ?? '',
            locator?.source.id ?? '',
            String(locator?.paragraph ?? ''),
            note ?? '',
            '',
            '',
          ])
          .map(cell)
          .join(','),
    );
    return { rows: `${[heads, ...lines].join('\r\n')}\r\n` };
  }
});

describe('a new dataset', () => {
  it('passes the check', async () => {
    const regions = ['V1', 'V2'].flatMap((code) => codes.regions.get(code) ?? []);
    const scope = scopeOf(regions, codes.regions);
    expect(scope?.code).toBe('V0');
    if (scope === undefined) return;
    const texts = datasetFiles({ id: 'fresh-2021', date: '2021-01-01', scope, regions, sources: [FIRST_SOURCE] });
    const contents = new Map([...texts].map(([name, text]): [string, Uint8Array] => [`data/fresh-2021/${name}`, Buffer.from(text)]));
    const fresh = memoryFiles(new Map([...editedContents([]), ...contents]));
    const outcome = imported(fresh, filled(HOUSEHOLDS), { folder: 'data/fresh-2021' });
    expect(findings(outcome)).toEqual(['source-not-changed 来源 Sources!A6']);
    expect(changedLines(fresh, outcome)).toEqual([]);
    expect([...outcome.writes.keys()]).toEqual(['data/fresh-2021/figures.csv']);
  });

  it('takes the region above all as its scope, or the first where there is none', () => {
    const region = (code: string) => codes.regions.get(code) ?? [];
    expect(scopeOf([region('V1')].flat(), codes.regions)?.code).toBe('V0');
    expect(scopeOf([region('V0')].flat(), codes.regions)?.code).toBe('V0');
    expect(scopeOf([], codes.regions)).toBeUndefined();
  });
});
