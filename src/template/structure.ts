import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import type { Source } from './source.ts';
import type { Stamp } from './stamp.ts';
import { partialName } from './syntax.ts';
import type { Content, Program, Statement, SyntaxNode } from './syntax.ts';
import { TagReader, Unreadable } from './tag-reader.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Something at the top of a file, or a call of a partial: whether it may stand there is settled once all files are known.
 * `block` tells that it depends on data.
 */
export type Loose =
  | { readonly tag: string; readonly place: Place; readonly block: boolean }
  | { readonly text: string; readonly place: Place }
  | { readonly partial: string; readonly parent?: string; readonly block: boolean };

/** The tags of one template file. */
export interface Structure {
  readonly findings: readonly Diagnostic[];
  readonly stamps: readonly Stamp[];
  readonly loose: readonly Loose[];
  /** The begin of the file. */
  readonly start: Place;
}

/** Reads the tags of a template without rendering it: each block must be whole by itself, so that no data can unbalance the markup. */
export function readStructure(source: Source, program: Program, vocabulary: Vocabulary): Structure {
  const findings: Diagnostic[] = [];
  const stamps: Stamp[] = [];
  const loose: Loose[] = [];
  const open: { readonly name: string; readonly offset: number }[] = [];
  /** How many of the open elements were opened outside the block being read. */
  let outside = 0;
  let blocks = 0;
  let piece: { readonly content: Content; readonly base: number } | undefined;

  const reader = new TagReader(source, {
    named({ offset }, end) {
      if (piece !== undefined) stamps.push({ content: piece.content, offset: end - piece.base, place: source.place(offset) });
    },
    opened({ name, attributes, offset }, empty) {
      const parent = open.at(-1)?.name;
      const place = source.place(offset, name.length + 1);
      findings.push(...vocabulary.checkTag({ name, attributes, place }));
      if (parent === undefined) loose.push({ tag: name, place, block: blocks > 0 });
      else findings.push(...vocabulary.checkStanding(name, parent, place));
      if (!empty) open.push({ name, offset });
    },
    closed: closeElement,
    text: standText,
  });

  function fail(code: string, offset: number, length: number, message: Localized, fix?: Localized): never {
    throw new Unreadable(source, code, offset, length, message, fix);
  }

  function standText(text: string, offset: number): void {
    const parent = open.at(-1)?.name;
    const place = source.place(offset);
    if (parent === undefined) loose.push({ text, place });
    else findings.push(...vocabulary.checkText(text, parent, place));
  }

  function closeElement(name: string, offset: number): void {
    const length = name.length + 3;
    const last = open.length > outside ? open.pop() : undefined;
    if (last === undefined) {
      const message = open.some((element) => element.name === name)
        ? { zh: `</${name}> 结束了此区块之外的 <${name}>`, en: `</${name}> closes a <${name}> that was opened outside this block` }
        : { zh: `</${name}> 没有对应的 <${name}>`, en: `</${name}> closes nothing: no <${name}> is open here` };
      fail('unbalanced-markup', offset, length, message);
    }
    if (last.name === name) return;
    const { line, column } = source.place(last.offset);
    const message = {
      zh: `</${name}> 不能结束第 ${line} 行第 ${column} 列的 <${last.name}>`,
      en: `</${name}> does not close <${last.name}> of line ${line}, column ${column}`,
    };
    fail('unbalanced-markup', offset, length, message, { zh: `先写 </${last.name}>`, en: `write </${last.name}> first` });
  }

  function expectClosed(depth: number, where: Localized): void {
    const last = open.length > depth ? open.at(-1) : undefined;
    if (last === undefined) return;
    const message = { zh: `<${last.name}> 在${where.zh}没有结束`, en: `<${last.name}> is never closed in ${where.en}` };
    const fix = { zh: `补上 </${last.name}>，或写成 <${last.name}/>`, en: `add </${last.name}>, or write <${last.name}/>` };
    fail('unbalanced-markup', last.offset, last.name.length + 1, message, fix);
  }

  function readBlock(body: Program | undefined): void {
    if (body === undefined) return;
    const before = reader.where;
    const outer = outside;
    outside = open.length;
    blocks += 1;
    readStatements(body);
    blocks -= 1;
    if (before.in !== 'value') reader.expectText();
    else if (reader.where.in !== 'value' || reader.where.attribute !== before.attribute) {
      const { name } = before.attribute;
      const message = { zh: `属性 ${name} 的引号在区块中结束`, en: `the quotes of the attribute ${name} end inside a block` };
      fail('unbalanced-markup', before.attribute.offset, name.length, message, {
        zh: '把整个区块放在引号内',
        en: 'put the whole block between the quotes',
      });
    }
    expectClosed(outside, { zh: '此区块中', en: 'this block' });
    outside = outer;
  }

  /** Refuses a mustache where it could become part of a tag or a comment; notes that a value depends on data. */
  function expectPlaceFor(node: SyntaxNode, what: string): { readonly start: number; readonly length: number } {
    const start = source.offset(node.loc.start);
    const length = Math.min(source.offset(node.loc.end), source.text.indexOf('}}', start) + 2 || start + 2) - start;
    const { where } = reader;
    if (where.in === 'comment') {
      const message = { zh: `${what} 不能放在 <!-- --> 注释中`, en: `${what} cannot stand inside a <!-- --> comment` };
      fail('template-markup', start, length, message, { zh: '注释用 {{!-- … --}}', en: 'use {{!-- … --}} for comments' });
    }
    if (where.in === 'tag') {
      const message = { zh: `标签中的 ${what} 须放在属性的引号内`, en: `${what} inside a tag must stand in the quotes of an attribute` };
      fail('template-markup', start, length, message, { zh: '写成 属性="{{…}}"', en: 'write attribute="{{…}}"' });
    }
    if (where.in === 'value') where.attribute.value = undefined;
    return { start, length };
  }

  function readStatement(statement: Statement): void {
    if (statement.type === 'ContentStatement') {
      const base = source.offset(statement.loc.start);
      piece = { content: statement, base };
      reader.read(statement.original, base);
    } else if (statement.type === 'MustacheStatement') {
      const { start, length } = expectPlaceFor(statement, '{{…}}');
      if (reader.where.in === 'text') standText(source.text.slice(start, start + length), start);
    } else if (statement.type === 'BlockStatement') {
      expectPlaceFor(statement, '{{#…}}');
      readBlock(statement.program);
      readBlock(statement.inverse);
    } else if (statement.type === 'PartialStatement') {
      const { start, length } = expectPlaceFor(statement, '{{> …}}');
      if (reader.where.in === 'value') {
        fail('template-markup', start, length, { zh: '{{> …}} 不能放在属性中', en: '{{> …}} cannot stand inside an attribute' });
      }
      const partial = partialName(statement);
      const parent = open.at(-1)?.name;
      if (partial !== undefined) loose.push({ partial, block: blocks > 0, ...(parent === undefined ? {} : { parent }) });
    }
  }

  function readStatements(body: Program): void {
    for (const statement of body.body) readStatement(statement);
  }

  try {
    readStatements(program);
    reader.expectText();
    expectClosed(0, { zh: '此文件中', en: 'this file' });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    findings.push(error.finding);
  }
  return { findings, stamps, loose, start: source.place(0) };
}
