import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Localized } from '../language.ts';
import { BLOCKS, DATA, HELPERS } from './helpers.ts';
import type { Source } from './source.ts';
import { partialName, startsHere } from './syntax.ts';
import type { Block, Expression, Mustache, Partial, Path, Program, Statement, SyntaxNode } from './syntax.ts';

type Call = Pick<Mustache, 'path' | 'params' | 'hash' | 'loc'>;

const both = (text: string): Localized => ({ zh: text, en: text });
const list = (names: readonly string[]): Localized => ({ zh: names.join('、'), en: names.join(', ') });

/** What the mustaches of a file may not do: leave the escaping, reach past the data's own fields, call what is not there. */
export function checkExpressions(source: Source, program: Program, partials: ReadonlySet<string>): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const report = (node: SyntaxNode, code: string, message: Localized, rest: Pick<Diagnostic, 'expected' | 'fix'> = {}): void => {
    const [line = ''] = textOf(node).split('\n');
    findings.push({ code, severity: 'error', place: source.place(source.offset(node.loc.start), line.length), message, ...rest });
  };

  const textOf = (node: SyntaxNode): string => source.text.slice(source.offset(node.loc.start), source.offset(node.loc.end));

  function checkBody(body: Program | undefined, depth: number): void {
    for (const statement of body?.body ?? []) checkStatement(statement, depth);
  }

  function checkStatement(statement: Statement, depth: number): void {
    switch (statement.type) {
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        return checkMustache(statement, depth);
      case 'BlockStatement':
        return checkBlock(statement, depth);
      case 'PartialStatement':
        return checkPartial(statement, depth);
      case 'PartialBlockStatement':
      case 'Decorator':
      case 'DecoratorBlock':
        report(
          statement,
          'forbidden-syntax',
          { zh: '模板中不能用 {{#> …}} 和 {{* …}}', en: '{{#> …}} and {{* …}} are not used in templates' },
          {
            fix: { zh: '用 {{> 片段}}、{{#if}}、{{#each}} 或 {{#with}}', en: 'use {{> partial}}, {{#if}}, {{#each}} or {{#with}}' },
          },
        );
    }
  }

  function checkMustache(mustache: Mustache, depth: number): void {
    if (!mustache.escaped) {
      report(
        mustache,
        'forbidden-syntax',
        { zh: '不允许不转义的 {{{…}}} 和 {{&…}}', en: '{{{…}}} and {{&…}}, which skip the escaping, are not allowed' },
        {
          fix: { zh: '写成 {{…}}', en: 'write {{…}}' },
        },
      );
      return;
    }
    const name = nameOf(mustache) ?? '';
    if (HELPERS.has(name)) {
      report(
        mustache,
        'misused-helper',
        { zh: `${name} 只能用在条件中`, en: `${name} is used in conditions only` },
        { fix: both(`{{#if (${name} …)}}`) },
      );
    } else if (mustache.params.length > 0 || mustache.hash !== undefined || BLOCKS.has(name)) {
      checkCall(mustache, depth);
    } else if (mustache.path.type === 'PathExpression') {
      checkPath(mustache.path, depth);
    } else {
      report(
        mustache,
        'forbidden-syntax',
        { zh: `${textOf(mustache)} 不是字段`, en: `${textOf(mustache)} names no field` },
        { fix: { zh: '文字直接写出，不用 {{…}}', en: 'write text as it is, without {{…}}' } },
      );
    }
  }

  function checkCall(call: Call, depth: number): void {
    const name = nameOf(call) ?? '';
    const helper = HELPERS.get(name);
    if (BLOCKS.has(name)) {
      report(
        call.path,
        'misused-helper',
        { zh: `${name} 须写成区块`, en: `${name} opens a block` },
        { fix: both(`{{#${name} …}} … {{/${name}}}`) },
      );
      return;
    }
    if (helper === undefined) {
      const near = nearest(name, HELPERS.keys());
      const written = textOf(call.path);
      report(
        call.path,
        'unknown-helper',
        { zh: `没有名为“${written}”的助手`, en: `there is no helper "${written}"` },
        {
          expected: list([...HELPERS.keys()]),
          fix:
            near === undefined
              ? {
                  zh: '每个 {{…}} 只写一个字段，点号只写一个：{{名称.名称}}',
                  en: 'write one field in each {{…}}, with single dots: {{name.name}}',
                }
              : { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` },
        },
      );
      return;
    }
    const [least, most] = helper.arguments;
    const given = call.params.length;
    if (given < least || given > most || call.hash !== undefined) {
      const range = least === most ? String(least) : `${least}-${most}`;
      report(
        call.path,
        'misused-helper',
        {
          zh: `${name} 需要 ${range} 个值，这里有 ${given} 个`,
          en: `${name} takes ${range} value${most === 1 ? '' : 's'}, found ${given}`,
        },
        {
          fix: both(`(${name}${' …'.repeat(least)})`),
        },
      );
    }
    call.params.forEach((value) => checkValue(value, depth));
  }

  function checkBlock(block: Block, depth: number): void {
    const name = nameOf(block) ?? '';
    if (!BLOCKS.has(name)) {
      const near = nearest(name, BLOCKS);
      const word = textOf(block.path);
      const argument = block.params[0] === undefined ? word : textOf(block.params[0]);
      report(
        block.path,
        'unknown-block',
        { zh: `没有名为“${word}”的区块`, en: `there is no block "${word}"` },
        {
          expected: list([...BLOCKS]),
          fix:
            near === undefined
              ? both(`{{#if ${argument}}} / {{#each ${argument}}} / {{#with ${argument}}}`)
              : { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` },
        },
      );
      return;
    }
    if (block.params.length !== 1 || block.hash !== undefined) {
      const found = block.params.length;
      report(
        block.path,
        'misused-helper',
        { zh: `{{#${name}}} 需要 1 个值，这里有 ${found} 个`, en: `{{#${name}}} takes 1 value, found ${found}` },
        {
          fix: both(`{{#${name} …}}`),
        },
      );
    }
    block.params.forEach((value) => checkValue(value, depth));
    const inner = name === 'each' || name === 'with' ? depth + 1 : depth;
    checkBody(block.program, inner);
    checkBody(block.inverse, depth);
  }

  function checkPartial(partial: Partial, depth: number): void {
    const name = partialName(partial);
    if (name === undefined) {
      report(
        partial.name,
        'forbidden-syntax',
        { zh: '片段名须直接写出', en: 'the name of a partial is written out, not computed' },
        {
          fix: both('{{#if …}}{{> a}}{{else}}{{> b}}{{/if}}'),
        },
      );
    } else if (!partials.has(name)) {
      const near = nearest(name, partials);
      report(
        partial.name,
        'unknown-partial',
        { zh: `没有名为“${name}”的片段`, en: `there is no partial "${name}"` },
        {
          expected: partials.size === 0 ? { zh: '此模板没有片段', en: 'none: this template has no partials' } : list([...partials]),
          ...(near === undefined ? {} : { fix: { zh: `是否应为“${near}”`, en: `did you mean "${near}"?` } }),
        },
      );
    }
    partial.params.forEach((value) => checkValue(value, depth));
    for (const pair of partial.hash?.pairs ?? []) {
      if (pair.key in Object.prototype) refuseField(pair, pair.key);
      checkValue(pair.value, depth);
    }
  }

  function checkValue(value: Expression, depth: number): void {
    if (value.type === 'SubExpression') checkCall(value, depth);
    else if (value.type === 'PathExpression') checkPath(value, depth);
  }

  function checkPath(path: Path, depth: number): void {
    const field = path.parts.find((part) => part in Object.prototype);
    if (field !== undefined) refuseField(path, field);
    if (path.data && !DATA.has(path.parts[0] ?? '')) {
      report(
        path,
        'unknown-variable',
        { zh: `没有名为“@${path.parts[0]}”的变量`, en: `there is no variable "@${path.parts[0]}"` },
        {
          expected: list([...DATA].map((name) => `@${name}`)),
        },
      );
    }
    if (!path.data && path.depth > depth) {
      report(
        path,
        'outer-field',
        { zh: `“${path.original}”超出了此文件的区块`, en: `"${path.original}" leads out of the blocks of this file` },
        {
          fix: {
            zh: '用 @root.名称，或把值传给片段：{{> 片段 名称=值}}',
            en: 'use @root.name, or hand the value to the partial: {{> partial name=value}}',
          },
        },
      );
    }
  }

  function refuseField(node: SyntaxNode, name: string): void {
    report(node, 'forbidden-field', { zh: `不能用“${name}”作字段名`, en: `"${name}" cannot be the name of a field` });
  }

  checkBody(program, 0);
  return findings;
}

/** The single word that a call begins with; nothing for a path, a literal or a variable. */
function nameOf(call: { readonly path: Expression }): string | undefined {
  if (call.path.type !== 'PathExpression') return undefined;
  const path = call.path;
  return path.data || path.depth > 0 || path.parts.length !== 1 || startsHere(path) ? undefined : path.parts[0];
}
