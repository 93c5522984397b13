import type { Context } from '../../briefing/context.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Localized } from '../../language.ts';
import { plain } from '../../quantity/decimal.ts';
import type { PlannedDocument } from '../../output/plan.ts';
import { documentPassages } from './document-passages.ts';
import { findingAt, type Finding, type Spot } from '../finding.ts';
import { accountedNumbers, digitsIn } from '../numbers.ts';
import { formsOf } from './forms.ts';
import type { Said } from '../languages/agreement.ts';
import { figureStatements, namesWithDigits, textStatements } from '../languages/statement.ts';
import type { Range } from './claims.ts';
import type { Missed } from './like.ts';
import { matchPassages, type Placed } from './match.ts';
import { passageText, type Passage, type PassageKind, type Run } from './passage.ts';
import { readPrintedText, spacedIndex, UnreadablePdf, withoutSpaces, type Box, type PrintedText } from './printed-text.ts';

/** A place on a page where a figure is printed. */
export interface PrintedFigure {
  readonly figure: string;
  readonly page: number;
  readonly box: Box;
  readonly kind: PassageKind;
  /** As it stands there. */
  readonly text: string;
}

/** What opening a PDF again showed. */
export interface VerifiedPdf {
  readonly findings: readonly Finding[];
  /** In the order of the pages. */
  readonly printed: readonly PrintedFigure[];
  /** What the pages say in each language, for the languages to be held against one another. */
  readonly said: Said;
  /** By figure, the value that the page gives it, in digits. */
  readonly values: ReadonlyMap<string, string>;
}

const NOTHING = { printed: [], said: { figures: [], texts: [] }, values: new Map<string, string>() };

/** Fewer of the passages with figures than this share: the file is another dataset's, or another document. */
const RECOGNISABLE = 0.1;

const REBUILD: Localized = { zh: '重新生成该文档', en: 'build the document again' };

/** Opens a PDF again and holds what it prints against the dataset. */
export async function verifyPdf(
  dataset: Dataset,
  document: Extract<PlannedDocument, { type: 'briefing' | 'volume' }>,
  bytes: Uint8Array,
  pages?: number,
  unnamed: readonly string[] = [],
): Promise<VerifiedPdf> {
  const { name } = document;
  let printed: PrintedText;
  try {
    printed = await readPrintedText(bytes);
  } catch (error) {
    if (!(error instanceof UnreadablePdf)) throw error;
    const what = { zh: '无法作为 PDF 打开', en: 'cannot be opened as a PDF' };
    return { ...NOTHING, findings: [findingAt({ document: name }, 'unreadable-document', what, { found: error.message, fix: REBUILD })] };
  }
  const { context, frame, passages, figures } = documentPassages(dataset, document, new Set(unnamed));
  const { placed, missed, added, empty } = matchPassages(printed, passages, frame);
  const onPages = pageFindings(name, printed, empty, pages);
  const withFigures = (list: readonly Passage[]): number =>
    list.filter(({ runs }) => runs.some(({ figure }) => figure !== undefined)).length;
  if (withFigures(placed.map(({ passage }) => passage)) < withFigures(passages) * RECOGNISABLE) {
    const what = { zh: '内容不是该数据集的这份文档', en: 'does not say what this document of the dataset says' };
    const details = { expected: dataset.id, found: printed.text.slice(0, 60), fix: REBUILD };
    return { ...NOTHING, findings: [...onPages, findingAt({ document: name }, 'foreign-document', what, details)] };
  }
  const said = saidIn(name, context, printed, placed);
  return {
    findings: [
      ...onPages,
      ...oncePerPage(missed.flatMap((each) => missedFindings(name, each))),
      ...added.map((range) => addedFinding(name, printed, range)),
      ...formFindings(name, context, passages),
      ...rowFindings(name, passages, figures),
      ...numberFindings(name, context, printed, placed),
    ],
    printed: placed.flatMap((place) => figuresIn(printed, place)),
    said,
    values: new Map(
      said.figures.flatMap(({ figure, understood }) => (understood === undefined ? [] : [[figure, plain(understood.value)]])),
    ),
  };
}

