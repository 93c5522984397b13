import { readdirSync, readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { loadFontSet, type FontFace, type FontSet } from '../../src/fonts/font-set.ts';
import { parseFont } from '../../src/fonts/parse-font.ts';
import { checkRules } from '../../src/rules/rules.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { spoilBytes } from '../helpers/mutations.ts';
import type { Door } from './door.ts';
import { below, linesOf, pick, type Chance, type Strike } from './strike.ts';

// Fonts that a dataset brings along. A font that cannot be used is found where dataset.yaml names it, or where a text needs it.

const BASE = 'test/cases/base-dataset';
const FOLDER = `${BASE}/valley-2020`;
const FONT = `${FOLDER}/fonts/rare.ttf`;
/** Letters that no other face has, and those of whose glyphs the font is made: kerned pairs, a letter with a mark, a Han character. */
const RARE = ['\u{10400}', '\u{10402}', '\u{10404}', '\u{10406}', '\u{10408}'];
const MODELS = ['A', 'V', 'T', 'é', '字'];
const TITLE = 'title: { zh: 长谷';

/** A character map (OpenType 1.9, format 12) with a group for each pair of code point and glyph. */
function characterMap(pairs: readonly (readonly [codePoint: number, glyph: number])[]): Uint8Array {
  const table = Buffer.alloc(28 + 12 * pairs.length);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(16 + 12 * pairs.length, 16);
  table.writeUInt32BE(pairs.length, 24);
  for (const [index, [codePoint, glyph]] of pairs.entries())
    for (const [word, value] of [codePoint, codePoint, glyph].entries()) table.writeUInt32BE(value, 28 + 12 * index + 4 * word);
  return table;
}

/** A small font whose glyphs stand for {@link RARE}. */
async function rareFont(): Promise<Uint8Array> {
  const whole = readFileSync('fonts/NotoSansSC-Regular.ttf');
  // The letters besides only make the old character map longer than the new one.
  const bytes = new Uint8Array(await subsetFont(whole, `${MODELS.join('')}CEGIKMOQ`, { targetFormat: 'truetype' }));
  const font = parseFont(bytes);
  const { start = 0, length = 0 } = tablesOf(bytes).get('cmap') ?? {};
  const map = characterMap(
    RARE.map((rare, index) => [rare.codePointAt(0) ?? 0, font.glyphForCodePoint(MODELS[index]?.codePointAt(0) ?? 0).id]),
  );
  if (map.length > length) throw new Error('the character map must fit into the place of the old one');
  bytes.set(map, start);
  return bytes;
}

const SOUND = await rareFont();
const CONTENTS: ReadonlyMap<string, Uint8Array> = new Map([
  ...[FOLDER, `${BASE}/codes`].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }): [string, Uint8Array] => {
        const text = readFileSync(`${folder}/${name}`, 'utf8').replace(TITLE, `${TITLE}${RARE.join('')}`);
        return [`${folder}/${name}`, Buffer.from(name === 'dataset.yaml' ? `${text}fonts: [fonts/rare.ttf]\n` : text)];
      }),
  ),
  [FONT, SOUND],
]);
const { dataset: loaded, diagnostics: wrong } = loadDataset(memoryFiles(CONTENTS), FOLDER, { codesFolder: `${BASE}/codes` });
if (loaded === undefined) throw new Error(`the dataset with a font must be sound: ${wrong[0]?.message.en}`);
const dataset = loaded;
const NAMED = dataset.fonts[0]?.place.line ?? 0;

/** Begin and length of each table, by tag. */
function tablesOf(font: Uint8Array): ReadonlyMap<string, { readonly record: number; readonly start: number; readonly length: number }> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const records = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index);
  return new Map(
    records.map((record) => [
      String.fromCharCode(...font.subarray(record, record + 4)),
      { record, start: view.getUint32(record + 8), length: view.getUint32(record + 12) },
    ]),
  );
}

const TABLES = tablesOf(SOUND);
const NEEDED = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'post', 'glyf', 'loca'];

type Mutator = (chance: Chance) => { readonly by: string; readonly bytes: Uint8Array; readonly outcome: 'refused' | 'any' };

