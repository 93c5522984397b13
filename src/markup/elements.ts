// The one table of elements: the parser, the validator, the template checker, the PDF builder and templates/README.md all read it.

/** What an attribute's value must look like. */
export type AttributeType =
  | { readonly type: 'words'; readonly values: readonly string[] }
  /** An anchor name: lower-case letters, digits, `-` and `.`. */
  | { readonly type: 'anchor' }
  /** Anchor names, apart by one space. */
  | { readonly type: 'anchors' }
  /** Column widths, apart by spaces: points, `*` or `2*` for a share of the rest, `auto`. */
  | { readonly type: 'widths' }
  | { readonly type: 'count' }
  | { readonly type: 'text' }
  /** `https:` or `mailto:`. */
  | { readonly type: 'link' };

/** An attribute: what it takes, and what it is for. */
export interface AttributeSpec {
  readonly value: AttributeType;
  readonly required?: true;
  readonly doc: string;
}

/** An element: what it is, what it may hold, and its attributes. */
export interface ElementSpec {
  readonly doc: string;
  /** What may stand inside: names of elements, and `#text`. Empty: nothing. */
  readonly content: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeSpec>>;
}

const words = (...values: string[]): AttributeType => ({ type: 'words', values });
const lang: AttributeSpec = {
  value: words('zh', 'en'),
  doc: 'language of the text; decides justification, line rules and the document’s language marks',
};
const id: AttributeSpec = { value: { type: 'anchor' }, doc: 'anchor that `a`, `sup` and `page-of` lead to' };

const INLINE = ['#text', 'b', 'span', 'sup', 'a', 'chip', 'br', 'page', 'pages', 'page-of'] as const;
const BLOCK = [
  'section',
  'h1',
  'h2',
  'h3',
  'p',
  'headline',
  'columns',
  'kpi-row',
  'ol',
  'ul',
  'table',
  'chart',
  'keep',
  'toc',
  'rule',
  'page-break',
] as const;

/** The tones of a paragraph or span; each is a look in the theme. */
const TONES = [
  'body',
  'lead',
  'second',
  'muted',
  'small',
  'facts',
  'series',
  'label',
  'caption',
  'cover',
  'cover-second',
  'cover-issue',
] as const;

