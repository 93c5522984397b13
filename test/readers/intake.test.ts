import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { PROJECT, runCli } from '../helpers/run-cli.ts';
import { sharedScratchFolder } from '../helpers/scratch-folder.ts';

// Workbooks edited in LibreOffice, by a macro, as a person edits them, and read back.

const scratch = sharedScratchFolder();
const profile = join(scratch, 'profile');
const OFFICE = 'soffice';
const DATASET = 'sichuan-2017-04-23';

/** Opens a workbook in LibreOffice, does what the lines of Basic say to the sheet `s`, and saves it under another name. */
function edited(path: string, name: string, sheet: string, lines: readonly string[]): string {
  const target = join(scratch, name);
  const library = join(profile, 'user', 'basic', 'Standard');
  const office = (...options: readonly string[]): void => {
    execFileSync(OFFICE, ['--headless', '--norestore', `-env:UserInstallation=file://${profile}`, ...options], {
      stdio: 'ignore',
      timeout: 120_000,
    });
  };
  // The first start makes the profile, in which the macro's library is then replaced.
  office('--terminate_after_init');
  mkdirSync(library, { recursive: true });
  const head = (root: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${root.split(':')[0]}.dtd">\n`;
  writeFileSync(
    join(library, 'script.xlb'),
    `${head('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edit"/></library:library>`,
  );
  const code = [
    'Sub Main',
    '  Dim hidden(0) As New com.sun.star.beans.PropertyValue',
    '  hidden(0).Name = "Hidden" : hidden(0).Value = True',
    `  doc = StarDesktop.loadComponentFromURL(ConvertToURL("${path}"), "_blank", 0, hidden())`,
    `  s = doc.Sheets.getByName("${sheet}")`,
    ...lines.map((line) => `  ${line}`),
    '  Dim kind(0) As New com.sun.star.beans.PropertyValue',
    '  kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"',
    `  doc.storeToURL(ConvertToURL("${target}"), kind())`,
    '  doc.close(True)',
    'End Sub',
  ].join('\n');
  const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  writeFileSync(
    join(library, 'Edit.xba'),
    `${head('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">${escaped}</script:module>`,
  );
  office('macro:///Standard.Edit.Main');
  return target;
}

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
