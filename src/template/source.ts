import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { badByteIn, decodes } from '../diagnostic/encoding.ts';
import { lineIndexAt } from '../diagnostic/line-index.ts';
import { sha256 } from '../digest.ts';
import { FileProblem } from '../effects/files.ts';
import type { Files } from '../effects/files.ts';

/** Largest template file read, in bytes. */
const MAX_TEMPLATE_BYTES = 256 * 1024;

/** One template file, with line breaks as LF. */
export interface Source {
  /** What `{{> name}}` calls it: its path below the template's folder without `.hbs`; `main` for the template itself. */
  readonly name: string;
  /** As the user would name it. */
  readonly file: string;
  readonly text: string;
  /** The place of an offset in `text`. */
  place(offset: number, length?: number): Place;
  /** The offset of a 1-based line and a 0-based column, as Handlebars counts them. */
  offset(position: { readonly line: number; readonly column: number }): number;
}

/** What reading a template's folder gives. */
export interface SourcesRead {
  readonly sources: Map<string, Source>;
  /** Names of all files, those that cannot be read too. */
  readonly names: ReadonlySet<string>;
  /** SHA-256 of each file read, by its path from the folder that holds the templates, e.g. `briefing/main.hbs`. */
  readonly inputs: Map<string, string>;
  readonly diagnostics: Diagnostic[];
}

/** A source from text at hand. */
function sourceOf(name: string, file: string, text: string): Source {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    name,
    file,
    text,
    place(offset, length) {
      const line = lineIndexAt(starts, offset);
      return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1, ...(length === undefined ? {} : { length }) };
    },
    offset: ({ line, column }) => (starts[line - 1] ?? 0) + column,
  };
}

/**
 * Reads `<folder>/main.hbs` and its partials: every other `.hbs` below the folder, and below its neighbour `shared/` as
 * `shared/…`. A template's own `shared/…` stands in for the common one. By name, in the order of the names.
 */
export function readSources(files: Files, folder: string): SourcesRead {
  const diagnostics: Diagnostic[] = [];
  const inputs = new Map<string, string>();
  const paths = new Map<string, string>();
  const collect = (directory: string, prefix: string): void => {
    if (files.stat(directory).kind !== 'folder') return;
    for (const entry of files.list(directory)) {
      const path = `${directory}/${entry}`;
      const { kind } = files.stat(path);
      if (kind === 'folder') collect(path, `${prefix}${entry}/`);
      else if (kind === 'file' && entry.endsWith('.hbs')) paths.set(prefix + entry.slice(0, -'.hbs'.length), path);
    }
  };
  const root = folder.slice(0, Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1);
  collect(`${root}shared`, 'shared/');
  collect(folder, '');
  const sources = new Map<string, Source>();
  for (const [name, path] of [...paths].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const source = read(files, name, path, { inputs, diagnostics }, path.slice(root.length));
    if (source !== undefined) sources.set(name, source);
  }
  if (!paths.has('main')) {
    diagnostics.push({
      code: 'missing-template',
      severity: 'error',
      place: { file: `${folder}/main.hbs`, line: 1, column: 1 },
      message: { zh: '模板文件夹中没有 main.hbs', en: 'the template folder has no main.hbs' },
      fix: { zh: '写好此文件，从 <doc lang="…"> 写起', en: 'write this file, beginning with <doc lang="…">' },
    });
  }
  return { sources, names: new Set(paths.keys()), inputs, diagnostics };
}

function read(
  files: Files,
  name: string,
  path: string,
  { inputs, diagnostics }: Pick<SourcesRead, 'inputs' | 'diagnostics'>,
  input: string,
): Source | undefined {
  const report = (code: string, zh: string, en: string, place: Place = { file: path, line: 1, column: 1 }): undefined => {
    diagnostics.push({ code, severity: 'error', place, message: { zh, en } });
  };
  try {
    if (files.stat(path).size > MAX_TEMPLATE_BYTES) {
      const limit = MAX_TEMPLATE_BYTES / 1024;
      return report('big-template', `模板文件大于 ${limit} KB`, `the template file is larger than ${limit} kB`);
    }
    const bytes = files.read(path);
    inputs.set(input, sha256(bytes));
    const decoded = decodes('utf-8', bytes);
    if (decoded === undefined)
      return report('bad-encoding', '模板不是 UTF-8 文本', 'the template is not UTF-8 text', badByteIn(path, bytes, 'utf-8').place);
    const text = decoded.replace(/\r\n?/g, '\n');
    const source = sourceOf(name, path, text);
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    const control = text.search(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/);
    if (control === -1) return source;
    const hex = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
    return report('control-character', `不允许的控制字符 U+${hex}`, `the control character U+${hex} is not allowed`, source.place(control));
  } catch (error) {
    if (error instanceof FileProblem)
      return report('unreadable-template', `无法读取模板（${error.code}）`, `the template cannot be read (${error.code})`);
    throw error;
  }
}
