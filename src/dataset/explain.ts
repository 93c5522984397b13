import type { z } from 'zod';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Localized } from '../language.ts';
import { FORMATS } from './formats.ts';
import type { FormatName } from './formats.ts';
import { lazy, REFUSED } from './lazy-zod.ts';
import { MAX_FINDINGS } from './limits.ts';
import type { Path } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** Where the parts of checked data stand. */
interface Places {
  place(path: Path): Place;
  keyPlace(path: Path): Place;
}

/** Where the checked data stands, and what stands there. */
interface Origin extends Places {
  readonly data: unknown;
}

const EMPTY: Localized = { zh: '此处是空的', en: 'this is empty' };

const TYPES: Readonly<Record<string, Localized>> = {
  object: { zh: '一组“键: 值”', en: 'a group of `key: value` lines' },
  record: { zh: '一组“键: 值”', en: 'a group of `key: value` lines' },
  array: { zh: '列表', en: 'a list' },
  string: { zh: '文字', en: 'a text' },
};

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce(
    (part: unknown, step) => (typeof part === 'object' && part !== null ? (part as Record<PropertyKey, unknown>)[step] : undefined),
    data,
  );
}

/** What the user wrote, short enough for one line. */
function shown(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const start = Array.from(value.slice(0, 200));
  return start.length > 60 ? `${start.slice(0, 59).join('')}…` : value;
}

/** "did you mean" for a word that is none of the known ones; else `other`. */
export function didYouMean(word: string, known: Iterable<string>, other: Localized): Localized {
  const meant = nearest(word, known);
  return meant === undefined ? other : { zh: `是否想写 \`${meant}\`？`, en: `did you mean \`${meant}\`?` };
}

function sizeOf(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): { message: Localized; expected: Localized } {
  const isList = issue.origin === 'array';
  const units = isList ? { zh: '项', en: 'entries' } : { zh: '个字符', en: 'characters' };
  if (issue.code === 'too_big')
    return {
      message: isList ? { zh: '列表太长', en: 'the list is too long' } : { zh: '文字太长', en: 'the text is too long' },
      expected: { zh: `最多 ${issue.maximum} ${units.zh}`, en: `at most ${issue.maximum} ${units.en}` },
    };
  return {
    message: isList ? { zh: '列表太短', en: 'the list is too short' } : { zh: '文字太短', en: 'the text is too short' },
    expected: {
      zh: `至少 ${issue.minimum} ${units.zh}`,
      en: `at least ${issue.minimum} ${Number(issue.minimum) === 1 ? units.en.replace(/ies$/, 'y').replace(/s$/, '') : units.en}`,
    },
  };
}

function unknownKeys(
  issue: Extract<Issue, { code: 'unrecognized_keys' }>,
  path: Path,
  origin: Origin,
  known: readonly string[],
): Diagnostic[] {
  return issue.keys.slice(0, MAX_FINDINGS + 1).map((name) => ({
    code: 'unknown-key',
    severity: 'error',
    place: origin.keyPlace([...path, name]),
    message: { zh: '这里没有这样的键', en: 'there is no such key here' },
    ...(known.length > 0 && { expected: { zh: known.join('、'), en: known.join(', ') } }),
    found: name,
    fix: didYouMean(name, known, { zh: '删去这个键', en: 'delete this key' }),
  }));
}

function missing(path: Path, origin: Origin, expected: Localized | undefined): Diagnostic {
  const name = String(path.at(-1));
  return {
    code: 'missing-key',
    severity: 'error',
    place: origin.place(path),
    message: { zh: `缺少 \`${name}\``, en: `\`${name}\` is missing` },
    ...(expected && { expected }),
    fix: { zh: `补上 \`${name}:\``, en: `add \`${name}:\`` },
  };
}

