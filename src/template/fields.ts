import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Localized } from '../language.ts';
import type { Source } from './source.ts';
import { partialName, startsHere } from './syntax.ts';
import type { Block, Expression, Mustache, Partial, Path, Program, SyntaxNode } from './syntax.ts';

/** A template file with its syntax tree. */
export interface ParsedFile {
  readonly source: Source;
  readonly program: Program;
}

/** Most statements visited in one check; partials that call one another many times over end here. */
const MAX_VISITS = 200_000;

/**
 * What an expression may be: the values it has in the samples, empty ones left out. Nothing left means nothing known,
 * and what is reached through it passes unchecked.
 */
type Samples = readonly unknown[];

interface Scope {
  readonly file: ParsedFile;
  /** Contexts of the blocks around, the innermost last. */
  readonly contexts: readonly Samples[];
  readonly parameters: ReadonlyMap<string, Samples>;
}

/**
 * Follows every path of a template through sample views, without rendering: a field that no sample has, a list or an
 * object printed as text, an `{{#each}}` over something that is no list. Partials are followed with the context and
 * the values they are given.
 */
export function checkFields(files: ReadonlyMap<string, ParsedFile>, samples: Samples): Diagnostic[] {
  const findings = new Map<string, Diagnostic>();
  const active = new Set<string>();
  const root = present(samples);
  let visits = 0;

  function report(
    scope: Scope,
    node: SyntaxNode,
    code: string,
    message: Localized,
    rest: Pick<Diagnostic, 'expected' | 'found' | 'fix'> = {},
  ): void {
    const { source } = scope.file;
    const start = source.offset(node.loc.start);
    const key = `${code} ${source.file} ${start}`;
    if (findings.has(key)) return;
    findings.set(key, { code, severity: 'error', place: source.place(start, source.offset(node.loc.end) - start), message, ...rest });
  }

  function visitBody(body: Program | undefined, scope: Scope): void {
    for (const statement of body?.body ?? []) {
      visits += 1;
      if (visits > MAX_VISITS) return;
      if (statement.type === 'MustacheStatement') visitMustache(statement, scope);
      else if (statement.type === 'BlockStatement') visitBlock(statement, scope);
      else if (statement.type === 'PartialStatement') visitPartial(statement, scope);
    }
  }

  function visitMustache(mustache: Mustache, scope: Scope): void {
    if (mustache.path.type !== 'PathExpression') return;
    const path = mustache.path;
    const printed = valuesOf(path, scope).find((value) => typeof value !== 'string' && typeof value !== 'number');
    if (printed === undefined) return;
    const kind = Array.isArray(printed)
      ? { zh: '列表', en: 'a list' }
      : typeof printed === 'object'
        ? { zh: '一组字段', en: 'a group of fields' }
        : { zh: '是非值', en: 'a yes-or-no value' };
    report(
      scope,
      path,
      'not-text',
      { zh: `“${path.original}”是${kind.zh}，不是文字`, en: `"${path.original}" is ${kind.en}, not text` },
      {
        fix: Array.isArray(printed)
          ? { zh: `写成 {{#each ${path.original}}} … {{/each}}`, en: `write {{#each ${path.original}}} … {{/each}}` }
          : typeof printed === 'object'
            ? { zh: `写出其中一个字段：${fieldsOf([printed]).join('、')}`, en: `name one of its fields: ${fieldsOf([printed]).join(', ')}` }
            : { zh: `用在 {{#if ${path.original}}} 中`, en: `use it in {{#if ${path.original}}}` },
      },
    );
  }

  function visitBlock(block: Block, scope: Scope): void {
    const name = block.path.type === 'PathExpression' ? block.path.original : '';
    const [subject] = block.params;
    const values = subject === undefined ? [] : valuesOf(subject, scope);
    visitBody(block.inverse, scope);
    if (name === 'if' || name === 'unless') return visitBody(block.program, scope);
    if (name === 'each' && subject?.type === 'PathExpression' && values.some((value) => !Array.isArray(value))) {
      report(scope, subject, 'not-a-list', { zh: `“${subject.original}”不是列表`, en: `"${subject.original}" is not a list` });
      return;
    }
    const inner = name === 'each' ? present(values.flat()) : values;
    const [parameter] = block.program?.blockParams ?? [];
    visitBody(block.program, {
      file: scope.file,
      contexts: [...scope.contexts, inner],
      parameters: parameter === undefined ? scope.parameters : new Map([...scope.parameters, [parameter, inner]]),
    });
  }

  function visitPartial(partial: Partial, scope: Scope): void {
    const name = partialName(partial) ?? '';
    const file = files.get(name);
    const context = partial.params[0] === undefined ? (scope.contexts.at(-1) ?? []) : valuesOf(partial.params[0], scope);
    const given = (partial.hash?.pairs ?? []).flatMap(({ key, value }) => {
      const values = valuesOf(value, scope);
      return values.length === 0 ? [{ [key]: null }] : values.map((one) => ({ [key]: one }));
    });
    // A partial inside itself sees deeper pieces of the same kind; one round of them has been looked at.
    if (file === undefined || active.has(name)) return;
    active.add(name);
    const known = context.length === 0 ? [] : [...context, ...given];
    visitBody(file.program, { file, contexts: [known], parameters: new Map() });
    active.delete(name);
  }

  function valuesOf(expression: Expression, scope: Scope): Samples {
    if (expression.type === 'SubExpression') {
      expression.params.forEach((value) => valuesOf(value, scope));
      return [];
    }
    if (expression.type !== 'PathExpression') return 'value' in expression ? [expression.value] : [];
    const path = expression;
    let { parts } = path;
    const parameter = path.depth === 0 && !startsHere(path) ? scope.parameters.get(parts[0] ?? '') : undefined;
    let values: Samples | undefined;
    if (path.data) {
      if (parts[0] !== 'root') return [];
      [values, parts] = [root, parts.slice(1)];
    } else if (parameter !== undefined) {
      [values, parts] = [parameter, parts.slice(1)];
    } else {
      values = scope.contexts.at(-1 - path.depth) ?? [];
    }
    for (const part of parts) {
      if (values.length === 0) return [];
      const holders: unknown[] = values.filter((value) => typeof value === 'object' && Object.hasOwn(value as object, part));
      if (holders.length === 0) {
        reportUnknown(scope, path, part, values);
        return [];
      }
      values = present(holders.map((holder) => (holder as Record<string, unknown>)[part]));
    }
    return values;
  }

  function reportUnknown(scope: Scope, path: Path, part: string, values: Samples): void {
    const fields = fieldsOf(values);
    const grouped = values.some((value) => typeof value === 'object' && !Array.isArray(value));
    const nothing = grouped
      ? { zh: '这里没有任何字段', en: 'nothing: there are no fields here' }
      : { zh: '文字和列表没有字段', en: 'nothing: text and lists have no fields' };
    const near = nearest(part, fields);
    report(
      scope,
      path,
      'unknown-field',
      { zh: `这里没有字段“${part}”`, en: `there is no field "${part}" here` },
      {
        expected: fields.length === 0 ? nothing : { zh: `以下之一：${fields.join('、')}`, en: `one of: ${fields.join(', ')}` },
        found: path.original,
        ...(near === undefined ? elsewhere(scope, path) : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
      },
    );
  }

  /** Points to a field of the same name in a block around, or at the top of the data. */
  function elsewhere(scope: Scope, path: Path): Pick<Diagnostic, 'fix'> {
    const [name] = path.parts;
    if (name === undefined || path.data || path.depth > 0) return {};
    const has = (values: Samples): boolean => values.some((value) => typeof value === 'object' && Object.hasOwn(value as object, name));
    const steps = scope.contexts.toReversed().findIndex((values) => has(values));
    const written = path.parts.join('.');
    const right = steps > 0 ? `${'../'.repeat(steps)}${written}` : has(root) ? `@root.${written}` : undefined;
    return right === undefined ? {} : { fix: { zh: `外层有此字段：写成 ${right}`, en: `it stands further out: write ${right}` } };
  }

  const main = files.get('main');
  if (main !== undefined) visitBody(main.program, { file: main, contexts: [root], parameters: new Map() });
  return [...findings.values()];
}

function present(values: Samples): Samples {
  return values.filter((value) => value !== undefined && value !== null);
}

/** Names of the fields that any of the values has, in code point order. */
function fieldsOf(values: Samples): readonly string[] {
  const names = new Set<string>();
  for (const value of values)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) Object.keys(value).forEach((name) => names.add(name));
  return [...names].toSorted();
}
