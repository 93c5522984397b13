import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { Handlebars } from './handlebars.ts';
import { scanMustaches } from './mustaches.ts';
import type { MustacheProblem } from './mustaches.ts';
import type { Source } from './source.ts';
import type { Program } from './syntax.ts';

/** The syntax tree of a template file, or the finding that says why there is none. */
export function parseSource(source: Source): { readonly program: Program } | { readonly finding: Diagnostic } {
  const { mustaches, problem } = scanMustaches(source.text);
  if (problem !== undefined) return { finding: syntaxFinding(source, problem) };
  const program = tryParse(source.text, source.file);
  if (program !== undefined) return { program };
  // Handlebars names a line at best, so each mustache is read alone to find the one at fault.
  const guilty = mustaches.find(({ kind, text, word }) => {
    if (kind === 'else' || kind === 'close') return false;
    return tryParse(kind === 'open' ? `${text}{{/${word}}}` : text, source.file) === undefined;
  });
  return {
    finding: syntaxFinding(source, {
      offset: guilty?.offset ?? 0,
      length: guilty?.text.length ?? 1,
      message:
        guilty === undefined
          ? { zh: '无法读取此模板', en: 'the template cannot be read' }
          : { zh: `无法读取“${guilty.text}”`, en: `"${guilty.text}" cannot be read` },
      fix: {
        zh: '写法：{{名称}}、{{名称.名称}}、{{#each 列表}}、{{#if 条件}}、{{> 片段}}',
        en: 'write {{name}}, {{name.name}}, {{#each list}}, {{#if condition}} or {{> partial}}',
      },
    }),
  };
}

function tryParse(text: string, file: string): Program | undefined {
  try {
    // The library's types say less than its trees hold; syntax.ts says what they are.
    return Handlebars.parse(text, { srcName: file }) as unknown as Program;
  } catch {
    return undefined;
  }
}

function syntaxFinding(source: Source, problem: MustacheProblem): Diagnostic {
  const { offset, length, message, fix } = problem;
  return {
    code: 'template-syntax',
    severity: 'error',
    place: source.place(offset, length),
    message,
    ...(fix === undefined ? {} : { fix }),
  };
}
