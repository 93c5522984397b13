import { MAX_YAML_TOKENS } from './limits.ts';
import type { YamlList, YamlMap, YamlNode, YamlText } from './yaml-node.ts';

/** Line ends, spaces and controls that YAML treats in ways of its own. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const ODD_CHARACTER = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]|\p{Cs}/u;
const KEY = /(?:[A-Za-z0-9_][A-Za-z0-9_.-]*|'[A-Za-z0-9_. -]+'):(?= |\n)/y;
const SINGLE = /'(?:[^'\n]|'')*'/y;
const DOUBLE = /"[^"\\\n]*"/y;
/** A bare text on one line: no mark of YAML's at its beginning, none within that could mean something. */
const BARE = /[^\s\-?:,[\]{}#&*!|>'"%@`](?:[^:#\n]|:(?=[^ \n])|(?<! )#)*/y;
const BARE_IN_BRACKETS = /[^\s\-?:,[\]{}#&*!|>'"%@`][^:#,[\]{}\n]*/y;
const COMMENT_OR_BLANK = / *(?:#[^\n]*)?(?:\n|$)/y;
const DEPTH = 16;

/** Not written as datasets nearly always are. */
class Unusual extends Error {}

/** Walks the text; each method reads what begins at `at` and moves it on. */
class Scanner {
  private at = 0;
  /** Of the first character of the line that comes next; -1 at the end of the text. */
  private column = -1;
  /** At least as many as the parser would make. */
  private tokens = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  document(): YamlNode {
    this.nextLine();
    if (this.column !== 0) throw new Unusual();
    const node = this.block(0, 1);
    if (this.column >= 0) throw new Unusual();
    return node;
  }

  /** Goes to the next line that says something. */
  private nextLine(): void {
    let end = this.matchEnd(COMMENT_OR_BLANK);
    while (end > this.at) {
      this.spend(3);
      this.at = end;
      end = this.matchEnd(COMMENT_OR_BLANK);
    }
    const start = this.at;
    this.skipSpaces();
    this.column = this.at < this.text.length ? this.at - start : -1;
  }

  /** A map or a list whose lines begin at a column; ends before the line that belongs to what is around it. */
  private block(column: number, depth: number): YamlMap | YamlList {
    if (depth > DEPTH) throw new Unusual();
    return this.isItem() ? this.list(column, depth) : this.map(column, depth);
  }

  private isItem(): boolean {
    return this.text.startsWith('- ', this.at);
  }

  private map(column: number, depth: number): YamlMap {
    const start = this.at;
    const entries: YamlMap['entries'][number][] = [];
    let end = start;
    do {
      const key = this.key();
      let value: YamlNode;
      if (this.text[this.at] === '\n') {
        this.nextLine();
        if (this.column < column || (this.column === column && !this.isItem())) throw new Unusual();
        value = this.block(this.column, depth + 1);
      } else {
        value = this.line(depth + 1);
      }
      entries.push({ key, value });
      end = value.end;
    } while (this.column === column && !this.isItem());
    if (this.column > column) throw new Unusual();
    return { type: 'map', start, end, entries };
  }

  private list(column: number, depth: number): YamlList {
    const start = this.at;
    const items: YamlNode[] = [];
    while (this.column === column && this.isItem()) {
      const dash = this.at;
      this.at += 1;
      this.skipSpaces();
      this.spend(3);
      if (this.matchEnd(KEY) > this.at) {
        items.push(this.map(column + this.at - dash, depth + 1));
      } else {
        items.push(this.line(depth + 1));
      }
    }
    if (this.column > column) throw new Unusual();
    return { type: 'list', start, end: items.at(-1)?.end ?? start, items };
  }

  private key(): YamlText {
    const start = this.at;
    const end = this.matchEnd(KEY) - 1;
    if (end < start) throw new Unusual();
    this.at = end + 1;
    this.spend(6);
    this.skipSpaces();
    const quoted = this.text[start] === "'";
    const value = quoted ? this.text.slice(start + 1, end - 1) : this.text.slice(start, end);
    return { type: 'text', start, end, value, spelling: quoted ? 'single-quoted' : 'bare', block: false };
  }

  /** A text or something in brackets that ends its line. */
  private line(depth: number): YamlNode {
    const value = this.value(depth, BARE);
    if (this.at < this.text.length && this.text[this.at] !== '\n') throw new Unusual();
    this.at = Math.min(this.at + 1, this.text.length);
    this.nextLine();
    return value;
  }

  private value(depth: number, bare: RegExp): YamlNode {
    if (depth > DEPTH) throw new Unusual();
    this.spend(3);
    switch (this.text.charAt(this.at)) {
      case '{':
        return this.flowMap(depth);
      case '[':
        return this.flowList(depth);
      case "'": {
        const [start, end] = this.take(SINGLE);
        const value = this.text.slice(start + 1, end - 1).replaceAll("''", "'");
        return { type: 'text', start, end, value, spelling: 'single-quoted', block: false };
      }
      case '"': {
        const [start, end] = this.take(DOUBLE);
        return { type: 'text', start, end, value: this.text.slice(start + 1, end - 1), spelling: 'double-quoted', block: false };
      }
      default: {
        const [start, limit] = this.take(bare);
        const value = this.text.slice(start, limit).trimEnd();
        if (bare === BARE && value.length < limit - start) throw new Unusual();
        return { type: 'text', start, end: start + value.length, value, spelling: 'bare', block: false };
      }
    }
  }

  private flowMap(depth: number): YamlMap {
    const start = this.at;
    const entries: YamlMap['entries'][number][] = [];
    this.members('}', () => {
      const key = this.key();
      entries.push({ key, value: this.value(depth + 1, BARE_IN_BRACKETS) });
    });
    return { type: 'map', start, end: this.at, entries };
  }

  private flowList(depth: number): YamlList {
    const start = this.at;
    const items: YamlNode[] = [];
    this.members(']', () => items.push(this.value(depth + 1, BARE_IN_BRACKETS)));
    return { type: 'list', start, end: this.at, items };
  }

  /** What stands between brackets, at least one, apart by commas; all on one line. */
  private members(closing: string, read: () => void): void {
    do {
      this.at += 1;
      this.skipSpaces();
      read();
      this.skipSpaces();
      this.spend(4);
    } while (this.text[this.at] === ',');
    if (this.text[this.at] !== closing) throw new Unusual();
    this.at += 1;
  }

  private skipSpaces(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  private take(pattern: RegExp): readonly [number, number] {
    const start = this.at;
    const end = this.matchEnd(pattern);
    if (end <= start) throw new Unusual();
    this.at = end;
    return [start, end];
  }

  /** Where a sticky pattern ends that begins here; -1 if it does not. */
  private matchEnd(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? pattern.lastIndex : -1;
  }

  private spend(tokens: number): void {
    this.tokens += tokens;
    // Counts more than the parser would, and keeps less of each.
    if (this.tokens > 2 * MAX_YAML_TOKENS) throw new Unusual();
  }
}

/**
 * Reads a YAML text as datasets nearly always are: maps and lists by indentation or in brackets on one line, texts on one line. To load
 * and run a parser for such a text takes ten times as long. Nothing for any other: the parser says what it is, or what is wrong with it.
 */
export function scanYaml(text: string): YamlNode | undefined {
  if (ODD_CHARACTER.test(text)) return undefined;
  try {
    return new Scanner(text).document();
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}