function pageFindings(
  document: string,
  { text, pages }: PrintedText,
  empty: readonly number[],
  expected: number | undefined,
): readonly Finding[] {
  const onPages = pages.flatMap(({ number, start, end }): Finding[] => {
    const onPage = text.slice(start, end);
    // A font's empty glyph says of itself that it is U+0000.
    // oxlint-disable-next-line no-control-regex
    const lost = onPage.search(/[\u0000\uFFFD]/);
    const spot = { document, page: number };
    const around = onPage.slice(Math.max(0, lost - 10), lost + 10);
    return [
      ...(empty.includes(number) ? [findingAt(spot, 'empty-page', EMPTY, { fix: REBUILD })] : []),
      ...(lost < 0 ? [] : [findingAt(spot, 'missing-glyph', NO_GLYPH, { found: around })]),
    ];
  });
  if (expected === undefined || expected === pages.length) return onPages;
  const what = { zh: '页数与清单不符', en: 'has another number of pages than the manifest says' };
  return [
    findingAt({ document }, 'page-count', what, { expected: String(expected), found: String(pages.length), fix: REBUILD }),
    ...onPages,
  ];
}

const EMPTY: Localized = { zh: '空白页', en: 'the page is empty' };
const NO_GLYPH: Localized = { zh: '有字符没有字形', en: 'a character has no glyph' };
const NUMBER_ADDED: Localized = {
  zh: '印有没有任何数据能够说明的数字',
  en: 'prints a number that no figure, period, source or page accounts for',
};
const TEXT_ADDED: Localized = { zh: '印有不该有的文字', en: 'prints a text that nobody asked for' };

/** So much of what is too much is quoted. */
const QUOTED = 80;

function addedFinding(document: string, printed: PrintedText, { start, end }: Range): Finding {
  const found = printed.text.slice(start, Math.min(end, start + QUOTED));
  const [at] = printed.boxes(start, end);
  const spot = at === undefined ? { document } : { document, page: at.page, box: boxOf(at) };
  return /\p{N}/u.test(printed.text.slice(start, end))
    ? findingAt(spot, 'unaccounted-number', NUMBER_ADDED, { found })
    : findingAt(spot, 'unexpected-text', TEXT_ADDED, { found });
}

function boxOf({ left, top, width, height }: Box): Box {
  return { left, top, width, height };
}

const MISSING: Localized = { zh: '应印出的数据不在此处', en: 'a figure that should be printed here is not' };
const MISSING_TEXT: Localized = { zh: '应印出的文字不在此处', en: 'a text that should be printed here is not' };
const WRONG: Localized = { zh: '印出的数据与数据集不符', en: 'what is printed is not the figure of the dataset' };

function missedFindings(document: string, { passage, page, differing }: Missed): readonly Finding[] {
  const { figure } = passage;
  const spot = (id: string | undefined): Spot => ({ document, page, ...(id === undefined ? {} : { figure: id }) });
  if (differing === undefined) {
    const ids = figure === undefined ? [...new Set(passage.runs.flatMap((run) => run.figure ?? []))] : [figure];
    const expected = passageText(passage);
    if (ids.length > 0) return ids.map((id) => findingAt(spot(id), 'missing-figure', MISSING, { expected }));
    return [findingAt(spot(undefined), 'missing-text', MISSING_TEXT, { expected })];
  }
  const wrong = differing.filter(({ run }) => run.figure !== undefined);
  if (wrong.length > 0)
    return wrong.map(({ run, found }) => findingAt(spot(run.figure), 'wrong-figure', WRONG, { expected: withoutSpaces(run.text), found }));
  const expected = differing.map(({ run }) => withoutSpaces(run.text)).join('');
  const found = differing.map((each) => each.found).join('');
  return [
    findingAt(
      spot(figure),
      'wrong-text',
      { zh: '印出的文字有误', en: 'what is printed is not the text it should be' },
      { expected, found },
    ),
  ];
}

