// A region's briefing as HTML with print styles, for tools that print web pages: the same texts, links, table and charts in the same look.
import { chartSvg } from './chart-svg.mjs';

const WIDTH = 595.28 - 96;
const SOLID = 'background:#dbe6ec';
const HOLLOW = 'border:0.5pt solid #0f5c7a';
const CHIPS = { actual: SOLID, started: SOLID, derived: SOLID, expected: `background:#f3f6f8;${HOLLOW}` };

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const said = ({ lang, text }) => `<span lang="${lang}">${escaped(text)}</span>`;
const joined = (texts, between = ' ') => texts.map(said).join(between);
const mark = (shown, to) => `<sup><a href="#${to}">${escaped(shown)}</a></sup>`;
const marked = (parts) => parts.map(({ text, mark: shown, to }) => escaped(text) + (shown === '' ? '' : mark(shown, to))).join('');
const id = (anchor) => (anchor === '' ? '' : ` id="${anchor}"`);
/** The second language quieter beside the first, or under it. */
const beside = (texts, size) =>
  texts.map((part, index) => (index === 0 ? said(part) : `<span class="second" style="font-size:${size}pt">${said(part)}</span>`)).join('');
const stacked = (texts, look = '') =>
  texts.map((part, index) => `<div${index === 0 ? look : ' class="under"'}>${said(part)}</div>`).join('');
/** Cells side by side over the page's width. */
const across = (cells, gap) => {
  const width = ((WIDTH - gap * (cells.length - 1)) / cells.length).toFixed(2);
  return `<div class="across">${cells
    .map((cell) => `<div style="width:${width}pt">${cell}</div>`)
    .join(`<div style="width:${gap}pt"></div>`)}</div>`;
};

const masthead = ({ series, mark: standing, date }, right) => `<div class="masthead"><div>${series
  .map((part, index) => `<div class="${index === 0 ? 'series' : 'quiet'}">${said(part)}</div>`)
  .join(
    '',
  )}</div><div class="quiet right"><div>${standing.length === 0 ? '' : `<span class="red">${joined(standing)}</span> · `}${joined(right, ' · ')}</div>
<div>${joined(date, ' · ')}</div></div></div>`;

