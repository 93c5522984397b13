import type { Codes } from '../dataset/codes.ts';
import { KINDS, PERIOD_BASES, STATUSES, type Dataset } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { periodText } from '../quantity/period.ts';
import { QUALIFIERS } from '../quantity/quantity.ts';
import { writePlan } from '../workbook/adapter.ts';
import { finishPackage } from '../workbook/package.ts';
import { checkPlan } from '../workbook/plan-check.ts';
import { line, table, wideLine, type Block, type Cell, type EntryRule, type SheetPlan, type WorkbookPlan } from '../workbook/plan.ts';
import { inBoth, labelled } from '../workbook/words.ts';
import { ENTRY_HEADS } from './entry-heads.ts';
import { BASIS_NAMES, ENTRY_WORDS, INSTRUCTIONS, PROMPTS, QUALIFIER_NAMES, REFUSALS, STATUS_NAMES } from './entry-words.ts';
import type { Field } from './fields.ts';
import { SOURCE_HEADS } from './source-table.ts';

/** Empty rows of the entry table; more may be added below them. */
const ROWS = 200;
/** Rows that the rules hold for. */
const RULED_ROWS = 2_000;
/** Empty rows below the sources that are there. */
const NEW_SOURCES = 10;

type CodeLists = Pick<Codes, 'indicators' | 'units'>;

const NAMES = {
  instructions: inBoth(ENTRY_WORDS.instructions),
  entry: inBoth(ENTRY_WORDS.entry),
  sources: inBoth(ENTRY_WORDS.sources),
  codes: inBoth(ENTRY_WORDS.codes),
};

const WIDTHS: Partial<Record<Field, number>> = {
  region: 26,
  indicator: 34,
  value: 16,
  'value-high': 14,
  unit: 18,
  period: 16,
  'period-basis': 16,
  'to-date': 10,
  kind: 14,
  qualifier: 18,
  status: 18,
  printed: 20,
  source: 12,
  paragraph: 10,
  note: 18,
  id: 22,
};

/** A choice as its cell has it: the code, then its name in both languages. */
function choice(code: string, name: Localized): string {
  return `${code} ${inBoth(name)}`;
}

/** Fields whose lists hold what is usual, and not all there can be. */
const OPEN: ReadonlySet<Field> = new Set(['region', 'period']);

/** Years before that of the issue, and after it, that the list of periods has. */
const YEARS = { before: 3, after: 1 };

/** Periods of the dataset's figures, and the years around its issue. */
function periods({ figures, date }: Dataset): readonly string[] {
  const issued = Number(date.slice(0, 4));
  const years = Array.from({ length: YEARS.before + 1 + YEARS.after }, (_, index) => String(issued - YEARS.before + index));
  const used = figures.flatMap(({ period }) => (period === undefined ? [] : [periodText(period)]));
  return [...new Set([...years, ...used])].sort();
}

/** The choices of each field that has a list. */
function choices(dataset: Dataset, { indicators, units }: CodeLists): ReadonlyMap<Field, readonly string[]> {
  const regions = [dataset.scope, ...dataset.regions.filter(({ region }) => region.code !== dataset.scope.region.code)];
  const byTheme = [...indicators.values()].toSorted((a, b) => a.theme.order - b.theme.order);
  return new Map<Field, readonly string[]>([
    ['region', regions.map(({ region }) => choice(region.code, region.name))],
    ['indicator', byTheme.map(({ id, name, unit }) => `${choice(id, name)} [${unit.id}]`)],
    ['unit', [...units.values()].map(({ id, zh, en }) => choice(id, { zh, en: en.plural }))],
    ['period', periods(dataset)],
    ['period-basis', PERIOD_BASES.map((basis) => choice(basis, BASIS_NAMES[basis]))],
    ['to-date', ['yes']],
    [
      'kind',
      KINDS.map((kind) =>
        choice(
          kind,
          labelled(({ kinds }) => kinds[kind]),
        ),
      ),
    ],
    ['qualifier', QUALIFIERS.map((qualifier) => choice(qualifier, QUALIFIER_NAMES[qualifier]))],
    ['status', STATUSES.map((status) => choice(status, STATUS_NAMES[status]))],
    ['note', [...dataset.notes].map(([key, text]) => choice(key, { zh: text.zh, en: '' }))],
  ]);
}

function head({ zh, en }: Localized): string {
  return `${zh} ${en}`;
}

function lead(title: Localized, text: Localized): readonly Block[] {
  return [line(title.zh, 'title'), line(title.en, 'second'), wideLine(text.zh, 'text'), wideLine(text.en, 'label')];
}

const LEAD_ROWS = 4;

function instructions({ id, title }: Dataset): SheetPlan {
  return {
    name: NAMES.instructions,
    orientation: 'portrait',
    widths: [80],
    blocks: [
      line(ENTRY_WORDS.title.zh, 'title'),
      line(ENTRY_WORDS.title.en, 'second'),
      line(`${inBoth(ENTRY_WORDS.dataset)}: ${id}`, 'label'),
      line(inBoth(title), 'heading'),
      ...INSTRUCTIONS.flatMap(({ zh, en }) => [wideLine(zh, 'text'), wideLine(en, 'label')]),
      line(NAMES.entry, 'link', { sheet: NAMES.entry }),
      line(NAMES.sources, 'link', { sheet: NAMES.sources }),
    ],
  };
}

