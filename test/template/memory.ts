import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import type { Files } from '../../src/effects/files.ts';
import * as vocabulary from '../../src/markup/vocabulary.ts';
import { compileTemplate } from '../../src/template/compile.ts';
import type { Template } from '../../src/template/compile.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

/** Texts, or bytes that may be none, as files by path. */
function filesOf(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const encoder = new TextEncoder();
  return memoryFiles(
    new Map(Object.entries(contents).map(([path, content]) => [path, typeof content === 'string' ? encoder.encode(content) : content])),
  );
}

/** Compiles `t/main.hbs` and what lies beside it. */
export function compiled(files: Readonly<Record<string, string | Uint8Array>> | string): {
  template?: Template;
  diagnostics: Diagnostic[];
} {
  const named = typeof files === 'string' ? { 't/main.hbs': files } : files;
  return compileTemplate(filesOf(named), 't', vocabulary);
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