const card = ({ before, number, unit, label, mark: { mark: shown, to }, kind, chip, period }) =>
  `<div class="unit">${before === '' ? '' : `${escaped(before)}&#160;`}<span class="number">${escaped(number)}</span>${unit === '' ? '' : `&#160;${escaped(unit)}`}</div>${label
    .map((part, index) =>
      index === 0 ? `<div class="label">${said(part)}${mark(shown, to)}</div>` : `<div class="under">${said(part)}</div>`,
    )
    .join(
      '',
    )}<div class="note"><span class="chip" style="${CHIPS[kind] ?? HOLLOW}">${escaped(chip)}</span> ${period.map(said).join(' ')}</div>`;

const measure = ({ texts, anchor }) =>
  `<div class="measure"${id(anchor)}>${across(
    texts.map(
      ({ lang, title, parts }) =>
        `<p lang="${lang}"><b class="accent">${title.map(({ text }) => escaped(text)).join('')}</b>${marked(parts)}</p>`,
    ),
    19.5,
  )}</div>`;

const chartRow = (charts) => (row) => {
  const width = (WIDTH - 19.5 * (row.length - 1)) / row.length;
  const chart = ({ id: name, anchor, title, subtitle, caption }) =>
    `<div${id(anchor)}>${title.map(({ lang, parts }) => `<div lang="${lang}" class="title">${marked(parts)}</div>`).join('')}<div class="under">${joined(subtitle, ' · ')}</div>${chartSvg(charts.get(name), width).replace(/width="([\d.]+)" height="([\d.]+)"/, 'width="$1pt" height="$2pt"')}<div class="under">${caption
      .map(({ lang, parts }) => `<span lang="${lang}">${marked(parts)}</span>`)
      .join(' ')}</div></div>`;
  return `<div class="charts">${across(row.map(chart), 19.5)}</div>`;
};

const row = ({ number, anchor, to, name, notes, value, missing, unit, kind, period, source }) =>
  `<tr${id(anchor)}><td class="row">${to === '' ? escaped(number) : `<a href="#${to}">${escaped(number)}</a>`}</td><td>${name
    .map(({ lang, parts }, index) =>
      index === 0
        ? `<div lang="${lang}">${marked(parts)}${notes.map((note) => mark(note.mark, note.to)).join('')}</div>`
        : `<div lang="${lang}" class="under">${marked(parts)}</div>`,
    )
    .join(
      '',
    )}</td><td class="right">${stacked(value, missing ? ' class="grey"' : ' class="bold"')}</td><td>${stacked(unit)}</td><td>${stacked(kind)}</td><td>${stacked(period)}</td><td>${escaped(source)}</td></tr>`;

const NAMES = ['number', 'indicator', 'value', 'unit', 'kind', 'period', 'source'];
const WIDTHS = [20, 0, 58, 86, 42, 67, 44];

const table = ({ density, heads, groups }) =>
  `<table class="${density === 'tight' ? 'tight' : 'loose'}"><colgroup>${WIDTHS.map((width) => `<col${width === 0 ? '' : ` style="width:${width}pt"`}>`).join('')}</colgroup><thead><tr>${NAMES.map(
    (name) => `<th class="${name === 'value' ? 'right' : ''}">${stacked(heads[name])}</th>`,
  ).join('')}</tr></thead><tbody>${groups
    .map(({ name, rows }) => `<tr class="group"><th colspan="7">${beside(name, 7.7)}</th></tr>${rows.map(row).join('')}`)
    .join('')}</tbody></table>`;

const notes = ({ lang, title, items }) =>
  `<div lang="${lang}" class="notes">${title === '' ? '' : `<b>${escaped(title)}</b>`}<ol>${items
    .map(({ id: anchor, text }) => `<li${id(anchor)}>${escaped(text)}</li>`)
    .join('')}</ol></div>`;

/** Texts of the foot, as margin boxes take them. */
const string = (texts, between) => JSON.stringify(texts.map(({ text }) => text).join(between));

const style = ({ foot, version }) => `@page { size: 595.28pt 841.89pt; margin: 39pt 48pt 52pt;
  @bottom-left { content: ${string(foot, '　')} "　" ${string(version, ' ')}; border-top: 0.5pt solid #c9d1d8; vertical-align: top; padding-top: 5pt; font: 6.9pt "Noto Sans SC"; color: #5b6472; width: 80%; text-align: left }
  @bottom-right { content: counter(page) " / " counter(pages); border-top: 0.5pt solid #c9d1d8; vertical-align: top; padding-top: 5pt; font: 6.9pt "Noto Sans SC"; color: #5b6472; width: 20%; text-align: right } }
html, body { margin: 0; font: 8.8pt/1.4 "Noto Sans SC"; color: #1d2433; text-rendering: geometricPrecision }
a { color: inherit; text-decoration: none }
p { margin: 0; line-height: 1.5 } p:lang(zh) { text-align: justify; line-height: 1.6 }
sup { font-size: 62%; line-height: 0; vertical-align: 0.61em; color: #b3261e; font-weight: normal }
.masthead, .across { display: table; table-layout: fixed; width: 100% } .masthead { table-layout: auto; border-bottom: 1.6pt solid #b3261e; padding-bottom: 5pt; margin-bottom: 14pt }
.masthead > div { display: table-cell; vertical-align: bottom } .across > div { display: table-cell; vertical-align: top }
.series { font: bold 13.5pt/1.25 "Noto Serif SC"; color: #b3261e } .quiet { color: #5b6472 } .right { text-align: right } .red { color: #b3261e } .grey { color: #5b6472 } .bold { font-weight: bold }
h1 { font: bold 27pt/1.25 "Noto Serif SC"; margin: 0 0 3pt } .second { font-family: "Noto Sans SC"; font-weight: normal; color: #5b6472; margin-left: 0.6em }
.facts { font-size: 7.6pt; color: #5b6472 }
.headline { border-left: 2.6pt solid #0f5c7a; padding: 1pt 0 1pt 9pt; margin: 12pt 0 13pt; font-size: 9.4pt } .headline :first-child { font-size: 12pt; font-weight: bold }
.cards { margin: 13pt 0 16pt } .card { background: #f3f6f8; border-top: 0.8pt solid #0f5c7a; padding: 7pt 9pt 9pt }
.unit { font-size: 9pt; line-height: 1.2; color: #0f5c7a } .number { font-size: 20.5pt; font-weight: bold } .label { font-size: 8.2pt; font-weight: bold; line-height: 1.3 }
.under { font-size: 7.1pt; font-weight: normal; line-height: 1.35; color: #5b6472 } .note { font-size: 6.5pt; color: #5b6472 } .chip { font-size: 6.3pt; color: #1d2433; padding: 1pt 2.3pt; border-radius: 1.2pt }
h2 { font-size: 10.6pt; margin: 12pt 0 7pt; padding-bottom: 3pt; border-bottom: 0.5pt solid #c9d1d8 }
.measure { margin: 6pt 0; break-inside: avoid } .accent { color: #0f5c7a }
.charts { margin: 9pt 0; break-inside: avoid } .title { font-size: 8.6pt; font-weight: bold } svg { display: block; margin: 7pt 0; overflow: visible }
.next { break-before: page }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 8.2pt; line-height: 1.3; border-top: 1.1pt solid #1d2433 } td, th { text-align: left; vertical-align: top; padding: 3.4pt 5pt 3.5pt; border-bottom: 0.5pt solid #c9d1d8 }
.tight { line-height: 1.196 } .tight td, .tight th { padding: 1.5pt 5pt 1.7pt } td.right, th.right { text-align: right } thead th { border-bottom: 1.1pt solid #1d2433 } .group th { background: #f3f6f8; border: 0 } tr { break-inside: avoid } .row { font-size: 7pt; color: #b3261e }
.notes { font-size: 7.1pt; line-height: 1.45 } .notes b { font-size: 8.2pt } ol { margin: 2pt 0 0; padding-left: 16pt } .foot-of-table { margin-top: 14pt }`;

/** The page of a briefing. */
export function htmlOf({ view: { frame, region }, charts, information }) {
  const { headline, cards, measures } = region;
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>${escaped(information.title)}</title><meta name="author" content="${escaped(information.author)}">
<meta name="keywords" content="${escaped(information.keywords.join(', '))}"><style>${style(frame)}</style></head><body>
${masthead(frame, frame.issue)}<h1${id(region.anchor)}>${beside(region.name, 15)}</h1>
<div class="facts">${escaped(region.code)}${region.facts.map((fact) => ` · ${joined(fact)}`).join('')}${region.standing.length === 0 ? '' : ` ｜ ${joined(region.standing)}`}</div>
${headline.length === 0 ? '' : `<div class="headline">${headline.map(({ lang, parts }) => `<div lang="${lang}">${marked(parts)}</div>`).join('')}</div>`}
${
  cards.length === 0
    ? ''
    : `<div class="cards">${across(
        cards.map((each) => `<div class="card">${card(each)}</div>`),
        9,
      )}</div>`
}
${measures.length === 0 ? '' : `<h2>${beside(region.measuresTitle, 9)}</h2>${measures.map(measure).join('')}`}
${region.chartRows.map(chartRow(charts)).join('')}
<div class="next">${masthead(frame, frame.subject)}</div><h2>${beside(region.table.title, 9)}</h2>${table(region.table)}
<div class="foot-of-table">${across(region.notes.map(notes), 19.5)}</div></body></html>`;
}
