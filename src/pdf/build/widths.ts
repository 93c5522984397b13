type Width =
  | { readonly type: 'points'; readonly points: number }
  | { readonly type: 'share'; readonly share: number }
  | { readonly type: 'auto' };

function widthsOf(spec: string | undefined, count: number): readonly Width[] {
  const words = spec === undefined ? Array.from({ length: count }, () => '*') : spec.trim().split(/ +/);
  return words.map((word): Width => {
    if (word === 'auto') return { type: 'auto' };
    if (word.endsWith('*')) return { type: 'share', share: Number(word.slice(0, -1) || '1') };
    return { type: 'points', points: Number(word) };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Column widths in points from a `widths` attribute (`24 2* * auto`), paddings included, for `count` columns in `available`
 * points. A share is kept as pdfmake's `*` only beside `auto`, whose width the layout finds.
 */
export function columnWidths(spec: string | undefined, count: number, available: number): (number | string)[] {
  const widths = widthsOf(spec, count);
  if (widths.some(({ type }) => type === 'auto'))
    return widths.map((width) => (width.type === 'points' ? width.points : width.type === 'auto' ? 'auto' : '*'));
  return sharedOut(
    widths.map((width) => ({ width, least: 0, most: 0 })),
    available,
  );
}

/** What the text of a column asks for, in points: as wide as its widest part that is to stay whole, and as its longest line. */
export interface Wanted {
  readonly least: number;
  readonly most: number;
}

/**
 * Column widths of a table whose text is known: numbers that never add up to more than `available`, whatever the text. `auto` is as wide as
 * its text where there is room; shares are kept to where each holds its text so, else a column takes from the others what it needs; where
 * not even that is enough, the widest are cut to one width, and the line breaker breaks their words.
 */
export function fittedWidths(spec: string | undefined, wanted: readonly Wanted[], available: number): number[] {
  const widths = widthsOf(spec, wanted.length);
  return sharedOut(
    wanted.map((each, index) => ({ width: widths[index] ?? { type: 'auto' }, ...each })),
    available,
  );
}

interface Column extends Wanted {
  readonly width: Width;
}

const shareOf = ({ width }: Column): number => (width.type === 'share' ? width.share : 0);

function sharedOut(columns: readonly Column[], available: number): number[] {
  const room = Math.max(0, available - sum(columns.map(({ width }) => (width.type === 'points' ? width.points : 0))));
  const flexible = columns.filter(({ width }) => width.type !== 'points');
  const found = new Map(flexible.map((column) => [column, 0]));
  const autos = flexible.filter(({ width }) => width.type === 'auto');
  const shares = sum(flexible.map(shareOf));
  // Of one share, so that each column holds its text.
  const unit = (of: keyof Wanted): number =>
    Math.max(0, ...flexible.map((column) => (shareOf(column) === 0 ? 0 : column[of] / shareOf(column))));
  const asked = (of: keyof Wanted): number => sum(autos.map((column) => column[of])) + unit(of) * shares;
  const least = asked('least');
  if (least <= room) {
    const most = asked('most');
    const part = most <= room ? 1 : (room - least) / (most - least);
    for (const column of autos) found.set(column, column.least + (column.most - column.least) * part);
    const rest = room - sum([...found.values()]);
    for (const column of flexible) if (shareOf(column) > 0) found.set(column, (rest * shareOf(column)) / shares);
  } else if (sum(flexible.map((column) => column.least)) <= room) {
    const each = levelled(flexible, room, (column, level) => Math.max(column.least, shareOf(column) * level));
    flexible.forEach((column, index) => found.set(column, each[index] ?? 0));
  } else {
    const each = levelled(flexible, room, (column, level) => Math.min(column.least, level));
    flexible.forEach((column, index) => found.set(column, each[index] ?? 0));
  }
  return columns.map((column) => (column.width.type === 'points' ? column.width.points : (found.get(column) ?? 0)));
}

const HALVINGS = 48;

/** Widths at the highest level at which they do not add up to more than the room. */
function levelled(columns: readonly Column[], room: number, at: (column: Column, level: number) => number): readonly number[] {
  let [low, high] = [0, room];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const level = (low + high) / 2;
    if (sum(columns.map((column) => at(column, level))) <= room) low = level;
    else high = level;
  }
  return columns.map((column) => at(column, low));
}
