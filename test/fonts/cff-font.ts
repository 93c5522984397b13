import { create } from 'fontkit';

/** What is asked of fontkit here. */
interface Font {
  readonly numGlyphs: number;
  getGlyph(id: number): { readonly path: { readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[] } };
}

const NO_TABLE: ReadonlySet<string> = new Set(['glyf', 'loca', 'cvt ', 'fpgm', 'prep', 'gasp']);

function int16(value: number): number[] {
  return [28, (value >> 8) & 255, value & 255];
}

function int32(value: number): number[] {
  return [29, (value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** An INDEX of a CFF (Adobe Technical Note 5176, section 5). */
function index(entries: readonly (readonly number[])[]): number[] {
  if (entries.length === 0) return [0, 0];
  const offsets = [1];
  for (const { length } of entries) offsets.push((offsets.at(-1) ?? 0) + length);
  return [entries.length >> 8, entries.length & 255, 4, ...offsets.flatMap((offset) => int32(offset).slice(1)), ...entries.flat()];
}

/** An outline as a charstring (Technical Note 5177): quadratic curves become cubic ones. */
function charstring(font: Font, id: number): number[] {
  const code: number[] = [];
  let [x, y] = [0, 0];
  const draw = (operator: number, ...points: readonly number[]): void => {
    for (let at = 0; at < points.length; at += 2) {
      const [toX, toY] = [Math.round(points[at] ?? 0), Math.round(points[at + 1] ?? 0)];
      code.push(...int16(toX - x), ...int16(toY - y));
      [x, y] = [toX, toY];
    }
    code.push(operator);
  };
  for (const { command, args } of font.getGlyph(id).path.commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const third = (from: number, control: number): number => from + (2 * (control - from)) / 3;
    if (command === 'moveTo') draw(21, a, b);
    else if (command === 'lineTo') draw(5, a, b);
    else if (command === 'quadraticCurveTo') draw(8, third(x, a), third(y, b), third(c, a), third(d, b), c, d);
  }
  return [...code, 14];
}

function cffTable(font: Font): Uint8Array {
  const glyphs = index(Array.from({ length: font.numGlyphs }, (_, id) => charstring(font, id)));
  // A default width, for a dictionary must hold something.
  const priv = [...int16(0), 20];
  const start = [1, 0, 4, 4, ...index([[...'Rare'].map((letter) => letter.charCodeAt(0))])];
  const top = (at: number): number[] => index([[...int32(at), 17, ...int32(priv.length), ...int32(at + glyphs.length), 18]]);
  const none = [...index([]), ...index([])];
  const at = start.length + top(0).length + none.length;
  return Uint8Array.from([...start, ...top(at), ...none, ...glyphs, ...priv]);
}

/** A small TrueType font as OpenType with its outlines in a CFF table. */
export function cffFont(bytes: Uint8Array): Uint8Array {
  const font = create(Buffer.from(bytes)) as unknown as Font;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, Uint8Array>([['CFF ', cffTable(font)]]);
  for (let record = 12; record < 12 + 16 * view.getUint16(4); record += 16) {
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    const start = view.getUint32(record + 8);
    if (!NO_TABLE.has(tag)) tables.set(tag, bytes.slice(start, start + view.getUint32(record + 12)));
  }
  tables.set('maxp', Uint8Array.from([0, 0, 0x50, 0, font.numGlyphs >> 8, font.numGlyphs & 255]));
  const sorted = [...tables].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  head.write('OTTO', 0, 'latin1');
  head.writeUInt16BE(sorted.length, 4);
  const parts: Uint8Array[] = [head];
  let end = head.length;
  for (const [number, [tag, table]] of sorted.entries()) {
    const record = 12 + 16 * number;
    head.write(tag, record, 'latin1');
    head.writeUInt32BE(end, record + 8);
    head.writeUInt32BE(table.length, record + 12);
    const padded = new Uint8Array(Math.ceil(table.length / 4) * 4);
    padded.set(table);
    parts.push(padded);
    end += padded.length;
  }
  return new Uint8Array(Buffer.concat(parts));
}