function rules(lists: ReadonlyMap<Field, readonly string[]>, sources: number): readonly EntryRule[] {
  const columns = [...lists.keys()];
  return ENTRY_HEADS.map(({ field, head: title }, column): EntryRule => {
    const list = lists.get(field);
    const told = { column, rows: RULED_ROWS, title: inBoth(title), prompt: inBoth(PROMPTS[field as keyof typeof PROMPTS]) };
    if (field === 'source') {
      const from = { sheet: NAMES.sources, column: 0, first: LEAD_ROWS + 2, last: LEAD_ROWS + 1 + sources };
      return { ...told, allow: { type: 'choice', from }, strict: false, error: inBoth(REFUSALS.choice) };
    }
    if (list !== undefined && list.length > 0) {
      const from = { sheet: NAMES.codes, column: columns.indexOf(field), first: LEAD_ROWS + 2, last: LEAD_ROWS + 1 + list.length };
      return {
        ...told,
        allow: { type: 'choice', from },
        strict: !OPEN.has(field),
        error: inBoth(OPEN.has(field) ? REFUSALS.open : REFUSALS.choice),
      };
    }
    const type = field === 'paragraph' ? 'count' : field === 'value' || field === 'value-high' ? 'number' : 'any';
    return { ...told, allow: { type }, strict: true, error: type === 'any' ? '' : inBoth(REFUSALS[type]) };
  });
}

/** Codes and periods are text, whatever they look like; numbers are left to Excel. */
function emptyCell(field: Field): Cell {
  return { value: null, look: field === 'value' || field === 'value-high' || field === 'paragraph' ? 'body' : 'code' };
}

function entry(lists: ReadonlyMap<Field, readonly string[]>, sources: number): SheetPlan {
  const row = ENTRY_HEADS.map(({ field }) => emptyCell(field));
  return {
    name: NAMES.entry,
    freeze: { columns: 2 },
    orientation: 'landscape',
    widths: ENTRY_HEADS.map(({ field }) => WIDTHS[field]),
    entries: rules(lists, sources),
    blocks: [
      ...lead(ENTRY_WORDS.entry, ENTRY_WORDS['on-entry']),
      table(
        'entry_figures',
        ENTRY_HEADS.map(({ head: text }) => ({ text: head(text) })),
        Array.from({ length: ROWS }, () => row),
      ),
    ],
  };
}

function sourceSheet({ sources }: Dataset): SheetPlan {
  const text = (value: string | undefined): Cell => ({ value: value === undefined || value === '' ? null : value, look: 'code' });
  const rows = sources.map(({ id, title, publisher, date, url }) => [
    text(id),
    text(title.zh),
    text(title.en),
    text(publisher?.zh),
    text(publisher?.en),
    text(date),
    text(url),
  ]);
  const empty = Object.keys(SOURCE_HEADS).map(() => text(undefined));
  return {
    name: NAMES.sources,
    freeze: { columns: 1 },
    orientation: 'landscape',
    widths: [14, 34, 40, 26, 30, 14, 40],
    blocks: [
      ...lead(ENTRY_WORDS.sources, ENTRY_WORDS['on-sources']),
      table(
        'entry_sources',
        Object.values(SOURCE_HEADS).map((each) => ({ text: head(each) })),
        [...rows, ...Array.from({ length: NEW_SOURCES }, () => empty)],
      ),
    ],
  };
}

function codeSheet(lists: ReadonlyMap<Field, readonly string[]>): SheetPlan {
  const columns = [...lists];
  const longest = Math.max(...columns.map(([, list]) => list.length));
  return {
    name: NAMES.codes,
    freeze: { columns: 0 },
    orientation: 'landscape',
    widest: 44,
    blocks: [
      ...lead(ENTRY_WORDS.codes, ENTRY_WORDS['on-codes']),
      table(
        'entry_codes',
        columns.map(([field]) => ({ text: head(ENTRY_HEADS.find((each) => each.field === field)?.head ?? { zh: field, en: field }) })),
        Array.from({ length: longest }, (_, row) => columns.map(([, list]): Cell => ({ value: list[row] ?? null, look: 'code' }))),
      ),
    ],
  };
}

/** What an entry workbook for a dataset holds: instructions, the sheet to fill in, sources, and the codes to choose from. */
export function planEntryWorkbook(dataset: Dataset, codes: CodeLists): WorkbookPlan {
  const lists = choices(dataset, codes);
  const title = `${inBoth(ENTRY_WORDS.title)} ${dataset.id}`;
  return {
    title,
    subject: inBoth(dataset.title),
    keywords: dataset.id,
    author: inBoth(dataset.publisher),
    language: 'zh-CN',
    footer: title,
    sheets: [instructions(dataset), entry(lists, dataset.sources.length + NEW_SOURCES), sourceSheet(dataset), codeSheet(lists)],
  };
}

/**
 * Writes an entry workbook for a dataset.
 * @param created the time it carries.
 */
export async function buildEntryWorkbook(dataset: Dataset, codes: CodeLists, created: Date): Promise<Uint8Array> {
  const plan = planEntryWorkbook(dataset, codes);
  checkPlan(plan);
  return finishPackage(await writePlan(plan, created), plan).bytes;
}
