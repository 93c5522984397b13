import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { sha256 } from '../digest.ts';
import { FileProblem } from '../effects/files.ts';
import type { Files } from '../effects/files.ts';
import type { Localized } from '../language.ts';
import { decode } from './decode.ts';
import { FindingList } from './finding-list.ts';
import type { Thing } from './findings.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { readSource } from './text.ts';
import type { SourceText } from './text.ts';

/**
 * What is missing only because of another finding: entries that were refused, and whole lists whose file could not be
 * read. That something refers to them is no finding of its own.
 */
class Echoes {
  readonly #spoiled = new Map<Thing, Set<string>>();
  readonly #lost = new Set<Thing>();

  /** An entry was refused. */
  spoil(thing: Thing, id: string): void {
    const ids = this.#spoiled.get(thing) ?? new Set();
    this.#spoiled.set(thing, ids.add(id));
  }

  /** A whole list could not be read. */
  lose(thing: Thing): void {
    this.#lost.add(thing);
  }

  /** Whether any list is lost, so that nothing can be said of what refers to it. */
  get hasLost(): boolean {
    return this.#lost.size > 0;
  }

  /** Whether a finding only repeats another. */
  isEcho({ code, found }: Diagnostic): boolean {
    const thing = code.replace(/^unknown-/, '') as Thing;
    return code.startsWith('unknown-') && (this.#lost.has(thing) || this.#spoiled.get(thing)?.has(found ?? '') === true);
  }
}

/** Reads a dataset's files one by one, keeping a hash of each and every finding. */
export interface Reader {
  readonly files: Files;
  readonly diagnostics: FindingList;
  /** SHA-256 by name. */
  readonly inputs: Map<string, string>;
  readonly echoes: Echoes;
  /** Whether anything stands at a path, be it unreadable. */
  isThere(path: string): boolean;
  /** The bytes of a file, or a finding; `name` is what `inputs` calls it. */
  bytes(path: string, name: string, limit: number, blame?: Place): Uint8Array | undefined;
  /** The text of a file, or findings. */
  text(path: string, name: string): SourceText | undefined;
}

function problem(code: string): Localized {
  if (code === 'ENOENT') return { zh: '文件不存在', en: 'there is no such file' };
  if (code === 'ENXIO') return { zh: '这是管道或设备，不是普通文件', en: 'this is a pipe or a device, not a file' };
  if (code === 'EISDIR') return { zh: '这是文件夹，不是文件', en: 'this is a folder, not a file' };
  return { zh: `文件无法读取（${code}）`, en: `the file cannot be read (${code})` };
}

/** What the system would say to reading what is no file. */
const CODES = { folder: 'EISDIR', missing: 'ENOENT', other: 'ENXIO' } as const;

/** A reader over the given files. What it is asked for below `folder` must lie there, links followed. */
export function createReader(files: Files, folder: string): Reader {
  const echoes = new Echoes();
  const diagnostics = new FindingList((finding) => echoes.isEcho(finding));
  const inputs = new Map<string, string>();
  const real = (path: string): string => files.realpath(path).replaceAll('\\', '/').replace(/\/$/, '');
  const reader: Reader = {
    files,
    diagnostics,
    inputs,
    echoes,
    isThere(path) {
      try {
        return files.stat(path).kind !== 'missing';
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        return true;
      }
    },
    bytes(path, name, limit, blame) {
      const place = blame ?? { file: path, line: 1, column: 1 };
      const refuse = (code: string, message: Localized, more: Partial<Diagnostic>): undefined => {
        diagnostics.push({ code, severity: 'error', place, message, ...more });
      };
      try {
        const { kind, size } = files.stat(path);
        if (kind !== 'file') {
          const fix = { zh: '检查文件夹和文件名', en: 'check the names of the folder and the file' };
          return refuse('unreadable-file', problem(CODES[kind]), { found: path, fix });
        }
        if (path.startsWith(`${folder}/`) && !real(path).startsWith(`${real(folder)}/`))
          return refuse(
            'file-outside',
            { zh: '这是通往数据集文件夹之外的链接', en: "this is a link that leads out of the dataset's folder" },
            {
              found: path,
              fix: { zh: '把文件复制到数据集的文件夹里，不用链接', en: "copy the file into the dataset's folder instead of linking to it" },
            },
          );
        if (size > limit) {
          const most = `${limit / 1024 / 1024} MB`;
          return refuse(
            'file-too-large',
            { zh: '文件太大', en: 'the file is too large' },
            { expected: { zh: `最大 ${most}`, en: `at most ${most}` }, found: `${(size / 1024 / 1024).toFixed(1)} MB` },
          );
        }
        const bytes = files.read(path);
        inputs.set(name, sha256(bytes));
        return bytes;
      } catch (error) {
        if (!(error instanceof FileProblem)) throw error;
        return refuse('unreadable-file', problem(error.code), { found: path });
      }
    },
    text(path, name) {
      const bytes = reader.bytes(path, name, MAX_FILE_BYTES);
      if (bytes === undefined) return undefined;
      const decoded = decode(path, bytes);
      if ('diagnostic' in decoded) {
        diagnostics.push(decoded.diagnostic);
        return undefined;
      }
      const { source, diagnostics: refused } = readSource(path, decoded.text);
      diagnostics.push(...refused);
      return refused.length > 0 ? undefined : source;
    },
  };
  return reader;
}
