// A region's briefing as a document definition that pdfmake takes as it comes: the same texts, links, table and charts in the same look.
import { chartSvg } from './chart-svg.mjs';

const INK = '#1d2433';
const GREY = '#5b6472';
const RULE = '#c9d1d8';
const PANEL = '#f3f6f8';
const ACCENT = '#0f5c7a';
const RED = '#b3261e';
const WIDTH = 595.28 - 96;
/** pdfmake's line height is a multiple of the font's own, which is 1.448 of its size. */
const leading = (times) => times / 1.448;

const mark = (shown, to) => ({ text: shown, sup: { offset: '38%', fontSize: '62%' }, color: RED, bold: false, linkToDestination: to });
const marked = (parts) => parts.flatMap(({ text, mark: shown, to }) => (shown === '' ? [{ text }] : [{ text }, mark(shown, to)]));
const joined = (texts, between = ' ') => texts.map(({ text }) => text).join(between);
const beside = (texts, size) =>
  texts.map(({ text }, index) => (index === 0 ? { text } : { text: `　${text}`, fontSize: size, bold: false, color: GREY, font: 'sans' }));
const stacked = (texts, look = {}) => ({
  stack: texts.map(({ text }, index) => ({ text, ...(index === 0 ? look : { ...look, bold: false, fontSize: 7.1, color: GREY }) })),
});
const bare = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};
const rule = (width, color) => ({ canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: width, lineColor: color }] });

function masthead({ series, mark: standing, date }, right) {
  const small = { fontSize: 8.8, color: GREY, lineHeight: leading(1.6) };
  return {
    margin: [48, 39, 48, 0],
    stack: [
      {
        columns: [
          series.map(({ text }, index) =>
            index === 0 ? { text, font: 'serif', bold: true, fontSize: 13.5, color: RED } : { text, ...small },
          ),
          {
            width: 'auto',
            alignment: 'right',
            stack: [
              {
                text: [...(standing.length === 0 ? [] : [{ text: `${joined(standing)} · `, color: RED }]), joined(right, ' · ')],
                ...small,
              },
              { text: joined(date, ' · '), ...small },
            ],
          },
        ],
      },
      { ...rule(1.6, RED), margin: [0, 5, 0, 0] },
    ],
  };
}

const foot =
  ({ foot: named, version }) =>
  (page, pages) => ({
    margin: [48, 8, 48, 0],
    fontSize: 6.9,
    color: GREY,
    stack: [
      { ...rule(0.5, RULE), margin: [0, 0, 0, 5] },
      {
        columns: [
          { text: joined(named, '　') },
          { width: 'auto', text: joined(version) },
          { width: 60, alignment: 'right', text: `${page} / ${pages}` },
        ],
      },
    ],
  });

const heading = (texts) => ({
  margin: [0, 10, 0, 5],
  table: { widths: ['*'], body: [[{ text: beside(texts, 9), bold: true, fontSize: 10.6 }]] },
  layout: { ...bare, hLineWidth: (index) => (index === 1 ? 0.5 : 0), hLineColor: () => RULE, paddingBottom: () => 3 },
});

const FILLED = new Set(['actual', 'started', 'derived']);

function card({ before, number, unit, label, mark: { mark: shown, to }, kind, chip, period }) {
  return {
    fillColor: PANEL,
    stack: [
      {
        color: ACCENT,
        fontSize: 9,
        text: [
          ...(before === '' ? [] : [`${before}\u00a0`]),
          { text: number, bold: true, fontSize: 20.5 },
          ...(unit === '' ? [] : [`\u00a0${unit}`]),
        ],
      },
      ...label.map(({ text }, index) =>
        index === 0 ? { text: [text, mark(shown, to)], bold: true, fontSize: 8.2 } : { text, fontSize: 7.1, color: GREY },
      ),
      {
        margin: [0, 3, 0, 0],
        fontSize: 6.5,
        color: GREY,
        text: [
          { text: chip, fontSize: 6.3, color: INK, ...(FILLED.has(kind) ? { background: '#dbe6ec' } : {}) },
          ...period.map(({ text }) => ` ${text}`),
        ],
      },
    ],
  };
}

const cardRow = (cards) => ({
  margin: [0, 10, 0, 6],
  table: {
    widths: cards.flatMap((_, index) => (index === 0 ? ['*'] : [9, '*'])),
    body: [cards.flatMap((each, index) => (index === 0 ? [card(each)] : [{ text: '' }, card(each)]))],
  },
  layout: {
    ...bare,
    hLineWidth: (index) => (index === 0 ? 0.8 : 0),
    hLineColor: () => ACCENT,
    paddingLeft: (column) => (column % 2 === 0 ? 9 : 0),
    paddingRight: (column) => (column % 2 === 0 ? 9 : 0),
    paddingTop: () => 7,
    paddingBottom: () => 9,
  },
});

const measure = ({ texts, anchor }) => ({
  margin: [0, 2.5, 0, 2.5],
  unbreakable: true,
  columnGap: 19.5,
  columns: texts.map(({ lang, title, parts }, index) => ({
    ...(index === 0 ? { id: anchor } : {}),
    lineHeight: leading(lang === 'zh' ? 1.5 : 1.4),
    alignment: lang === 'zh' ? 'justify' : 'left',
    text: [{ text: title.map(({ text }) => text).join(''), bold: true, color: ACCENT }, ...marked(parts)],
  })),
});

