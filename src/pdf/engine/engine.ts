import type { Language } from '../../language.ts';
import { PageDocument } from './document.ts';
import { DocumentFaces, Drawing, type DrawnLine } from './drawing.ts';
import type { Layout } from './layout.ts';

/** What a reader's program shows about a document; `created` is the only date in the file. */
export interface Information {
  readonly title: string;
  readonly language: Language;
  readonly author: string;
  readonly subject?: string;
  readonly keywords?: string;
  readonly created: Date;
  /** Version of this program, for the Producer entry. */
  readonly version: string;
}

const LANGUAGE_TAGS = { zh: 'zh-CN', en: 'en-GB' } as const;

/** A document drawn but not ended. */
export interface DrawnDocument {
  readonly document: PageDocument;
  readonly lines: readonly DrawnLine[];
}

/**
 * Draws laid-out pages. Guards look at the result first, then its `bytes` are taken.
 * @param stock leaves to pdfkit what it does itself.
 */
export function drawDocument(layout: Layout, information: Information, stock = false): DrawnDocument {
  const document = new PageDocument(optionsOf(information), stock);
  document.record(JSON.stringify(information));
  const faces = new DocumentFaces(document);
  const drawing = new Drawing(document, faces);
  drawing.renderPages(layout.pages);
  document.endContent();
  // pdfkit writes no Count on the outline's root; ISO 32000-1, table 152: all entries that show, of which the top two levels do.
  const { children, dictionary } = document.outline;
  if (children.length > 0) dictionary.data['Count'] = children.reduce((count, { children: open }) => count + open.length, children.length);
  faces.record();
  return { document, lines: drawing.drawn };
}

function optionsOf(information: Information): object {
  const { title, author, subject, keywords, created, version, language } = information;
  const info: Record<string, unknown> = { Title: title, Author: author, CreationDate: created, ModDate: created };
  if (subject !== undefined) info['Subject'] = subject;
  if (keywords !== undefined) info['Keywords'] = keywords;
  return {
    pdfVersion: '1.7',
    autoFirstPage: false,
    font: null,
    displayTitle: true,
    lang: LANGUAGE_TAGS[language],
    info: { ...info, Creator: 'jianbao', Producer: `jianbao ${version}` },
  };
}
