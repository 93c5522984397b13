import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { office } from '../helpers/office.ts';
import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

// Workbooks edited in LibreOffice, by a macro, as a person edits them, and read back.

const scratch = sharedScratchFolder();
const { edited } = office(scratch);
const DATASET = 'sichuan-2017-04-23';

function copyOf(name: string): string {
  const folder = join(scratch, name, DATASET);
  cpSync(join(PROJECT, 'data', DATASET), folder, { recursive: true });
  return folder;
}

interface Event {
  readonly event?: string;
  readonly figure: string;
  readonly field?: string;
  readonly before?: string;
  readonly after?: string;
  readonly place: { readonly cell?: string };
  readonly severity?: string;
}

function imported(
  file: string,
  folder: string,
  ...more: readonly string[]
): { readonly changes: string[]; readonly findings: Event[]; readonly code: number | null } {
  const { out, code } = runCli(['import', file, '--into', folder, '--format', 'json', ...more]);
  const events = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Event);
  const changes = events.flatMap(({ event, figure, field, before, after, place }) =>
    event === undefined ? [] : [`${figure} ${field ?? event} ${before ?? ''} -> ${after ?? ''} @ ${place.cell}`],
  );
  return { changes, findings: events.filter(({ event }) => event === undefined), code };
}

runCli(['build', '--out', join(scratch, 'out'), '--formats', 'xlsx', '--verify', 'none', '--quiet']);
const folder = join(scratch, 'out', DATASET);
const book = join(folder, readdirSync(folder).find((name) => name.endsWith('.xlsx')) ?? '');

it('a workbook saved again by LibreOffice changes nothing', { timeout: 240_000 }, () => {
  const dataset = copyOf('untouched');
  const saved = edited(book, 'saved.xlsx', '数据 Data', ['REM']);
  expect(imported(saved, dataset, '--yes')).toEqual({ changes: [], findings: [], code: 0 });
  expect(readFileSync(join(dataset, 'figures.csv'))).toEqual(readFileSync(join(PROJECT, 'data', DATASET, 'figures.csv')));
});

it('ten edits made in LibreOffice come back as those ten changes', { timeout: 240_000 }, () => {
  const dataset = copyOf('edited');
  const saved = edited(book, 'ten.xlsx', '数据 Data', [
    's.getCellRangeByName("O2").setValue(8678)',
    's.getCellRangeByName("R2").setString("8678户")',
    'Dim locale As New com.sun.star.lang.Locale',
    's.getCellRangeByName("O4").setValue(0.0253)',
    's.getCellRangeByName("O4").NumberFormat = doc.NumberFormats.getStandardFormat(com.sun.star.util.NumberFormat.PERCENT, locale)',
    's.getCellRangeByName("R4").setString("2.53%")',
    's.getCellRangeByName("I5").setFormula("2016")',
    's.getCellRangeByName("J5").setString("stated")',
    's.getCellRangeByName("O7").setString("１８６３８")',
    's.getCellRangeByName("R7").setString("18638人 ")',
    's.getCellRangeByName("T7").setValue(8)',
    's.getCellRangeByName("U7").setString("road-base")',
  ]);
  const { changes, findings, code } = imported(saved, dataset, '--yes');
  expect(changes).toEqual([
    'nanbu.poor-households value 8677 -> 8678 @ 数据 Data!O2',
    'nanbu.poor-households printed 8677户 -> 8678户 @ 数据 Data!R2',
    'nanbu.poverty-rate value 2.52 -> 2.53 @ 数据 Data!O4',
    'nanbu.poverty-rate printed 2.52% -> 2.53% @ 数据 Data!R4',
    'nanbu.parks period  -> 2016 @ 数据 Data!I5',
    'nanbu.parks period-basis not-stated -> stated @ 数据 Data!J5',
    'nanbu.workers-placed value 18637 -> 18638 @ 数据 Data!O7',
    'nanbu.workers-placed paragraph 7 -> 8 @ 数据 Data!T7',
    'nanbu.workers-placed printed 18637人 -> 18638人 @ 数据 Data!R7',
    'nanbu.workers-placed note  -> road-base @ 数据 Data!U7',
  ]);
  expect([findings, code]).toEqual([[], 0]);
  const lines = (path: string): string[] => readFileSync(join(path, 'figures.csv'), 'utf8').split('\n');
  const before = lines(join(PROJECT, 'data', DATASET));
  expect(lines(dataset).filter((line) => !before.includes(line))).toEqual([
    'nanbu.poor-households,511321,poor-households,8678,,household,2016-12-31,stated,,actual,exact,reported,S1,5,8678户,,',
    'nanbu.poverty-rate,511321,poverty-rate,2.53,,percent,2016-12-31,stated,,actual,exact,reported,S1,5,2.53%,,',
    'nanbu.parks,511321,industrial-parks,206,,park,2016,stated,,actual,exact,reported,S1,6,206个,,',
    'nanbu.workers-placed,511321,workers-placed,18638,,person,2016,stated,,actual,exact,reported,S1,8,18638人,,road-base',
  ]);
});