/** Where much is missing, as with a page that is not there, its first text stands for all: the figures are named each. */
function oncePerPage(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<number | undefined>();
  return findings.filter(({ code, page }) => code !== 'missing-text' || (!seen.has(page) && seen.add(page)));
}

function saidIn(document: string, context: Context, printed: PrintedText, placed: readonly Placed[]): Said {
  const names = namesWithDigits(context);
  const where = placed.map(({ passage, stretches }) => ({ passage, where: { document, page: printed.pageAt(stretches[0]?.start ?? 0) } }));
  return {
    figures: where.flatMap(({ passage, where: at }) => figureStatements(context, passage, at)),
    texts: where.flatMap(({ passage, where: at }) => textStatements(passage, at, names)),
  };
}

/** What is printed was held against the view; the view's quantities are held against the dataset here. */
function formFindings(document: string, context: Context, passages: readonly Passage[]): readonly Finding[] {
  const wrong = passages.flatMap(({ runs }) => runs.filter((run) => run.figure !== undefined && !isForm(context, run)));
  return wrong.map(({ figure = '', language, text }) =>
    findingAt({ document, figure }, 'wrong-figure', WRONG, {
      expected: [...formsOf(context, figure, language ?? context.languages[0])][0] ?? '',
      found: text,
    }),
  );
}

/** Numbers of the view itself that are no figure's and that nothing in the dataset accounts for. */
function numberFindings(document: string, { dataset }: Context, printed: PrintedText, placed: readonly Placed[]): readonly Finding[] {
  const known = accountedNumbers(dataset);
  return placed.flatMap(({ passage, stretches: [first] }) =>
    passage.runs
      .filter(({ figure, numbers, text }) => figure === undefined && (numbers ?? 'period') === 'period' && /\d/.test(text))
      .flatMap(({ text }) => digitsIn(text).filter((number) => !known.has(number)))
      .map((found) =>
        findingAt({ document, page: printed.pageAt(first?.start ?? 0) }, 'unaccounted-number', NUMBER_ADDED, {
          found: `${found}: ${passageText(passage).slice(0, QUOTED)}`,
        }),
      ),
  );
}

function isForm(context: Context, { figure, language, text }: Run): boolean {
  return figure !== undefined && formsOf(context, figure, language ?? context.languages[0]).has(withoutSpaces(text));
}

/** Every figure has its row in the table, or its entry in the register. */
function rowFindings(document: string, passages: readonly Passage[], figures: readonly string[]): readonly Finding[] {
  const kind: PassageKind = passages.some((passage) => passage.kind === 'register') ? 'register' : 'row';
  const rows = new Set(passages.flatMap((passage) => (passage.kind === kind ? (passage.figure ?? []) : [])));
  const what = { zh: '表中没有该数据', en: 'the figure has no row in the table' };
  return figures.filter((figure) => !rows.has(figure)).map((figure) => findingAt({ document, figure }, 'missing-figure', what));
}

/** Where a placed passage prints figures; a quantity that two columns or lines share has a box for each. */
function figuresIn(printed: PrintedText, { passage, stretches }: Placed): readonly PrintedFigure[] {
  let at = 0;
  return passage.runs.flatMap((run) => {
    const text = withoutSpaces(run.text);
    const [from, to] = [at, at + text.length];
    at = to;
    const { figure } = run;
    if (figure === undefined || text === '') return [];
    return stretches
      .filter((stretch) => stretch.from < to && stretch.from + stretch.length > from)
      .flatMap((stretch) => {
        const [first, last] = [Math.max(from, stretch.from), Math.min(to, stretch.from + stretch.length)];
        const shown = run.text.slice(spacedIndex(run.text, first - from), spacedIndex(run.text, last - from));
        return printed
          .boxes(stretch.start + first - stretch.from, stretch.start + last - stretch.from)
          .map(({ page, ...box }) => ({ figure, page, box, kind: passage.kind, text: shown.replace(/\s+/g, ' ').trim() }));
      });
  });
}
