import type { Figure } from '../../src/dataset/dataset.ts';
import { traceDataset } from '../../src/trace/trace.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { pick, seenIn, type Blow, type Chance, type Seen, type Striker } from './blow.ts';
import { check, type Case } from './cases.ts';
import { WRONG, type Spoil } from './wrong-words.ts';

// Wrong sources, and datasets that are wrong against their source though they agree with themselves.

type Traced = Case & { readonly source: string };

/** What tracing a dataset finds in a source; that it is another file than the one read is no answer. */
async function seenByTrace({ prepared: { dataset }, source, contents }: Traced, text?: string): Promise<readonly Seen[]> {
  const files = memoryFiles(text === undefined ? contents : new Map([...contents, [source, new TextEncoder().encode(text)]]));
  const { diagnostics } = await traceDataset(dataset, files, { folder: source.slice(0, source.lastIndexOf('/')), required: false });
  return seenIn(diagnostics).filter(({ code }) => code !== 'source-changed');
}

function linesOf({ contents, source }: Traced): readonly string[] {
  return new TextDecoder().decode(contents.get(source)).split('\n');
}

interface Stand {
  readonly line: number;
  readonly column: number;
  readonly printed: string;
}

/** Where a source prints a figure. */
function standOf(lines: readonly string[], { locator }: Figure): Stand | undefined {
  if (locator === undefined) return undefined;
  const { printed, paragraph } = locator;
  const line = lines.flatMap((text, index) => (text.trim() === '' ? [] : [index]))[paragraph - 1] ?? -1;
  const column = (lines[line] ?? '').search(new RegExp(`(?<![\\d.])${printed.replace(/[.*+?^$()|[\]\\/-]/g, '\\$&')}`));
  return column < 0 ? undefined : { line, column, printed };
}

function replaced(lines: readonly string[], { line, column, printed }: Stand, token: string): string {
  const text = lines[line] ?? '';
  return lines.with(line, text.slice(0, column) + token + text.slice(column + printed.length)).join('\n');
}

function rowOf({ place }: Figure): { readonly file: string; readonly lines: ReadonlySet<number> } {
  return { file: place.file, lines: new Set([place.line]) };
}

async function tokenChanged(cases: readonly Traced[], spoil: Spoil, chance: Chance): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  const figure =
    set &&
    pick(
      set.prepared.dataset.figures.filter(({ locator }) => locator && spoil(locator.printed, () => 0) !== undefined),
      chance,
    );
  const lines = set && linesOf(set);
  const stand = lines && figure && standOf(lines, figure);
  const token = stand && spoil(stand.printed, chance);
  if (set === undefined || figure === undefined || lines === undefined || stand === undefined || token === undefined) return undefined;
  const what = `${set.name} ${figure.id}: "${stand.printed}" -> "${token}" in the source`;
  return { what, spot: rowOf(figure), seen: await seenByTrace(set, replaced(lines, stand, token)) };
}

async function tokensSwapped(cases: readonly Traced[], chance: Chance): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const lines = linesOf(set);
  const first = pick(set.prepared.dataset.figures, chance);
  // Which of two tokens in one paragraph is which only its words tell, which tracing does not read.
  const paragraph = first?.locator?.paragraph;
  const others = set.prepared.dataset.figures.filter(({ unit, locator }) => unit === first?.unit && locator?.paragraph !== paragraph);
  const second = pick(others, chance);
  const [from, to] = [first && standOf(lines, first), second && standOf(lines, second)];
  if (first === undefined || second === undefined || from === undefined || to === undefined || from.printed === to.printed)
    return undefined;
  // The later one first, so that the other keeps its place.
  const order = from.line > to.line || (from.line === to.line && from.column > to.column) ? ([from, to] as const) : ([to, from] as const);
  const text = replaced(replaced(lines, order[0], order[1].printed).split('\n'), order[1], order[0].printed);
  const spot = { file: first.place.file, lines: new Set([first.place.line, second.place.line]) };
  return { what: `${set.name} ${first.id} and ${second.id} swapped in the source`, spot, seen: await seenByTrace(set, text) };
}

async function paragraphShifted(cases: readonly Traced[], chance: Chance): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  const figures = set?.prepared.dataset.figures.filter(({ locator }) => locator !== undefined) ?? [];
  const figure = pick(figures, chance);
  if (set === undefined || figure?.locator === undefined) return undefined;
  const lines = linesOf(set);
  const stand = standOf(lines, figure);
  if (stand === undefined) return undefined;
  const { paragraph } = figure.locator;
  const moved = figures.filter(({ locator }) => (locator?.paragraph ?? 0) >= paragraph);
  const text = lines.toSpliced(stand.line, 0, '没有数字的一段。').join('\n');
  const spot = { file: figure.place.file, lines: new Set(moved.map(({ place }) => place.line)) };
  return { what: `${set.name}: a paragraph before ${paragraph} of the source`, spot, seen: await seenByTrace(set, text) };
}

