import { decodes } from '../diagnostic/encoding.ts';
import { encodeGb18030 } from './gb18030.ts';

/**
 * Adds entries to a list of a YAML file that stands at its outermost level, one entry a `- `, and leaves every other byte as it is.
 * @param entries lines of each, the first with its hyphen.
 * @returns nothing where the list is not written so.
 */
export function appendToList(bytes: Uint8Array, key: string, entries: readonly (readonly string[])[]): Uint8Array | undefined {
  const utf8 = decodes('utf-8', bytes);
  const text = utf8 ?? decodes('gb18030', bytes) ?? '';
  const encode = (piece: string): Uint8Array => (utf8 === undefined ? encodeGb18030(piece) : new TextEncoder().encode(piece));
  const lines = text.split('\n');
  const head = lines.findIndex((line) => new RegExp(`^${key}:\\s*(?:#.*)?$`).test(line));
  if (head < 0) return undefined;
  let last = head;
  let indent: string | undefined;
  for (let at = head + 1; at < lines.length && /^(?:[ -]|\s*$|#)/.test(lines[at] ?? ''); at++) {
    indent ??= /^( *)- /.exec(lines[at] ?? '')?.[1];
    if (/^[ -]\s*\S/.test(lines[at] ?? '')) last = at;
  }
  if (indent === undefined) return undefined;
  const ending = lines[head]?.endsWith('\r') ? '\r\n' : '\n';
  const added = entries.flat().map((line) => `${indent}${line}${ending}`);
  const offset = offsetOfLine(bytes, last + 1);
  const closed = offset < bytes.length || bytes.at(-1) === 0x0a;
  const parts = [bytes.subarray(0, offset), encode((closed ? '' : ending) + added.join('')), bytes.subarray(offset)];
  return new Uint8Array(Buffer.concat(parts));
}

/** Where a line begins, counted from 0; neither encoding has a line feed within another character. */
function offsetOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let count = 0; count < line; count++) {
    const next = bytes.indexOf(0x0a, at);
    if (next < 0) return bytes.length;
    at = next + 1;
  }
  return at;
}
