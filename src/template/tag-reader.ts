import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import type { Source } from './source.ts';
import type { WrittenAttribute } from '../written-tag.ts';

/** An opening tag being read; `offset` is that of its `<`. */
export interface TagInHand {
  readonly name: string;
  readonly offset: number;
  readonly attributes: WrittenAttribute[];
}

interface AttributeInHand {
  readonly name: string;
  readonly offset: number;
  readonly quote: string;
  /** Absent once it depends on data. */
  value: string | undefined;
}

/** Where in the markup the reading stands. */
export type Where =
  | { readonly in: 'text' }
  | { readonly in: 'comment'; readonly start: number }
  | { readonly in: 'tag'; readonly tag: TagInHand }
  | { readonly in: 'value'; readonly tag: TagInHand; readonly attribute: AttributeInHand };

/** What is read, in order; offsets are those of the source. */
export interface TagEvents {
  /** The name of an opening tag has ended at `offset`. */
  named(tag: TagInHand, offset: number): void;
  opened(tag: TagInHand, empty: boolean): void;
  closed(name: string, offset: number): void;
  text(words: string, offset: number): void;
}

/** Carries the first thing that makes a file's tags unreadable; what follows it would only be noise. */
export class Unreadable extends Error {
  readonly finding: Diagnostic;

  constructor(source: Source, code: string, offset: number, length: number, message: Localized, fix?: Localized) {
    super(message.en);
    this.finding = { code, severity: 'error', place: source.place(offset, length), message, ...(fix === undefined ? {} : { fix }) };
  }
}

const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)(?:\w{1,20};?)?/;

/** Reads markup in pieces, as template text comes between mustaches: a tag may begin in one piece and end in a later one. Throws {@link Unreadable}. */
export class TagReader {
  where: Where = { in: 'text' };
  readonly #source: Source;
  readonly #events: TagEvents;

  constructor(source: Source, events: TagEvents) {
    this.#source = source;
    this.#events = events;
  }

  /** Reads a piece that stands at `base` in the source. */
  read(text: string, base: number): void {
    let at = 0;
    while (at < text.length) {
      const { where } = this;
      if (where.in === 'text') at = this.#readText(text, at, base);
      else if (where.in === 'comment') at = this.#readComment(text, at, base);
      else if (where.in === 'tag') at = this.#readTag(text, at, base, where.tag);
      else at = this.#readValue(text, at, base, where.tag, where.attribute);
    }
  }

  /** Ends a piece of markup that must be whole: throws where a tag, a quote or a comment is still open. */
  expectText(): void {
    const { where } = this;
    if (where.in === 'comment') this.#fail(where.start, 4, '注释没有以“-->”结束', 'the comment is never closed with "-->"');
    if (where.in === 'tag') this.#unfinished(where.tag);
    if (where.in === 'value') this.#unquoted(where.attribute);
  }

  #fail(offset: number, length: number, zh: string, en: string, fix?: Localized): never {
    throw new Unreadable(this.#source, 'template-markup', offset, length, { zh, en }, fix);
  }