async function numberAdded(cases: readonly Traced[], chance: Chance): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  if (set === undefined) return undefined;
  const lines = linesOf(set);
  const line =
    pick(
      lines.flatMap((text, index) => (text.trim() === '' ? [] : [index])),
      chance,
    ) ?? 0;
  const number = 200 + Math.floor(chance() * 1500);
  const text = lines.with(line, `${lines[line]}另有${number}座。`).join('\n');
  const spot = { file: set.source, lines: new Set([line + 1]) };
  return { what: `${set.name}: ${number} added to line ${line + 1} of the source`, spot, seen: await seenByTrace(set, text) };
}

/** The dataset's own files with a row changed in a way that only the source can tell. */
async function rowChanged(
  cases: readonly Traced[],
  change: (cells: string[], chance: Chance) => boolean,
  chance: Chance,
): Promise<Blow | undefined> {
  const set = pick(cases, chance);
  const figure =
    set &&
    pick(
      set.prepared.dataset.figures.filter(({ locator }) => locator !== undefined),
      chance,
    );
  if (set === undefined || figure === undefined) return undefined;
  const path = `${set.folder}/figures.csv`;
  const lines = new TextDecoder().decode(set.contents.get(path)).split('\n');
  const cells = (lines[figure.place.line - 1] ?? '').split(',');
  const before = cells.join(',');
  if (!change(cells, chance)) return undefined;
  const text = lines.with(figure.place.line - 1, cells.join(',')).join('\n');
  const { prepared } = check(set.folder, new Map([...set.contents, [path, new TextEncoder().encode(text)]]));
  // What the rules notice is theirs.
  if (prepared === undefined) return undefined;
  return {
    what: `${set.name} row "${before}" -> "${cells.join(',')}"`,
    spot: rowOf(figure),
    seen: await seenByTrace({ ...set, prepared }),
  };
}

const COLUMN = { value: 3, paragraph: 13, printed: 14 } as const;

/** Another last digit in the value and in the token alike. */
function bothDigits(cells: string[], chance: Chance): boolean {
  const [value = '', printed = ''] = [cells[COLUMN.value], cells[COLUMN.printed]];
  if (!/^[\d.]+\D*$/.test(printed) || /[万亿]/.test(printed) || !printed.startsWith(value)) return false;
  const other = value.replace(/\d$/, (digit) => String((Number(digit) + 1 + Math.floor(chance() * 9)) % 10));
  cells[COLUMN.value] = other.includes('.') ? String(Number(other)) : other;
  cells[COLUMN.printed] = other + printed.slice(value.length);
  return cells[COLUMN.value] === other && other !== '0';
}

function paragraphMoved(cells: string[], chance: Chance): boolean {
  cells[COLUMN.paragraph] = String(Number(cells[COLUMN.paragraph]) + (chance() < 0.5 ? 1 : -1));
  return true;
}

/** The strikers of sources. */
export function sourceStrikers(cases: readonly Case[]): readonly Striker[] {
  const traced = cases.filter((each): each is Traced => each.source !== undefined);
  const gate = 'trace' as const;
  const token = (kind: string, weight: number, spoil: Spoil): Striker => ({
    gate,
    kind,
    weight,
    strike: (chance) => tokenChanged(traced, spoil, chance),
  });
  return [
    token('digit changed in the source', 4, WRONG.digit),
    token('point moved in the source', 2, WRONG.point),
    token('万 for 亿 in the source', 2, WRONG.scale),
    token('unit swapped in the source', 3, WRONG.unit),
    token('qualifier dropped in the source', 2, WRONG.qualifier),
    token('sign dropped in the source', 1, WRONG.sign),
    token('token gone from the source', 2, () => ''),
    { gate, kind: 'tokens of two paragraphs swapped in the source', weight: 2, strike: (chance) => tokensSwapped(traced, chance) },
    { gate, kind: 'paragraph shifted in the source', weight: 2, strike: (chance) => paragraphShifted(traced, chance) },
    { gate, kind: 'number added to the source', weight: 2, strike: (chance) => numberAdded(traced, chance) },
    { gate, kind: 'value and token of a row changed', weight: 3, strike: (chance) => rowChanged(traced, bothDigits, chance) },
    { gate, kind: 'paragraph of a row changed', weight: 2, strike: (chance) => rowChanged(traced, paragraphMoved, chance) },
  ];
}
