import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { FileProblem } from '../../src/effects/files.ts';
import type { Files } from '../../src/effects/files.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import type { Template } from '../../src/template/compile.ts';

/** A folder in memory, by path. */
export function memoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const bytes = new Map(
    Object.entries(contents).map(([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content]),
  );
  const kindOf = (path: string): 'file' | 'folder' | 'missing' => {
    if (bytes.has(path)) return 'file';
    return [...bytes.keys()].some((name) => name.startsWith(`${path}/`)) ? 'folder' : 'missing';
  };
  return {
    read(path) {
      const content = bytes.get(path);
      if (content === undefined) throw new FileProblem(path, 'ENOENT');
      return content;
    },
    list: (path) =>
      [
        ...new Set(
          [...bytes.keys()].filter((name) => name.startsWith(`${path}/`)).map((name) => name.slice(path.length + 1).split('/')[0] ?? ''),
        ),
      ].toSorted(),
    stat: (path) => ({ kind: kindOf(path), size: bytes.get(path)?.length ?? 0 }),
    realpath: (path) => path,
  };
}

/** Compiles `t/main.hbs` and what lies beside it. */
export function compiled(files: Readonly<Record<string, string | Uint8Array>> | string): {
  template?: Template;
  diagnostics: Diagnostic[];
} {
  const named = typeof files === 'string' ? { 't/main.hbs': files } : files;
  return compileTemplate(memoryFiles(named), 't', vocabulary);
}

/** A template that must compile. */
export function ready(files: Readonly<Record<string, string | Uint8Array>> | string): Template {
  const { template, diagnostics } = compiled(files);
  if (template === undefined) throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return template;
}

/** `code file:line:column` of each finding. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, place }) => `${code} ${place?.file.replace(/^t\//, '')}:${place?.line}:${place?.column}`);
}
