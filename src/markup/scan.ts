import { ownString } from '../own-string.ts';
import { MAX_ELEMENT_DEPTH } from './limits.ts';
import { readTag, TreeBuilder, type Tag } from './tree-builder.ts';

/** What XML does not allow or changes: controls, line ends that are not LF, halves of surrogate pairs, noncharacters. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const ODD_CHARACTER = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Cs}/u;
const VISIBLE = /[^ \n\t]/;
const OPENING = /^([a-z][a-z0-9-]*)((?:[ \n\t]+[a-z][a-z0-9-]*="[^"<\t\n]*")*)[ \n\t]*(\/?)$/;
const ATTRIBUTES = /([a-z][a-z0-9-]*)="([^"]*)"/g;
/** Those that templates write for what they escape. */
const REFERENCES: ReadonlyMap<string, string> = new Map(
  ['&#38;', '&#60;', '&#34;', '&#x27;', '&#x60;', '&#x3D;']
    .map((reference): [string, string] => [reference, String.fromCharCode(Number(reference.slice(2, -1).replace('x', '0x')))])
    .concat([
      ['&amp;', '&'],
      ['&lt;', '<'],
      ['&gt;', '>'],
      ['&quot;', '"'],
    ]),
);

interface Written {
  readonly tag: Tag;
  readonly empty: boolean;
}

/** Opening tags read before, by what stands between their brackets: most of a template's are the same in each document. */
const openings = new Map<string, Written>();
const OPENINGS_KEPT = 5000;

function openingOf(written: string): Written | undefined {
  let found = openings.get(written);
  if (found === undefined) {
    const own = ownString(written);
    found = readOpening(own);
    if (openings.size >= OPENINGS_KEPT) openings.clear();
    if (found !== undefined) openings.set(own, found);
  }
  return found;
}

/** A text with its references resolved; nothing when it holds another. */
function resolved(text: string): string | undefined {
  if (!text.includes('&')) return text;
  let unknown = false;
  const plain = text.replace(/&[^&;]*;?/g, (reference) => {
    const character = REFERENCES.get(reference);
    unknown ||= character === undefined;
    return character ?? '';
  });
  return unknown ? undefined : plain;
}

function readOpening(text: string): Written | undefined {
  const [, name, list = '', slash] = OPENING.exec(text) ?? [];
  if (name === undefined) return undefined;
  const attributes = Object.create(null) as Record<string, string>;
  for (const [, key = '', value = ''] of list.matchAll(ATTRIBUTES)) {
    const plain = resolved(value);
    if (plain === undefined || key in attributes) return undefined;
    attributes[key] = plain;
  }
  const tag = readTag(name, attributes);
  return tag && { tag, empty: slash !== '' };
}

/**
 * Reads markup as templates nearly always write it: stamped tags in lower case and double quotation marks, sound, and the same few
 * tags again and again, so that each is looked at once. Nothing for any other: a real parser says what it is, or what is wrong with it.
 */
export function scanMarkup(markup: string): TreeBuilder | undefined {
  if (ODD_CHARACTER.test(markup) || markup.includes(']]>')) return undefined;
  const builder = new TreeBuilder();
  let at = 0;
  for (let start = markup.indexOf('<'); start >= 0; start = markup.indexOf('<', at)) {
    const end = markup.indexOf('>', start);
    const text = resolved(markup.slice(at, start));
    // Outside the root there is only white space, and one root.
    if (end < 0 || text === undefined || (builder.depth === 0 && (VISIBLE.test(text) || builder.tree !== undefined))) return undefined;
    if (text !== '') builder.text(text);
    const written = markup.slice(start + 1, end);
    at = end + 1;
    if (written.startsWith('/')) {
      if (written.slice(1) !== builder.current?.name) return undefined;
      builder.closed();
      continue;
    }
    const opening = openingOf(written);
    if (opening === undefined || builder.depth >= MAX_ELEMENT_DEPTH) return undefined;
    builder.opened(opening.tag);
    if (opening.empty) builder.closed();
  }
  return builder.tree !== undefined && builder.depth === 0 && !VISIBLE.test(markup.slice(at)) ? builder : undefined;
}
