import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Files } from '../effects/files.ts';
import { buildEngine, MAX_PARTIAL_DEPTH, MAX_WRITTEN, RenderFailure } from './engine.ts';
import { checkExpressions } from './expressions.ts';
import { checkFields } from './fields.ts';
import type { ParsedFile } from './fields.ts';
import { parseSource } from './parse.ts';
import { checkPlacement } from './placement.ts';
import { readSources } from './source.ts';
import type { Source } from './source.ts';
import { writeStamps } from './stamp.ts';
import { readStructure } from './structure.ts';
import type { Structure } from './structure.ts';
import type { Program } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A checked template, compiled once. */
export interface Template {
  /** SHA-256 of each of its files, by path from the folder that holds the templates, e.g. `briefing/main.hbs`. */
  readonly inputs: ReadonlyMap<string, string>;
  /**
   * Markup for a view model, every tag stamped with its place; empty where there are findings. A view must have what it prints; of
   * what else `checkFields` finds, ask that first.
   */
  render(view: unknown): { readonly markup: string; readonly diagnostics: Diagnostic[] };
  /** Fields that the template names and no sample view has, and values of the wrong shape. Samples should have every field a view can have. */
  checkFields(samples: readonly unknown[]): Diagnostic[];
}

/** What a file holds, its tags stamped; or the finding that says why it cannot be read. */
type FileRead = { readonly program: Program; readonly structure: Structure } | { readonly finding: Diagnostic };

/** Files that templates share, by path and text, so that each is read once. */
export type TemplateFiles = Map<string, FileRead>;

function readFile(source: Source, vocabulary: Vocabulary): FileRead {
  const parsed = parseSource(source);
  if ('finding' in parsed) return parsed;
  const structure = readStructure(source, parsed.program, vocabulary);
  writeStamps(structure.stamps);
  return { ...parsed, structure };
}

/**
 * Reads, checks and compiles the template in `folder`: `main.hbs`, the partials beside and below it, and those of the
 * neighbouring folder `shared`. Nothing is rendered and no data is needed. `template` is there when nothing is wrong.
 * @param known files read for templates of the same vocabulary before, by path and text; those read now are added.
 */
export function compileTemplate(
  files: Files,
  folder: string,
  vocabulary: Vocabulary,
  known: TemplateFiles = new Map(),
): { template?: Template; diagnostics: Diagnostic[] } {
  const { sources, names, inputs, diagnostics } = readSources(files, folder);
  const partials = new Set([...names].filter((name) => name !== 'main'));
  const parsed = new Map<string, ParsedFile>();
  const structures = new Map<string, Structure>();
  for (const source of sources.values()) {
    const key = `${source.file}\n${source.text}`;
    const read = known.get(key) ?? readFile(source, vocabulary);
    known.set(key, read);
    if ('finding' in read) {
      diagnostics.push(read.finding);
      continue;
    }
    const { program, structure } = read;
    parsed.set(source.name, { source, program });
    const forbidden = checkExpressions(source, program, partials);
    structures.set(source.name, structure);
    diagnostics.push(...[...forbidden, ...structure.findings].sort(byPlace));
  }
  diagnostics.push(...checkPlacement(structures, vocabulary));
  if (diagnostics.length > 0) return { diagnostics };

  const run = buildEngine(new Map([...parsed].map(([name, { program }]) => [name, program])));
  return {
    diagnostics,
    template: {
      inputs,
      render(view) {
        try {
          return { markup: run(view), diagnostics: [] };
        } catch (error) {
          if (!(error instanceof RenderFailure)) throw error;
          const lacking = error.reason === 'field' ? checkFields(parsed, [view]) : [];
          if (lacking.length > 0) return { markup: '', diagnostics: lacking };
          const file = parsed.get(error.partial);
          if (file === undefined) throw error;
          return { markup: '', diagnostics: [describeFailure(error, file)] };
        }
      },
      checkFields: (samples) => checkFields(parsed, samples),
    },
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

function describeFailure(failure: RenderFailure, file: ParsedFile): Diagnostic {
  const { source } = file;
  // An endless call is shown at the first call in the file; a field where it stands.
  const offset = failure.reason === 'recursion' ? Math.max(0, source.text.search(/\{\{~?>/)) : source.offset(failure.position);
  const place = source.place(offset);
  if (failure.reason === 'recursion') {
    return {
      code: 'deep-partials',
      severity: 'error',
      place,
      message: {
        zh: `片段“${failure.partial}”一再调用自身（超过 ${MAX_PARTIAL_DEPTH} 层）`,
        en: `the partial "${failure.partial}" calls itself again and again (more than ${MAX_PARTIAL_DEPTH} levels)`,
      },
    };
  }
  if (failure.reason === 'size') {
    return {
      code: 'big-markup',
      severity: 'error',
      place,
      message: { zh: `模板写出的文字超过 ${MAX_WRITTEN} 个字符`, en: `the template writes more than ${MAX_WRITTEN} characters` },
    };
  }
  const name = /^"(.*?)" not defined/.exec(failure.message)?.[1] ?? '';
  return {
    code: 'unknown-field',
    severity: 'error',
    place,
    message: { zh: `这里没有字段“${name}”`, en: `there is no field "${name}" here` },
    found: name,
  };
}
