/**
 * The same text in a string of its own. A part that was cut out of a long string keeps the whole of it in memory, which what is kept
 * from one document for the next must not do.
 */
export function ownString(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
