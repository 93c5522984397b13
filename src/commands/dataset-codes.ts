import { readCodes, type Codes } from '../dataset/codes.ts';
import { FORMATS } from '../dataset/formats.ts';
import { createReader } from '../dataset/reader.ts';
import { FindingsError } from '../diagnostic/diagnostic.ts';
import { diskFiles } from '../effects/files.ts';
import { projectPath } from '../effects/project.ts';

/**
 * The shared code lists with those of a dataset's folder, which need not exist.
 * @throws FindingsError
 */
export function codesOf(folder: string): Codes {
  const reader = createReader(diskFiles, folder);
  const codes = readCodes(reader, [
    { path: projectPath('data', 'codes'), name: 'codes', required: true },
    { path: `${folder}/codes`, name: 'codes', required: false },
  ]);
  const errors = reader.diagnostics.all.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new FindingsError(errors);
  return codes;
}

/** The date of a new dataset: the one given, else the one that its folder's name ends in. */
export function dateOf(folder: string, given: string | undefined): string | undefined {
  const wanted = given ?? /\d{4}-\d\d-\d\d$/.exec(folder)?.[0];
  return wanted !== undefined && FORMATS.date.pattern.test(wanted) ? wanted : undefined;
}