  #unfinished({ name, offset }: TagInHand): never {
    return this.#fail(offset, name.length + 1, `<${name} 标签没有以“>”结束`, `the tag <${name} is never ended with ">"`);
  }

  #unquoted({ name, offset }: AttributeInHand): never {
    return this.#fail(
      offset,
      name.length,
      `属性 ${name} 的引号没有结束，或值中有“<”`,
      `the quotes of the attribute ${name} are never closed, or its value holds "<"`,
    );
  }

  #readText(text: string, at: number, base: number): number {
    const bracket = text.indexOf('<', at);
    const end = bracket === -1 ? text.length : bracket;
    this.#readWords(text.slice(at, end), base + at);
    if (bracket === -1) return end;
    const start = base + bracket;
    if (text.startsWith('<!--', bracket)) {
      this.where = { in: 'comment', start };
      return bracket + 4;
    }
    const match = /<(\/?)([A-Za-z][\w.:-]*)(\s*>)?/y;
    match.lastIndex = bracket;
    const found = match.exec(text);
    if (found === null) return this.#strayBracket(text.slice(bracket, bracket + 9), start);
    const [whole, slash, name = '', bracketAfter] = found;
    if (slash === '/') {
      if (bracketAfter === undefined) this.#fail(start, name.length + 2, `</${name} 没有以“>”结束`, `</${name} is never ended with ">"`);
      this.#events.closed(name, start);
      return bracket + whole.length;
    }
    const tag: TagInHand = { name, offset: start, attributes: [] };
    this.where = { in: 'tag', tag };
    this.#events.named(tag, start + 1 + name.length);
    return bracket + 1 + name.length;
  }

  #strayBracket(what: string, offset: number): never {
    if (/^<[!?]/.test(what)) {
      const word = /^\S+/.exec(what)?.[0] ?? what;
      return this.#fail(offset, word.length, `不允许“${word}”`, `"${word}" is not allowed`);
    }
    return this.#fail(offset, 1, '“<”之后不是元素名', '"<" is not followed by the name of an element', {
      zh: '若“<”是文字，写成 &lt;；元素名须直接写出，不能来自 {{…}}',
      en: 'write &lt; for the character; the name of an element is written out, never by {{…}}',
    });
  }

  #readWords(words: string, offset: number): void {
    this.#checkReferences(words, offset);
    const end = words.indexOf(']]>');
    if (end !== -1) {
      this.#fail(offset + end, 3, '“]]>”不能这样写', '"]]>" cannot be written like this', { zh: '写成 ]]&gt;', en: 'write ]]&gt;' });
    }
    const first = words.search(/\S/);
    if (first !== -1) this.#events.text(words.trim(), offset + first);
  }

  #checkReferences(text: string, offset: number): void {
    const found = REFERENCE.exec(text);
    if (found === null) return;
    const [what] = found;
    const right = what === '&nbsp;' ? '&#160;' : '&amp;';
    this.#fail(offset + found.index, what.length, `“${what}”不能这样写`, `"${what}" cannot be written like this`, {
      zh: `写成 ${right}`,
      en: `write ${right}`,
    });
  }

  #readComment(text: string, at: number, base: number): number {
    const end = text.indexOf('--', at);
    if (end === -1) return text.length;
    if (text[end + 2] !== '>') this.#fail(base + end, 2, '注释中不能有“--”', '"--" cannot stand inside a comment');
    this.where = { in: 'text' };
    return end + 3;
  }

  #readTag(text: string, at: number, base: number, tag: TagInHand): number {
    const space = /\s*/y;
    space.lastIndex = at;
    space.exec(text);
    const from = space.lastIndex;
    if (from === text.length) return from;
    const empty = text.startsWith('/>', from);
    if (empty || text[from] === '>') {
      this.where = { in: 'text' };
      this.#events.opened(tag, empty);
      return from + (empty ? 2 : 1);
    }
    if (text[from] === '<') this.#unfinished(tag);
    const match = /([A-Za-z_][\w.:-]*)(?:\s*=\s*(["'])?)?/y;
    match.lastIndex = from;
    const found = match.exec(text);
    if (found === null || from === at) {
      const what = text[from] ?? '';
      return this.#fail(base + from, 1, `<${tag.name}> 标签中不能有“${what}”`, `"${what}" cannot stand here in the tag <${tag.name}>`, {
        zh: '属性写成 名称="值"，以空格分隔',
        en: 'write attributes as name="value", with a space before each',
      });
    }
    const [written, name = '', quote] = found;
    if (quote === undefined) {
      this.#fail(base + from, name.length, `属性 ${name} 的值没有引号`, `the value of the attribute ${name} is not in quotes`, {
        zh: `写成 ${name}="…"`,
        en: `write ${name}="…"`,
      });
    }
    if (tag.attributes.some((other) => other.name === name)) {
      this.#fail(
        base + from,
        name.length,
        `<${tag.name}> 的属性 ${name} 写了两次`,
        `the attribute ${name} of <${tag.name}> is written twice`,
      );
    }
    this.where = { in: 'value', tag, attribute: { name, offset: base + from, quote, value: '' } };
    return from + written.length;
  }

  #readValue(text: string, at: number, base: number, tag: TagInHand, attribute: AttributeInHand): number {
    const end = text.indexOf(attribute.quote, at);
    const part = text.slice(at, end === -1 ? text.length : end);
    if (part.includes('<')) this.#unquoted(attribute);
    this.#checkReferences(part, base + at);
    // A value with a reference in it is left to the parser, which reads references.
    if (attribute.value !== undefined) attribute.value = part.includes('&') ? undefined : attribute.value + part.replace(/\s/g, ' ');
    if (end === -1) return text.length;
    const { name, value, offset } = attribute;
    tag.attributes.push({ name, place: this.#source.place(offset, name.length), ...(value === undefined ? {} : { value }) });
    this.where = { in: 'tag', tag };
    return end + 1;
  }
}
