import type { Place } from '../diagnostic/diagnostic.ts';
import type { Content } from './syntax.ts';

/** Where an opening tag's name ends in a piece of template text, and the place to be written there. */
export interface Stamp {
  readonly content: Content;
  /** Offset in the content's `original`. */
  readonly offset: number;
  readonly place: Place;
}

/** Writes ` at="file:line:column"` after each tag name, so that whatever is found in the rendered markup leads back to the template. */
export function writeStamps(stamps: readonly Stamp[]): void {
  const byContent = new Map<Content, Stamp[]>();
  for (const stamp of stamps) {
    const own = byContent.get(stamp.content);
    if (own === undefined) byContent.set(stamp.content, [stamp]);
    else own.push(stamp);
  }
  for (const [content, own] of byContent) {
    const original = content.original;
    const { value } = content;
    // Handlebars has dropped whitespace at either end of `value` (`~`, blocks on lines of their own), never between tags.
    const dropped = leadingSpace(original) - leadingSpace(value);
    let stamped = '';
    let from = 0;
    for (const { offset, place } of own) {
      stamped += `${value.slice(from, offset - dropped)} at="${escape(place.file)}:${place.line}:${place.column}"`;
      from = offset - dropped;
    }
    content.value = stamped + value.slice(from);
  }
}

function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}

function escape(file: string): string {
  return file.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
