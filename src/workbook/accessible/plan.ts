import { sheetNames } from '../sheet-name.ts';
import { line, table, type Block, type Cell, type Look, type SheetPlan, type TableBlock, type WorkbookPlan } from '../plan.ts';
import { both, english, inBoth, word, WORDS } from '../words.ts';
import { CODE_MEANINGS, coded } from './codes.ts';
import { collectNotes } from './notes.ts';
import { relocated } from './relocate.ts';
import { sectionsOf, type Section } from './sections.ts';

/** Sheets that the plan is told of by name. */
export interface NamedSheets {
  readonly cover: string;
  readonly contents: string;
  readonly sources: string;
}

/** Width in characters of the one column of a sheet without a table. */
const TEXT_WIDTH = 100;

/**
 * A workbook's plan as the Government Analysis Function wants spreadsheets for everyone, those who hear them read aloud among them: one
 * table a sheet, from column A on, under its title and what must be said of it, with nothing below; no merged cells, filters, frozen panes
 * or running feet; notes by number on a sheet of their own; codes for missing values; links whose words say where they lead.
 */
export function accessiblePlan(plan: WorkbookPlan, names: NamedSheets): WorkbookPlan {
  const notes = collectNotes();
  const name = sheetNames();
  for (const sheet of plan.sheets) name(sheet.name);
  const notesName = name(word('table-notes'));
  const split = new Map<string, readonly SheetPlan[]>(
    plan.sheets.map((sheet) => [
      sheet.name,
      sectionsOf(sheet).map((section, index) => {
        const own = index === 0 ? sheet.name : name(sectionName(section), section.table?.name ?? '');
        return section.table === undefined ? textSheet(sheet, section) : tableSheet(sheet, own, section.table, section, notesName);
      }),
    ]),
  );
  const noteSheets = notes.texts.length === 0 ? [] : [notesSheet()];
  const sheets = [...split].flatMap(([origin, parts]) => {
    if (origin === names.contents) return [...parts.map((sheet) => listed(sheet)), ...noteSheets];
    return origin === names.cover ? parts.map((sheet) => explained(sheet)) : parts;
  });
  const origins = new Map([...split].flatMap(([origin, parts]) => parts.map((part): [string, string] => [part.name, origin])));
  return relocated({ ...plan, accessible: true, sheets }, plan.sheets, (sheet) => origins.get(sheet) ?? sheet);

  /** Lines on what codes mean, at the cover's end. */
  function explained(sheet: SheetPlan): SheetPlan {
    const blocks = CODE_MEANINGS.flatMap(({ code, meaning }) => line(`${code} ${inBoth(meaning)}`, 'text'));
    return { ...sheet, blocks: [...sheet.blocks, line(inBoth(WORDS.codes), 'heading'), ...blocks] };
  }

  /** The table of contents, with the sheets that were made of others. */
  function listed(sheet: SheetPlan): SheetPlan {
    const more = new Map(
      [...split].map(([origin, parts]) => [origin, parts.slice(1).map((part) => ({ name: part.name, holds: titleOf(part) }))]),
    );
    const row = (heads: number, own: string, holds: string): readonly Cell[] =>
      Array.from({ length: heads }, (_, column): Cell => {
        if (column === 0) return { value: own, look: 'body-link', to: { sheet: own } };
        return { value: column === HOLDS ? holds : null, look: 'body' };
      });
    const added = (block: TableBlock): TableBlock => ({
      ...block,
      rows: [
        ...(noteSheets.length > 0 ? [row(block.heads.length, notesName, inBoth(WORDS['table-notes']))] : []),
        ...block.rows.flatMap((cells) => [
          cells,
          ...(more.get(cells[0]?.to?.sheet ?? '') ?? []).map((part) => row(block.heads.length, part.name, part.holds)),
        ]),
      ],
    });
    return { ...sheet, blocks: sheet.blocks.map((block) => (block.type === 'table' ? added(block) : block)) };
  }

  function notesSheet(): SheetPlan {
    const rows = notes.texts.map((text, index): readonly Cell[] => {
      const [zh = '', ...en] = text.split('\n');
      return [
        { value: `[note ${index + 1}]`, look: 'code' },
        { value: zh, look: 'body' },
        { value: en.length === 0 ? null : en.join('\n'), look: 'body' },
      ];
    });
    const heads = [
      { text: both(({ columns }) => columns.number) },
      { text: both(({ columns }) => columns.note) },
      { text: word('note-en') },
    ];
    const block = table('table_notes', heads, rows);
    const section: Section = {
      lines: [line(word('table-notes'), 'title'), line(word('back'), 'link', { sheet: names.contents })],
      table: block,
    };
    return tableSheet({ name: notesName, blocks: [], orientation: 'landscape', widest: 60 }, notesName, block, section, notesName);
  }

  function tableSheet(origin: SheetPlan, own: string, block: TableBlock, { lines }: Section, notesSheetName: string): SheetPlan {
    const charts = origin.charts?.filter((chart) => chart.table === block.name) ?? [];
    const [first, ...others] = lines;
    const [second] = others;
    // The same title in the other language, where it has a line of its own.
    const seconds = second?.cells[0]?.look === 'second' ? [second] : [];
    const rest = others.slice(seconds.length);
    const title = first?.cells[0]?.value ?? own;
    const body = withLinks({
      ...block,
      plain: true,
      rows: block.name === DATA_TABLE ? block.rows : block.rows.map((row) => row.map(coded)),
    });
    const said = (words: keyof typeof WORDS, to?: string): readonly Block[] => [
      line(WORDS[words].zh, 'text', to === undefined ? undefined : { sheet: to }),
      line(english(WORDS[words].en), 'text'),
    ];
    const noted = notes.withMarks(body);
    const hasNotes = noted.rows.some(
      (row) => row.some(({ value }) => typeof value === 'string' && value.startsWith('[note ')) && noted !== body,
    );
    return {
      name: own,
      orientation: origin.orientation,
      ...(origin.widest !== undefined && { widest: origin.widest }),
      ...(origin.widths !== undefined && origin.blocks.find(({ type }) => type === 'table') === block && { widths: origin.widths }),
      blocks: [
        line(title, 'title'),
        ...seconds,
        ...said(charts.length > 0 ? 'one-table-and-chart' : 'one-table'),
        ...(hasNotes ? [linked('has-notes', notesSheetName)] : said('no-notes')),
        ...(body.rows.some((row) => row.some(({ value }) => value === null)) ? said('has-blanks') : []),
        linked('sources-listed', names.sources),
        ...rest.map((each) => ({ ...each, cells: each.cells.map((cell) => ({ ...cell, look: plainLook(cell.look) })) })),
        noted,
      ],
      ...(charts.length > 0 && { charts: charts.map((chart) => ({ ...chart, below: 0, right: block.heads.length })) }),
    };
  }
}

