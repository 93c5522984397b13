import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Language, Localized } from '../language.ts';
import type { LocatedText } from './dataset.ts';
import { MAX_FINDINGS, MAX_YAML_DEPTH, MAX_YAML_TOKENS } from './limits.ts';
import { locate } from './located.ts';
import type { Spelling } from './located.ts';
import { normalizeText, refusedCharacters } from './text.ts';
import type { SourceText } from './text.ts';
import { readDocument, YamlExcess } from './yaml-document.ts';
import type { YamlDocument } from './yaml-document.ts';
import type { YamlNode, YamlText } from './yaml-node.ts';

/** Keys and list indices from the root of a file. */
export type Path = readonly PropertyKey[];

/** A YAML file as plain data (every scalar a text, as written), and where each part of it stands. */
export interface YamlTree {
  readonly data: unknown;
  /** The place of a value; of the nearest part above it when there is no such value. */
  place(path: Path): Place;
  /** The place of the key that leads to a value. */
  keyPlace(path: Path): Place;
  located(path: Path, kind?: { readonly lang?: Language; readonly prose?: boolean }): LocatedText;
}

interface Entry {
  readonly keyStart?: number;
  readonly keyLength?: number;
  readonly start: number;
  readonly length: number;
  readonly text?: { readonly value: string; readonly start: number; readonly spelling: Spelling };
}

const SYNTAX: Readonly<Record<string, Localized>> = {
  TAB_AS_INDENT: { zh: '缩进不能用制表符', en: 'a tab cannot indent' },
  BAD_INDENT: { zh: '缩进与上下文不符', en: 'the indentation does not match the lines around it' },
  BAD_DQ_ESCAPE: { zh: '双引号中的反斜杠写法无效', en: 'this backslash escape is not known' },
  BAD_SCALAR_START: { zh: '文字不能以这个字符开头', en: 'a bare text cannot begin with this character' },
  BLOCK_AS_IMPLICIT_KEY: { zh: '冒号后不能在同一行再写键', en: 'a second key cannot follow on the same line' },
  BLOCK_IN_FLOW: { zh: '花括号或方括号之内不能再用缩进写法', en: 'indented lists cannot stand inside brackets' },
  MISSING_CHAR: { zh: '缺少引号、括号或冒号', en: 'a quotation mark, bracket or colon is missing' },
  MULTILINE_IMPLICIT_KEY: { zh: '键必须写在一行之内', en: 'a key must stand on one line' },
  MULTIPLE_DOCS: { zh: '一个文件只能有一份文档', en: 'a file holds one document only' },
  TAG_RESOLVE_FAILED: { zh: '不使用 YAML 标签', en: 'YAML tags are not used' },
};

const FIXES: Readonly<Record<string, Localized>> = {
  TAB_AS_INDENT: { zh: '换成空格', en: 'put spaces' },
  BAD_SCALAR_START: {
    zh: "文字里有冒号、逗号、括号时，整个放在引号中：'…'",
    en: "put a text with colons, commas or brackets in quotation marks: '…'",
  },
  BLOCK_AS_IMPLICIT_KEY: { zh: "含冒号的文字放在引号中：'…'", en: "put a text that holds a colon in quotation marks: '…'" },
  TAG_RESOLVE_FAILED: { zh: '删去以 ! 开头的标签', en: 'delete the tag that begins with !' },
};

function textEntry(source: SourceText, { start, end, block, spelling, value: read }: YamlText): NonNullable<Entry['text']> {
  const header = block ? /^[^\n]*\n[ \n]*/.exec(source.text.slice(start, end))?.[0].length : undefined;
  // Only an escape can bring back what normalising the file took away.
  const value = normalizeText(read).replaceAll('\t', ' ');
  return { value: block ? value.trimEnd() : value, start: start + (spelling === 'bare' ? (header ?? 0) : 1), spelling };
}

function key(path: Path): string {
  return path.map((step) => `\0${String(step)}`).join('');
}