const chartRow = (charts) => (row) => {
  const width = (WIDTH - 19.5 * (row.length - 1)) / row.length;
  return {
    margin: [0, 5, 0, 0],
    unbreakable: true,
    columnGap: 19.5,
    columns: row.map(({ id, anchor, title, subtitle, caption }) => ({
      stack: [
        ...title.map(({ parts }, index) => ({ text: marked(parts), bold: true, fontSize: 8.6, ...(index === 0 ? { id: anchor } : {}) })),
        { text: joined(subtitle, ' · '), fontSize: 7.1, color: GREY, margin: [0, 0, 0, 7] },
        { svg: chartSvg(charts.get(id), width) },
        {
          text: caption.flatMap(({ parts }, index) => [...(index === 0 ? [] : [' ']), ...marked(parts)]),
          fontSize: 7.1,
          color: GREY,
          margin: [0, 7, 0, 0],
        },
      ],
    })),
  };
};

const row = ({ number, anchor, to, name, notes, value, missing, unit, kind, period, source }) => [
  { text: number, id: anchor, color: RED, fontSize: 7, ...(to === '' ? {} : { linkToDestination: to }) },
  {
    stack: name.map(({ parts }, index) =>
      index === 0
        ? { text: [...marked(parts), ...notes.map((note) => mark(note.mark, note.to))] }
        : { text: marked(parts), fontSize: 7.1, color: GREY },
    ),
  },
  { ...stacked(value, missing ? { color: GREY } : { bold: true }), alignment: 'right' },
  stacked(unit),
  stacked(kind),
  stacked(period),
  { text: source },
];

const NAMES = ['number', 'indicator', 'value', 'unit', 'kind', 'period', 'source'];

function table({ density, heads, groups }) {
  const body = [NAMES.map((name) => ({ ...stacked(heads[name], { bold: true }), alignment: name === 'value' ? 'right' : 'left' }))];
  const grouped = new Set();
  for (const { name, rows } of groups) {
    grouped.add(body.length);
    body.push(
      [{ colSpan: 7, fillColor: PANEL, bold: true, text: beside(name, 7.7) }, ...Array.from({ length: 6 }, () => ({}))],
      ...rows.map(row),
    );
  }
  const [above, below] = density === 'tight' ? [1.5, 1.7] : [3.4, 3.5];
  return {
    fontSize: 8.2,
    lineHeight: leading(density === 'tight' ? 1.1 : 1.2),
    table: { headerRows: 1, dontBreakRows: true, widths: [10, '*', 48, 76, 32, 57, 34], body },
    layout: {
      ...bare,
      hLineWidth: (index) => (index < 2 ? 1.1 : grouped.has(index - 1) ? 0 : 0.5),
      hLineColor: (index) => (index < 2 ? INK : RULE),
      paddingLeft: () => 5,
      paddingRight: () => 5,
      paddingTop: () => above,
      paddingBottom: () => below,
    },
  };
}

const noteList = ({ title, items }) => ({
  stack: [
    ...(title === '' ? [] : [{ text: title, bold: true, fontSize: 8.2 }]),
    ...items.map(({ id, text }, index) => ({
      fontSize: 7.1,
      lineHeight: leading(1.3),
      columnGap: 3.5,
      columns: [
        { width: 13, text: `${index + 1}.`, color: GREY, alignment: 'right' },
        { width: '*', text, ...(id === '' ? {} : { id }) },
      ],
    })),
  ],
});

/** The definition of a briefing. */
export function definitionOf({ view: { frame, region }, charts, information }) {
  const { headline } = region;
  return {
    version: '1.7',
    info: { title: information.title, author: information.author, subject: information.subject, keywords: information.keywords.join(', ') },
    pageSize: 'A4',
    pageMargins: [48, 103, 48, 52],
    defaultStyle: { font: 'sans', fontSize: 8.8, color: INK, lineHeight: leading(1.25) },
    header: (page) => masthead(frame, page === 1 ? frame.issue : frame.subject),
    footer: foot(frame),
    content: [
      {
        text: beside(region.name, 15),
        font: 'serif',
        bold: true,
        fontSize: 27,
        lineHeight: leading(1.25),
        id: region.anchor,
        outline: true,
        outlineText: region.outline,
      },
      {
        fontSize: 7.6,
        color: GREY,
        text: `${region.code}${region.facts.map((fact) => ` · ${joined(fact)}`).join('')}${region.standing.length === 0 ? '' : ` ｜ ${joined(region.standing)}`}`,
      },
      ...(headline.length === 0
        ? []
        : [
            {
              margin: [0, 12, 0, 0],
              table: {
                widths: ['*'],
                body: [
                  [
                    {
                      stack: headline.map(({ parts }, index) => ({
                        text: marked(parts),
                        ...(index === 0 ? { bold: true, fontSize: 12 } : { fontSize: 9.4 }),
                      })),
                    },
                  ],
                ],
              },
              layout: { ...bare, vLineWidth: (index) => (index === 0 ? 2.6 : 0), vLineColor: () => ACCENT, paddingLeft: () => 9 },
            },
          ]),
      ...(region.cards.length === 0 ? [] : [cardRow(region.cards)]),
      ...(region.measures.length === 0 ? [] : [heading(region.measuresTitle), ...region.measures.map(measure)]),
      ...region.chartRows.map(chartRow(charts)),
      { ...heading(region.table.title), pageBreak: 'before' },
      table(region.table),
      { margin: [0, 9, 0, 0], columnGap: 19.5, columns: region.notes.map(noteList) },
    ],
  };
}