it('ten edits made with openpyxl, which saves no results, come back as those ten changes', { timeout: 240_000 }, () => {
  const dataset = copyOf('openpyxl');
  const saved = join(scratch, 'openpyxl.xlsx');
  const edits: Readonly<Record<string, string | number>> = {
    O2: 8678,
    R2: '8678户',
    O4: 2.53,
    R4: '2.53%',
    I5: '2016',
    J5: 'stated',
    O7: '１８６３８',
    R7: '18638人 ',
    T7: 8,
    U7: 'road-base',
  };
  const script = `
import json, sys
from openpyxl import load_workbook
book = load_workbook(sys.argv[1])
for cell, value in json.loads(sys.argv[3]).items(): book['数据 Data'][cell] = value
book.save(sys.argv[2])
`;
  execFileSync('/usr/bin/python3', ['-c', script, book, saved, JSON.stringify(edits)]);
  const { changes, findings, code } = imported(saved, dataset);
  expect(changes.map((change) => change.split(' @ ')[1])).toEqual(
    ['O2', 'R2', 'O4', 'R4', 'I5', 'J5', 'O7', 'T7', 'R7', 'U7'].map((cell) => `数据 Data!${cell}`),
  );
  expect([findings, code]).toEqual([[], 0]);
});

it('formulas that were overwritten in LibreOffice are found by sheet and cell, and nothing is written', { timeout: 240_000 }, () => {
  const dataset = copyOf('overwritten');
  const saved = edited(book, 'overwritten.xlsx', '南部 Nanbu', [
    's.getCellRangeByName("E7").setValue(8678)',
    's.getCellRangeByName("G8").setFormula("=26093+1")',
    'doc.Sheets.getByName("总览 Summary").getCellRangeByName("E40").setValue(37092)',
    'doc.Sheets.getByName("数据 Data").getCellRangeByName("T7").setValue(8)',
    'doc.calculateAll()',
  ]);
  const { findings, code } = imported(saved, dataset, '--yes');
  expect(findings.map(({ place, severity }) => [place.cell, severity])).toEqual([
    ['南部 Nanbu!E7', 'error'],
    ['南部 Nanbu!G8', 'error'],
    ['总览 Summary!E40', 'error'],
  ]);
  expect(code).toBe(1);
  expect(readFileSync(join(dataset, 'figures.csv'))).toEqual(readFileSync(join(PROJECT, 'data', DATASET, 'figures.csv')));
});

it('a data sheet that was sorted in LibreOffice changes nothing', { timeout: 240_000 }, () => {
  const dataset = copyOf('sorted');
  const saved = edited(book, 'sorted.xlsx', '数据 Data', [
    'Dim fields(0) As New com.sun.star.table.TableSortField',
    'fields(0).Field = 14 : fields(0).IsAscending = True',
    'Dim how(1) As New com.sun.star.beans.PropertyValue',
    'how(0).Name = "SortFields" : how(0).Value = fields()',
    'how(1).Name = "ContainsHeader" : how(1).Value = True',
    's.getCellRangeByName("A1:W69").sort(how())',
    'doc.calculateAll()',
  ]);
  expect(imported(saved, dataset, '--yes')).toEqual({ changes: [], findings: [], code: 0 });
});

it('an entry workbook filled in LibreOffice is read', { timeout: 240_000 }, () => {
  const dataset = copyOf('entry');
  expect(runCli(['init', dataset, '--xlsx']).code).toBe(0);
  const saved = edited(join(dataset, `${DATASET}-entry.xlsx`), 'filled.xlsx', '填报 Entry', [
    's.getCellRangeByName("A6").setString("511321 南部县 Nanbu County")',
    's.getCellRangeByName("B6").setString("poor-people 贫困人口 People in poverty [person]")',
    's.getCellRangeByName("C6").setValue(8123)',
    's.getCellRangeByName("F6").setFormula("2017")',
    's.getCellRangeByName("I6").setString("target 目标 Target")',
    's.getCellRangeByName("K6").setString("reported 已报告 Reported")',
    's.getCellRangeByName("L6").setString("8123人")',
    's.getCellRangeByName("M6").setString("S1")',
    's.getCellRangeByName("N6").setValue(4)',
  ]);
  const { changes, findings, code } = imported(saved, dataset, '--yes');
  expect(changes).toEqual(['nanbu.poor-people-2017 added  -> poor-people 8123 person 2017 target @ 填报 Entry!C6']);
  expect([findings.filter(({ severity }) => severity === 'error'), code]).toEqual([[], 0]);
  expect(readFileSync(join(dataset, 'figures.csv'), 'utf8')).toContain(
    'nanbu.poor-people-2017,511321,poor-people,8123,,person,2017,stated,,target,exact,reported,S1,4,8123人,,\n',
  );
});