/** Puts one issue of zod's into words, at its place. `knownKeys` gives the keys that an object at a path may have. */
function explain(issue: Issue, origin: Origin, knownKeys: (path: Path) => readonly string[]): Diagnostic[] {
  const path = issue.path;
  const value = valueAt(origin.data, path);
  const found = shown(value);
  const base = { severity: 'error', place: origin.place(path), ...(found !== undefined && { found }) } as const;
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue, path, origin, knownKeys(path));
    case 'invalid_type': {
      const keys = knownKeys(path);
      const expected =
        keys.length > 0
          ? { zh: `一组“键: 值”，键为 ${keys.join('、')}`, en: `a group of \`key: value\` lines with the keys ${keys.join(', ')}` }
          : TYPES[issue.expected];
      if (value === undefined) return [missing(path, origin, expected)];
      return [
        {
          ...base,
          code: 'wrong-type',
          message: value === '' ? EMPTY : { zh: '这里的写法不对', en: 'this is written the wrong way' },
          ...(expected && { expected }),
        },
      ];
    }
    case 'invalid_value': {
      const words = issue.values.map(String).filter((word) => word !== '');
      const expected = { zh: words.join('、'), en: words.join(', ') };
      if (value === undefined) return [missing(path, origin, expected)];
      const first = { zh: `写上其中一个`, en: 'write one of these' };
      return [
        {
          ...base,
          code: 'unknown-word',
          message: { zh: '不是可用的词', en: 'this is not one of the words known here' },
          expected,
          fix: didYouMean(found ?? '', words, first),
        },
      ];
    }
    case 'invalid_format': {
      const format = FORMATS[issue.message as FormatName];
      return [
        {
          ...base,
          code: 'wrong-form',
          message: value === '' ? EMPTY : { zh: '格式不对', en: 'this does not have the right form' },
          expected: format.expected,
        },
      ];
    }
    case 'too_big':
    case 'too_small':
      return [{ severity: 'error', place: base.place, code: 'wrong-size', ...sizeOf(issue), found: sizeFound(value) }];
    case 'invalid_key':
      return [
        {
          severity: 'error',
          place: origin.keyPlace(path),
          code: 'wrong-form',
          message: { zh: '键的格式不对', en: 'this key does not have the right form' },
          expected: FORMATS.slug.expected,
          found: String(path.at(-1)),
        },
      ];
    // The schemas use nothing that gives one of these.
    case 'invalid_union':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      throw new Error(`no words for the schema issue ${issue.code}`);
  }
}

function sizeFound(value: unknown): string {
  return String(typeof value === 'string' || Array.isArray(value) ? value.length : 0);
}

/** The keys that a schema allows at a path; none where it is no object. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let current = schema as unknown as { def: Record<string, unknown>; shape?: Record<string, unknown> };
  const unwrap = (): void => {
    while (current?.def['innerType'] !== undefined || current?.def['type'] === 'pipe')
      current = (current.def['innerType'] ?? current.def['in']) as typeof current;
  };
  unwrap();
  for (const step of path) {
    current = (current?.shape?.[String(step)] ?? current?.def['element'] ?? current?.def['valueType']) as typeof current;
    if (current === undefined) return [];
    unwrap();
  }
  return Object.keys(current?.shape ?? {});
}

/** Checks data by a schema; either the typed value or a finding for each thing wrong with it. */
export function validate<T extends z.ZodType>(
  schema: T,
  data: unknown,
  places: Places,
): { readonly value?: z.infer<T>; readonly diagnostics: readonly Diagnostic[] } {
  const accepted = lazy(schema).accept(data);
  if (accepted !== REFUSED) return { value: accepted as z.infer<T>, diagnostics: [] };
  const { zod } = lazy(schema);
  const result = zod.safeParse(data);
  if (result.success) return { value: result.data as z.infer<T>, diagnostics: [] };
  const origin: Origin = { data, place: (path) => places.place(path), keyPlace: (path) => places.keyPlace(path) };
  const findings = result.error.issues.slice(0, MAX_FINDINGS + 1).flatMap((issue) => explain(issue, origin, (path) => keysAt(zod, path)));
  // A mistyped key is missing too; to say so once is enough.
  const meant = new Set(findings.filter(({ code }) => code === 'unknown-key').map(({ fix }) => fix?.en));
  return {
    diagnostics: findings.filter(
      ({ code, fix }) => code !== 'missing-key' || !meant.has(`did you mean ${/`[^:]+/.exec(fix?.en ?? '')?.[0]}\`?`),
    ),
  };
}
