import type { Language } from '../../language.ts';
import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS, type Colour } from '../../theme/colours.ts';
import { BODY_FACE } from '../styles.ts';
import { element, escaped } from '../xml.ts';

/** How text in a chart is set. */
export interface TextLook {
  readonly size: number;
  readonly colour: Colour;
  readonly bold?: true;
}

/** Text beside marks and axes. */
export const PLAIN: TextLook = { size: SHEET_CHART.text, colour: COLOURS.grey };

const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A colour as fill of whatever stands around it. */
export function solidFill(colour: Colour): string {
  return element('a:solidFill', {}, element('a:srgbClr', { val: colour.slice(1).toUpperCase() }));
}

// Both typefaces are named: with one alone, Chinese falls back to the face of whoever opens the file.
function properties(name: 'a:rPr' | 'a:defRPr', { size, colour, bold }: TextLook, language?: Language): string {
  const attributes = { lang: language && LANGUAGE_TAGS[language], sz: Math.round(size * 100), b: bold === true ? 1 : 0 };
  return element(
    name,
    attributes,
    solidFill(colour),
    element('a:latin', { typeface: BODY_FACE }),
    element('a:ea', { typeface: BODY_FACE }),
  );
}

/** How the texts of an element are set, `c:txPr`. */
export function textProperties(look: TextLook): string {
  return element(
    'c:txPr',
    {},
    element('a:bodyPr', {}),
    element('a:p', {}, element('a:pPr', {}, properties('a:defRPr', look)), element('a:endParaRPr', { lang: 'zh-CN' })),
  );
}

/** A line of a title. */
export interface TitleLine extends TextLook {
  readonly language: Language;
  readonly text: string;
}

/** A title of one or more lines, each in its language; `turn` in degrees. */
export function titleXml(lines: readonly TitleLine[], turn = 0): string {
  const paragraphs = lines
    .filter(({ text }) => text !== '')
    .map((line) =>
      element(
        'a:p',
        {},
        element('a:pPr', {}, properties('a:defRPr', line)),
        element('a:r', {}, properties('a:rPr', line, line.language), element('a:t', {}, escaped(line.text))),
      ),
    );
  const body = element('a:bodyPr', turn === 0 ? {} : { rot: turn * 60_000, vert: 'horz' });
  return element('c:title', {}, element('c:tx', {}, element('c:rich', {}, body, ...paragraphs)), element('c:overlay', { val: 0 }));
}