/** Every element of the briefing markup. Documents in templates/README.md are made from it. */
export const ELEMENTS: Readonly<Record<string, ElementSpec>> = {
  doc: {
    doc: 'the document',
    content: ['head', 'foot', ...BLOCK],
    attributes: {
      lang: { value: words('zh', 'en'), required: true, doc: 'leading language' },
      size: { value: words('normal', 'large'), doc: '`large`: larger type and more white space, for a document of one language' },
    },
  },
  head: {
    doc: 'set at the top of pages',
    content: BLOCK,
    attributes: { on: { value: words('first', 'rest', 'all'), required: true, doc: 'the first page, the others, or all' } },
  },
  foot: {
    doc: 'set at the foot of every page; `page` and `pages` count',
    content: BLOCK,
    attributes: { on: { value: words('first', 'rest', 'all'), required: true, doc: 'the first page, the others, or all' } },
  },
  section: {
    doc: 'a part of the document with an entry in the outline',
    content: BLOCK,
    attributes: {
      id,
      outline: { value: { type: 'text' }, doc: 'title in the PDF outline; nested sections nest' },
      start: { value: words('here', 'page'), doc: '`page`: begins on a new page' },
    },
  },
  h1: {
    doc: 'title of a document or of a region',
    content: INLINE,
    attributes: { id, lang, toc: { value: words('1', '2'), doc: 'listed in `toc`, at this level' } },
  },
  h2: {
    doc: 'heading with a rule below',
    content: INLINE,
    attributes: { id, lang, toc: { value: words('1', '2'), doc: 'listed in `toc`, at this level' } },
  },
  h3: { doc: 'title of a chart or of a small part', content: INLINE, attributes: { id, lang } },
  p: {
    doc: 'paragraph',
    content: INLINE,
    attributes: {
      id,
      lang,
      tone: { value: words(...TONES), doc: 'look' },
      align: { value: words('left', 'right', 'center'), doc: 'alignment; by language when absent' },
    },
  },
  headline: { doc: 'the finding, with a bar at its left', content: ['p'], attributes: {} },
  columns: {
    doc: 'columns side by side, tops aligned',
    content: ['column'],
    attributes: {
      widths: { value: { type: 'widths' }, doc: 'a width per column; equal when absent' },
      gap: { value: words('narrow', 'normal', 'wide'), doc: 'space between' },
    },
  },
  column: {
    doc: 'one of `columns`',
    content: BLOCK,
    attributes: { valign: { value: words('top', 'bottom'), doc: 'alignment with its neighbours' } },
  },
  'kpi-row': { doc: 'up to four cards of equal height', content: ['kpi'], attributes: {} },
  kpi: {
    doc: 'a key figure: number large, unit small, then paragraphs',
    content: ['p'],
    attributes: {
      before: { value: { type: 'text' }, doc: 'words before the number, e.g. CNY' },
      number: { value: { type: 'text' }, required: true, doc: 'the number as written' },
      unit: { value: { type: 'text' }, doc: 'scale and unit' },
    },
  },
  ol: { doc: 'numbered list', content: ['li'], attributes: { lang } },
  ul: { doc: 'list with bullets', content: ['li'], attributes: { lang } },
  li: { doc: 'item of a list', content: INLINE, attributes: { id, lang } },
  table: {
    doc: 'table; rows with role `head` repeat on each page',
    content: ['tr'],
    attributes: {
      widths: { value: { type: 'widths' }, required: true, doc: 'a width per column' },
      id,
      rules: { value: words('rows', 'none'), doc: 'hairlines between rows' },
      density: { value: words('normal', 'tight'), doc: '`tight`: less space in rows, for a long table that should keep to its page' },
    },
  },
  tr: {
    doc: 'row',
    content: ['th', 'td'],
    attributes: { role: { value: words('head', 'group', 'body'), doc: 'head, heading of a group, or body' } },
  },
  th: {
    doc: 'head cell',
    content: ['p', ...INLINE],
    attributes: {
      id,
      align: { value: words('left', 'right', 'center'), doc: 'alignment' },
      span: { value: { type: 'count' }, doc: 'columns covered' },
      lang,
    },
  },
  td: {
    doc: 'cell',
    content: ['p', ...INLINE],
    attributes: {
      id,
      align: { value: words('left', 'right', 'center'), doc: 'alignment' },
      span: { value: { type: 'count' }, doc: 'columns covered' },
      tone: { value: words('plain', 'number', 'mark', 'muted'), doc: 'look' },
      lang,
    },
  },
  chart: {
    doc: 'a chart of the view model',
    content: [],
    attributes: { ref: { value: { type: 'anchor' }, required: true, doc: 'id of the chart' } },
  },
  keep: { doc: 'kept together on one page; for short blocks (a heading with its chart)', content: BLOCK, attributes: { id } },
  toc: { doc: 'contents with page numbers, from `h1` and `h2` with `toc`', content: [], attributes: {} },
  rule: { doc: 'horizontal line', content: [], attributes: { tone: { value: words('hair', 'red', 'accent'), doc: 'look' } } },
  'page-break': { doc: 'goes on at the next page', content: [], attributes: {} },
  b: { doc: 'bold', content: INLINE, attributes: { lang } },
  span: { doc: 'run of text', content: INLINE, attributes: { lang, tone: { value: words(...TONES, 'accent', 'red'), doc: 'look' } } },
  sup: {
    doc: 'note mark; a link when `to` is given; never parted from the word before',
    content: ['#text'],
    attributes: { to: { value: { type: 'anchor' }, doc: 'anchor it leads to' } },
  },
  a: {
    doc: 'link to an anchor (`to`) or an address (`href`)',
    content: INLINE,
    attributes: { to: { value: { type: 'anchor' }, doc: 'anchor' }, href: { value: { type: 'link' }, doc: 'address' } },
  },
  chip: {
    doc: 'small label that tells results from plans',
    content: ['#text'],
    attributes: {
      kind: {
        value: words('actual', 'started', 'expected', 'planned', 'target', 'policy', 'derived'),
        required: true,
        doc: 'kind of figure',
      },
    },
  },
  br: { doc: 'new line', content: [], attributes: {} },
  page: { doc: 'number of the page, in head and foot', content: [], attributes: {} },
  pages: { doc: 'number of pages, in head and foot', content: [], attributes: {} },
  'page-of': {
    doc: 'numbers of the pages that anchors stand on, each page once, with a link',
    content: [],
    attributes: { to: { value: { type: 'anchors' }, required: true, doc: 'anchors, in the order of the document' } },
  },
};
