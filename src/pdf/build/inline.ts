import type { ElementNode } from '../../markup/tree.ts';
import { COLOURS } from '../../theme/colours.ts';
import { CHIP_LOOKS } from '../../theme/kinds.ts';
import { BODY_LEADING, type Look, type LookName, SECOND_LANGUAGE_GAP, SECOND_LANGUAGE_SIZE } from '../../theme/type.ts';
import { lookChange } from '../line/kept-looks.ts';
import type { Paragraph, Target, TextPiece } from '../line/paragraph.ts';
import { pageText } from '../page-numbers.ts';
import { attribute, type Scope, speaking } from './scope.ts';

interface Style {
  readonly scope: Scope;
  readonly look: Look;
  /** Heading the text stands in, for the size of its second language. */
  readonly heading?: keyof typeof SECOND_LANGUAGE_SIZE;
  readonly target?: Target;
}

type Piece = Paragraph['pieces'][number];

const inBold = lookChange((look) => ({ ...look, weight: 'bold' }));
const coloured = (colour: Look['colour']): ((look: Look) => Look) => lookChange((look) => ({ ...look, colour }));
const inColour = { accent: coloured(COLOURS.accent), red: coloured(COLOURS.red), grey: coloured(COLOURS.grey) };
const second = (size: number, regular: boolean): ((look: Look) => Look) =>
  lookChange((look) => ({
    ...look,
    family: 'sans',
    weight: regular ? 'regular' : look.weight,
    size: look.size * size,
    colour: COLOURS.grey,
  }));
/** The look of a heading's second language, or of one in running text. */
const asSecond = {
  none: second(1, true),
  h1: second(SECOND_LANGUAGE_SIZE.h1, true),
  h2: second(SECOND_LANGUAGE_SIZE.h2, true),
  h3: second(SECOND_LANGUAGE_SIZE.h3, false),
  group: second(SECOND_LANGUAGE_SIZE.group, true),
};
const leaded = (leading: number): ((look: Look) => Look) => lookChange((look) => ({ ...look, leading }));
const spoken = { zh: leaded(BODY_LEADING.zh), en: leaded(BODY_LEADING.en) };

/** The runs of an element's text. */
export function piecesOf(node: ElementNode, style: Style): Piece[] {
  return node.children.flatMap((child) => ('text' in child ? textPiece(child.text, style) : inline(child, style)));
}

/** One run; none for empty text. */
export function textPiece(text: string, { scope, look, target }: Style): TextPiece[] {
  if (text === '') return [];
  return [{ type: 'text', text, look, language: scope.language, ...(target === undefined ? {} : { target }) }];
}

function inline(node: ElementNode, style: Style): Piece[] {
  const { scope } = style;
  const inner: Style = { ...style, scope: speaking(scope, node) };
  switch (node.name) {
    case 'b':
      return piecesOf(node, { ...inner, look: inBold(style.look) });
    case 'span':
      return span(node, inner, style);
    case 'a':
      return piecesOf(node, { ...inner, ...targetOf(node), look: linkLook(node, style.look) });
    case 'sup':
      return piecesOf(node, { ...inner, ...targetOf(node), look: markLook(style.look) }).map(
        (piece) => ({ ...piece, mark: true }) as Piece,
      );
    case 'chip':
      return chip(node, inner);
    case 'br':
      return [{ type: 'break' }];
    case 'page':
      return textPiece(String(scope.page ?? ''), style);
    case 'pages':
      return textPiece(String(scope.pages ?? ''), style);
    case 'page-of':
      return pagesOf((attribute(node, 'to') ?? '').split(' '), inner);
    default:
      throw new Error(`no builder for <${node.name}> in text`);
  }
}

/** The pages that anchors stand on, each once and linked to the first of its anchors. */
export function pagesOf(anchors: readonly string[], style: Style): TextPiece[] {
  const { build, language } = style.scope;
  return anchors.map((anchor, index) => {
    const pageOf = { anchor, before: anchors.slice(0, index) };
    // One without a page of its own stays, for the pages are not known yet.
    return { type: 'text', text: pageText(pageOf, build.pageOf), look: style.look, language, target: { to: anchor }, pageOf };
  });
}

function targetOf(node: ElementNode): { target?: Target } {
  const to = attribute(node, 'to');
  if (to !== undefined) return { target: { to } };
  const href = attribute(node, 'href');
  return href === undefined ? {} : { target: { href } };
}

/** An address is told by its colour; a place in the document is where it says it is. */
function linkLook(node: ElementNode, look: Look): Look {
  return attribute(node, 'href') === undefined ? look : inColour.accent(look);
}

const markLook = lookChange((look) => ({ ...look, weight: 'regular', family: 'sans', colour: COLOURS.red }));

function chip(node: ElementNode, style: Style): Piece[] {
  const look = CHIP_LOOKS.get(attribute(node, 'kind') ?? '');
  return piecesOf(node, { ...style, look: style.scope.build.looks.chip }).map((piece) => ({
    ...piece,
    ...(look === undefined ? {} : { chip: look }),
  }));
}

function span(node: ElementNode, inner: Style, style: Style): Piece[] {
  const tone = attribute(node, 'tone');
  const look = spanLook(tone, style);
  const pieces = piecesOf(node, { ...inner, look });
  const [first, ...others] = pieces;
  if (tone !== 'second' || style.heading === undefined || first?.type !== 'text') return pieces;
  return [{ ...first, lead: SECOND_LANGUAGE_GAP * look.size }, ...others];
}

function spanLook(tone: string | undefined, { scope, look, heading }: Style): Look {
  switch (tone) {
    case undefined:
    case 'body':
      return look;
    case 'accent':
    case 'red':
      return inColour[tone](look);
    case 'muted':
      return inColour.grey(look);
    case 'second':
      return asSecond[heading ?? 'none'](look);
    default:
      return scope.build.looks[tone as LookName];
  }
}

/** A look with the leading that running text has in a language. */
export function inLanguage(look: Look, language: Scope['language']): Look {
  return look.leading === BODY_LEADING.zh ? spoken[language](look) : look;
}
