import type { SourceText } from '../../dataset/text.ts';
import { documentOf, type Piece, type SourceDocument } from '../source-document.ts';
import { entityAt } from './entities.ts';
import { positionsIn } from './plain-text.ts';

// Elements after and before which a new line begins; those of the HTML standard's rendering section, and `br`.
const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5
  h6 head header hgroup hr html legend li main menu nav ol option p pre search section select summary table tbody tfoot thead tr ul`.split(
    /\s+/,
  ),
);
/** Elements whose content no reader of the page sees. */
const UNSEEN: ReadonlySet<string> = new Set('script style title template noscript textarea iframe object svg'.split(' '));
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);

const TAG_NAME = /<(\/?)([a-z][a-z0-9-]*)/iy;

/** Index after a tag that begins at `start`; a `>` inside quotation marks is part of an attribute. */
function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return index + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return text.length;
}

function closing(text: string, name: string, start: number): number {
  const tag = new RegExp(`</${name}`, 'gi');
  tag.lastIndex = start;
  return tag.exec(text)?.index ?? text.length;
}

function after(text: string, word: string, start: number): number {
  const index = text.indexOf(word, start);
  return index < 0 ? text.length : index + word.length;
}

/**
 * HTML: what stands between block elements is a paragraph, a table's row is one with its cells apart by tabs. Not a browser: styles are not
 * looked at, so that text a style hides is read. Broken markup is read as far as it goes.
 */
export function readHtml(source: SourceText): SourceDocument {
  const { text } = source;
  const pieces: Piece[] = [];
  let words = '';
  let at: number[] = [];
  const end = (): void => {
    pieces.push({ text: words, at });
    [words, at] = ['', []];
  };
  const put = (characters: string, offset: number): void => {
    // White space collapses, as a browser shows it; a tab is ours and stands between cells.
    const shown = /^[ \n\r\f]$/.test(characters) ? (/(?:^|\s)$/.test(words.slice(-1)) ? '' : ' ') : characters;
    words += shown;
    for (let unit = 0; unit < shown.length; unit++) at.push(offset);
  };
  let index = 0;
  while (index < text.length) {
    TAG_NAME.lastIndex = index;
    const tag = text[index] === '<' ? TAG_NAME.exec(text) : null;
    if (tag !== null) {
      const name = (tag[2] ?? '').toLowerCase();
      const opens = tag[1] === '';
      if (BLOCKS.has(name)) end();
      if (CELLS.has(name) && opens && words !== '') put('\t', index);
      const inside = endOfTag(text, index);
      index = opens && UNSEEN.has(name) ? closing(text, name, inside) : inside;
    } else if (text.startsWith('<!--', index)) {
      index = after(text, '-->', index + 4);
    } else if (text.startsWith('<!', index) || text.startsWith('<?', index)) {
      index = after(text, '>', index);
    } else {
      const entity = entityAt(text, index);
      put(entity?.character ?? (text[index] === '\t' ? ' ' : text.charAt(index)), index);
      index += entity?.length ?? 1;
    }
  }
  end();
  return documentOf(source.file, pieces, positionsIn(source));
}