/** What programs read stays as it is: its column of statuses says why a value is missing. */
const DATA_TABLE = 'data_figures';

/** The column of the table of contents that says what a sheet holds. */
const HOLDS = 4;

function linked(words: 'has-notes' | 'sources-listed', sheet: string): Block {
  return line(inBoth(WORDS[words]), 'link', { sheet });
}

/** A heading above a table that has its title in A1 already is text. */
function plainLook(look: Look): Look {
  return look === 'heading' || look === 'second' || look === 'label' || look === 'title' ? 'text' : look;
}

function titleOf({ blocks: [first], name }: SheetPlan): string {
  const value = first?.type === 'line' ? first.cells[0]?.value : undefined;
  return typeof value === 'string' ? value : name;
}

/** Short: a title of a comparison or a chart is a sentence. */
function sectionName({ lines, table: block }: Section): string {
  const [, type, number] = /^(comparison|chart)_(\d+)$/.exec(block?.name ?? '') ?? [];
  if (type === 'comparison') return `${WORDS.comparison.zh}${number} ${WORDS.comparison.en} ${number}`;
  if (type === 'chart') return both(({ figure }) => figure(Number(number)));
  const value = lines[0]?.cells[0]?.value;
  return typeof value === 'string' ? value : '';
}

/** Fewer characters are an ordinal or a bare id, which says nothing of where a link leads. */
const SHORTEST_LINK = 4;

/** Links whose words say where they lead: that of a row's ordinal goes to the name of its indicator, others that say nothing go. */
function withLinks(block: TableBlock): TableBlock {
  const named = block.heads.findIndex(({ text }) => text === both(({ columns }) => columns.indicator));
  const isBare = ({ value }: Cell): boolean => typeof value !== 'string' || value.length < SHORTEST_LINK;
  const rows = block.rows.map((row) => {
    const at = row.findIndex((cell) => typeof cell.value === 'number' && cell.to !== undefined);
    const to = row[at]?.to;
    return row.map((cell, column): Cell => {
      const { value } = cell;
      // Not every reader breaks the lines of a link.
      if (column === named && to !== undefined && typeof value === 'string')
        return { value: value.replaceAll('\n', ' '), look: 'body-link', to };
      return cell.to !== undefined && isBare(cell) ? { value, look: typeof value === 'number' ? 'plain-0' : 'body' } : cell;
    });
  });
  return { ...block, rows };
}

/** A sheet without a table: what it says, one thing under another, in one column. */
function textSheet({ name, orientation }: SheetPlan, { lines }: Section): SheetPlan {
  const blocks = lines.flatMap(({ cells }, index) =>
    cells.flatMap(({ value, look, to }, column): readonly Block[] => {
      if (value === null) return [];
      if (index === 0) return [line(value, 'title', to)];
      return [line(value, cells.length > 1 && column === 0 ? 'heading' : look === 'label' ? 'text' : look, to)];
    }),
  );
  return { name, orientation, widths: [TEXT_WIDTH], blocks };
}
