import { SaxesParser } from 'saxes';

import { MAX_DEPTH, MAX_ELEMENTS } from './limits.ts';
import { SAVE_AGAIN, type Refuse } from './refusal.ts';

/** What is told of the XML of a part. Names come without their prefix: producers differ in it. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Reads the XML of a part, strictly: no document type, no entities of its own, no more than the limits. */
export type ReadXml = (part: string, bytes: Uint8Array, handlers: XmlHandlers) => void;

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Bytes that are decoded and parsed at a time, so that a refusal ends the work at once. */
const CHUNK = 256 * 1024;

/** A reader for the parts of one workbook; the elements of all of them count. */
export function xmlReader(refuse: Refuse): ReadXml {
  let elements = 0;
  return (part, bytes, { open, close, text }) => {
    const malformed = (found: string): never =>
      refuse(
        'broken-xml',
        { zh: '工作簿内的 XML 有误', en: 'the XML in the workbook is not sound' },
        { found: `${part}: ${found}`, fix: SAVE_AGAIN },
      );
    const tooMuch = (found: string): never =>
      refuse(
        'workbook-too-large',
        { zh: '工作簿内容太多或嵌套太深', en: 'the workbook holds too much, or nests it too deep' },
        { found: `${part}: ${found}` },
      );
    const parser = new SaxesParser({ xmlns: false as const, position: false });
    let depth = 0;
    parser.on('error', ({ message }) => malformed(message));
    parser.on('doctype', () => malformed('DOCTYPE'));
    parser.on('opentag', ({ name, attributes }) => {
      depth += 1;
      elements += 1;
      if (depth > MAX_DEPTH) tooMuch(`${MAX_DEPTH} < depth`);
      if (elements > MAX_ELEMENTS) tooMuch(`${MAX_ELEMENTS} < elements`);
      open?.(localName(name), attributes);
    });
    parser.on('closetag', ({ name }) => {
      depth -= 1;
      close?.(localName(name));
    });
    if (text !== undefined) {
      parser.on('text', text);
      parser.on('cdata', text);
    }
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
    for (let at = 0; at <= bytes.length; at += CHUNK) {
      let piece = '';
      try {
        piece = decoder.decode(bytes.subarray(at, at + CHUNK), { stream: at + CHUNK < bytes.length });
      } catch {
        malformed('UTF-8');
      }
      parser.write(piece);
    }
    parser.close();
  };
}

/** The two encodings that a part may have. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
