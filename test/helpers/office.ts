import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// LibreOffice driven by a macro, as a person edits a workbook.

const OFFICE = 'soffice';

/** LibreOffice with a profile of its own in a scratch folder. */
export interface Office {
  /** Opens a workbook as `doc`, runs lines of Basic, and closes it. */
  readonly run: (path: string, lines: readonly string[]) => void;
  /** As `run`, for lines about the sheet `s`; then saves the workbook under another name of the folder. */
  readonly edited: (path: string, name: string, sheet: string, lines: readonly string[]) => string;
}

function head(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${root.split(':')[0]}.dtd">\n`;
}

export function office(folder: string): Office {
  const profile = join(folder, 'profile');
  const start = (...options: readonly string[]): void => {
    execFileSync(OFFICE, ['--headless', '--norestore', `-env:UserInstallation=file://${profile}`, ...options], {
      stdio: 'ignore',
      timeout: 180_000,
    });
  };
  const run = (path: string, lines: readonly string[]): void => {
    const library = join(profile, 'user', 'basic', 'Standard');
    // The first start makes the profile, in which the macro's library is then replaced.
    start('--terminate_after_init');
    mkdirSync(library, { recursive: true });
    writeFileSync(
      join(library, 'script.xlb'),
      `${head('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edit"/></library:library>`,
    );
    const code = [
      'Sub Main',
      '  Dim hidden(0) As New com.sun.star.beans.PropertyValue',
      '  hidden(0).Name = "Hidden" : hidden(0).Value = True',
      `  doc = StarDesktop.loadComponentFromURL(ConvertToURL("${path}"), "_blank", 0, hidden())`,
      ...lines.map((line) => `  ${line}`),
      '  doc.close(True)',
      'End Sub',
    ].join('\n');
    const escaped = code.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    writeFileSync(
      join(library, 'Edit.xba'),
      `${head('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edit" script:language="StarBasic">${escaped}</script:module>`,
    );
    start('macro:///Standard.Edit.Main');
  };
  const edited = (path: string, name: string, sheet: string, lines: readonly string[]): string => {
    const target = join(folder, name);
    run(path, [
      `s = doc.Sheets.getByName("${sheet}")`,
      ...lines,
      'Dim kind(0) As New com.sun.star.beans.PropertyValue',
      'kind(0).Name = "FilterName" : kind(0).Value = "Calc MS Excel 2007 XML"',
      `doc.storeToURL(ConvertToURL("${target}"), kind())`,
    ]);
    return target;
  };
  return { run, edited };
}