function changed(start: number, bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(SOUND);
  copy.set(bytes.subarray(0, Math.max(0, copy.length - start)), start);
  return copy;
}

const inTable: Mutator = (chance) => {
  const [tag, { start, length }] = pick([...TABLES], chance);
  let bytes = SOUND;
  for (let times = 1 + below(3, chance); times > 0; times--) {
    const copy = new Uint8Array(bytes);
    copy[start + below(length, chance)] = pick([0, 1, 0x7f, 0x80, 0xff, below(256, chance)], chance);
    bytes = copy;
  }
  return { by: `byte in ${tag}`, bytes, outcome: 'any' };
};

const tableLost: Mutator = (chance) => {
  const [tag, { start, length }] = pick([...TABLES], chance);
  const fill = pick([0, 0xff], chance);
  const from = below(length, chance);
  return {
    by: `zeros in ${tag}`,
    bytes: changed(start + from, new Uint8Array(Math.min(length - from, 1 + below(400, chance))).fill(fill)),
    outcome: 'any',
  };
};

const directory: Mutator = (chance) => ({
  by: 'directory',
  bytes: changed(4 + below(8 + 16 * TABLES.size, chance), Uint8Array.of(below(256, chance))),
  outcome: 'any',
});

const renamed: Mutator = (chance) => {
  const tag = pick(NEEDED, chance);
  return { by: `no ${tag}`, bytes: changed(TABLES.get(tag)?.record ?? 0, Buffer.from('XXXX')), outcome: 'refused' };
};

const signature: Mutator = (chance) => ({
  by: 'signature',
  bytes: changed(0, Buffer.from(pick(['ttcf', 'wOFF', 'wOF2', '%PDF', '\0\0\0\0', '<htm'], chance))),
  outcome: 'refused',
});

const cut: Mutator = (chance) => ({ by: 'cut', bytes: SOUND.subarray(0, below(SOUND.length - 4, chance)), outcome: 'refused' });

const noise: Mutator = (chance) => ({ by: 'noise', bytes: spoilBytes(SOUND, chance), outcome: 'any' });

const MUTATORS: readonly Mutator[] = [inTable, inTable, inTable, inTable, tableLost, tableLost, directory, renamed, signature, cut, noise];

/** What embedding asks of a parsed font. */
interface Embeddable {
  readonly bbox: { readonly minX: number };
  readonly postscriptName: string;
  getGlyph(id: number): { readonly advanceWidth: number; readonly path: unknown; _decode?(): unknown };
  createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
}

/** Asks of a face what setting and embedding a text ask. */
function use({ font }: FontFace, text: string): void {
  const embeddable = font as unknown as Embeddable;
  const subset = embeddable.createSubset();
  const asked = [font.ascent, font.descent, font.unitsPerEm, embeddable.bbox.minX];
  for (const { id, advanceWidth, cbox } of font.layout(text).glyphs) {
    asked.push(advanceWidth, cbox.maxX);
    embeddable.getGlyph(id)._decode?.();
    subset.includeGlyph(id);
  }
  subset.encode();
  if (!asked.every((number) => Number.isFinite(number)) || typeof embeddable.postscriptName !== 'string')
    throw new Error('a font without measures');
}

function useAll(fonts: FontSet): void {
  for (const weight of ['regular', 'bold'] as const)
    for (const { face, text } of fonts.runs(dataset.title.zh, 'sans', weight)) if (face.source === 'dataset') use(face, text);
}

/** Fonts in the dataset's folder. */
export const FONT_DOOR: Door = {
  kind: 'font',
  share: 5,
  run(chance) {
    const { by, bytes, outcome } = pick(MUTATORS, chance)(chance);
    const at = linesOf(`${FOLDER}/dataset.yaml`, NAMED);
    const strike: Strike = { by, file: FONT, bytes, outcome, ...(outcome === 'refused' && { at }) };
    const extra = dataset.fonts.map((font) => ({ ...font, bytes }));
    const fonts = loadFontSet(diskFiles, 'fonts', extra);
    const diagnostics = [...fonts.findings, ...checkRules(dataset, fonts.missing).filter(({ severity }) => severity === 'error')];
    if (diagnostics.length === 0) useAll(fonts);
    return { strike, contents: CONTENTS, diagnostics };
  },
};