/** Reads a YAML 1.2 file of maps, lists and texts. Aliases and tags are refused; every finding has its place. */
export function parseYaml(source: SourceText): { readonly tree?: YamlTree; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, start: number, length: number, message: Localized, fix?: Localized): void => {
    if (diagnostics.length > MAX_FINDINGS) return;
    diagnostics.push({ code, severity: 'error', place: source.place(start, length), message, ...(fix && { fix }) });
  };
  let document: YamlDocument;
  try {
    document = readDocument(source.text);
  } catch (error) {
    if (!(error instanceof YamlExcess)) throw error;
    const { of, at } = error;
    if (of === 'depth')
      report('yaml-too-deep', at, 1, { zh: `嵌套超过 ${MAX_YAML_DEPTH} 层`, en: `nested more than ${MAX_YAML_DEPTH} levels deep` });
    else
      report('yaml-too-long', at, 1, { zh: `内容超过 ${MAX_YAML_TOKENS} 个单元`, en: `the file has more than ${MAX_YAML_TOKENS} tokens` });
    return { diagnostics };
  }
  const { contents, slip } = document;
  if (slip !== undefined) {
    const { code, pos } = slip;
    const message = SYNTAX[code] ?? { zh: '此处不合 YAML 语法', en: 'this is not valid YAML here' };
    report('yaml-syntax', pos[0], Math.max(1, pos[1] - pos[0]), message, FIXES[code] ?? FIXES['BAD_SCALAR_START']);
  }
  const entries = new Map<string, Entry>();
  const visit = (node: YamlNode | null, path: string, before: Partial<Entry>, fallback: number): unknown => {
    const start = node?.start ?? fallback;
    const length = Math.max(0, (node?.end ?? start) - start);
    const lineEnd = source.text.indexOf('\n', start);
    const oneLine = Math.min(length, lineEnd < 0 ? length : lineEnd - start);
    const entry = { ...before, start, length: oneLine };
    entries.set(path, entry);
    if (node?.type === 'map') {
      const data = Object.create(null) as Record<string, unknown>;
      for (const { key: name, value } of node.entries) {
        if (name.type !== 'text') {
          report('yaml-syntax', name.start, 1, { zh: '键必须是文字', en: 'a key must be a text' });
          continue;
        }
        const keyText = name.value;
        // Looked for here: the parser compares every key with every other.
        if (keyText in data)
          report(
            'duplicate-key',
            name.start,
            name.end - name.start,
            { zh: '同一个键写了两次', en: 'this key stands twice' },
            { zh: '合并或删去其中一个', en: 'merge the two or delete one' },
          );
        // zod passes over it in silence.
        if (keyText === '__proto__')
          report('unknown-key', name.start, keyText.length, { zh: '这个名称不能作键', en: 'this name cannot be a key' });
        data[keyText] = visit(value, `${path}\0${keyText}`, { keyStart: name.start, keyLength: name.end - name.start }, name.end);
      }
      return data;
    }
    if (node?.type === 'list') return node.items.map((item, index) => visit(item, `${path}\0${index}`, {}, start));
    if (node?.type === 'alias') {
      report(
        'yaml-alias',
        start,
        length,
        { zh: '不使用 YAML 别名', en: 'YAML aliases are not used' },
        { zh: '把内容再写一遍', en: 'write the content out again' },
      );
      return '';
    }
    if (node?.type !== 'text') return '';
    const text = textEntry(source, node);
    entries.set(path, { ...entry, text });
    if (text.spelling === 'double-quoted') diagnostics.push(...refusedCharacters(text.value, () => source.place(start, oneLine)));
    return text.value;
  };
  const data = visit(contents, '', {}, 0);
  if (diagnostics.length > 0) return { diagnostics };

  const nearestEntry = (path: Path): Entry => {
    for (let length = path.length; length > 0; length--) {
      const entry = entries.get(key(path.slice(0, length)));
      if (entry !== undefined)
        return length < path.length && entry.keyStart !== undefined ? { start: entry.keyStart, length: entry.keyLength ?? 1 } : entry;
    }
    return { start: 0, length: 1 };
  };
  return {
    diagnostics,
    tree: {
      data,
      place(path) {
        const { start, length } = nearestEntry(path);
        return source.place(start, length);
      },
      keyPlace(path) {
        const entry = nearestEntry(path);
        return entry.keyStart === undefined ? source.place(entry.start, entry.length) : source.place(entry.keyStart, entry.keyLength);
      },
      located(path, kind) {
        const { text, start } = nearestEntry(path);
        return locate(source, text?.start ?? start, text?.value ?? '', text?.spelling ?? 'bare', kind);
      },
    },
  };
}
