import type { ReadXml } from './xml.ts';

/** Text as a cell means it: `_x000D_` stands for the character of that number (ECMA-376, ST_Xstring). */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** Collects the text of a string's runs; what is said of their pronunciation is left out. */
export function textCollector(): { open(name: string): void; text(piece: string): void; close(name: string): void; take(): string } {
  let pieces = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === 'rPh') phonetic += 1;
      inText = name === 't' && phonetic === 0;
    },
    text(piece) {
      if (inText) pieces += piece;
    },
    close(name) {
      if (name === 'rPh') phonetic -= 1;
      inText = false;
    },
    take() {
      const taken = unescaped(pieces);
      pieces = '';
      return taken;
    },
  };
}

/** The texts that cells share, by index; runs of rich text joined. */
export function readSharedStrings(part: string, bytes: Uint8Array, readXml: ReadXml): readonly string[] {
  const texts: string[] = [];
  const collector = textCollector();
  readXml(part, bytes, {
    open: (name) => collector.open(name),
    text: (piece) => collector.text(piece),
    close(name) {
      collector.close(name);
      if (name === 'si') texts.push(collector.take());
    },
  });
  return texts;
}
