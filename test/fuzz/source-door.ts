import { readFileSync } from 'node:fs';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { traceDataset } from '../../src/trace/trace.ts';
import { memoryFiles } from '../helpers/memory-files.ts';
import { spoilBytes } from '../helpers/mutations.ts';
import type { Door } from './door.ts';
import { FORMATS, pdfOf, type SourceFormat } from './source-formats.ts';
import { below, linesOf, pick, positionAt, spliced, type Chance, type Strike } from './strike.ts';

// Texts that a dataset's figures are traced to, in each format.

const CASE = 'test/cases/second-dataset';
const FOLDER = `${CASE}/yunling-2024`;
const TEXT = readFileSync(`${CASE}/source.txt`, 'utf8');
const LINES = TEXT.split('\n');
/** Indices of the lines that count as paragraphs. */
const PARAGRAPHS = LINES.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
const OWN: ReadonlyMap<string, Uint8Array> = new Map(
  ['figures.csv', 'dataset.yaml'].map((name) => [`${FOLDER}/${name}`, readFileSync(`${FOLDER}/${name}`)]),
);

function load(): Dataset {
  const { dataset } = loadDataset(diskFiles, FOLDER, { codesFolder: 'data/codes' });
  if (dataset === undefined) throw new Error('the second dataset must be sound');
  return dataset;
}

const DATASET = load();
const FIGURES = DATASET.figures.filter(({ locator }) => locator !== undefined);

/** The dataset as made from a text of another name, whatever its hash. */
function tracedTo(file: string): Dataset {
  const sources = DATASET.sources.map(({ sha256: _sha256, ...source }) => (source.file === undefined ? source : { ...source, file }));
  return { ...DATASET, sources };
}

const DATASETS: ReadonlyMap<SourceFormat, Dataset> = new Map(FORMATS.map((format) => [format, tracedTo(`source.${format.ending}`)]));

type Mutator = (format: SourceFormat, chance: Chance) => Strike;

function fileOf({ ending }: SourceFormat): string {
  return `sources/source.${ending}`;
}

/** A digit of a figure's token is another: the finding stands at the figure's row. */
const digit: Mutator = (format, chance) => {
  const figure = pick(FIGURES, chance);
  const { printed = '', paragraph = 0, place } = figure.locator ?? {};
  const line = PARAGRAPHS[paragraph - 1] ?? 0;
  const words = LINES[line] ?? '';
  const start = words.search(new RegExp(`(?<![\\d.])${printed.replace(/[.*+?^$()|[\]\\/-]/g, '\\$&')}`));
  const digits = [...printed.matchAll(/\d/g)];
  if (start < 0 || digits.length === 0) return digit(format, chance);
  const { 0: old, index } = pick(digits, chance);
  const at = start + index;
  const changed = spliced(words, at, at + 1, String((Number(old) + 1 + below(9, chance)) % 10));
  const column = place?.column ?? 1;
  return {
    by: 'digit changed',
    file: fileOf(format),
    bytes: format.write(LINES.with(line, changed).join('\n')),
    outcome: 'refused',
    at: { file: place?.file ?? '', lines: [place?.line ?? 0, place?.line ?? 0], columns: [column, column] },
  };
};

/** A number that no figure claims is listed where it stands. */
const number: Mutator = (format, chance) => {
  const line = pick(PARAGRAPHS, chance);
  const words = `${LINES[line]}另有`;
  const put = `${200 + below(1600, chance)}座。`;
  const text = LINES.with(line, words + put).join('\n');
  const { at } = format;
  const span =
    at === 'lines'
      ? linesOf(fileOf(format), line + 1)
      : { ...linesOf(fileOf(format), line + 1), columns: [words.length + 1, words.length + 1] as const };
  return { by: 'number put in', file: fileOf(format), bytes: format.write(text), outcome: 'listed', at: span };
};

/** A byte that is part of no character. */
const badByte: Mutator = (format, chance) => {
  const index = below(TEXT.length, chance);
  const [before, after] = [TEXT.slice(0, index), TEXT.slice(index)];
  if (/^[\udc00-\udfff]/.test(after)) return badByte(format, chance);
  const [whole, head] = [format.write(before + after), format.write(before)];
  // What closes the element at the end of the first part is not yet there.
  const { line, column } = positionAt(TEXT, index);
  const length = format.at === 'lines' ? sharedLength(whole, head) : head.length;
  return {
    by: 'bad byte',
    file: fileOf(format),
    bytes: Buffer.concat([whole.subarray(0, length), Uint8Array.of(0xff), whole.subarray(length)]),
    outcome: 'refused',
    at: format.at === 'lines' ? linesOf(fileOf(format), line) : { file: fileOf(format), lines: [line, line], columns: [column, column] },
  };
};

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < b.length && a[length] === b[length]) length++;
  return length;
}

const noise: Mutator = (format, chance) => {
  let bytes: Uint8Array = format.write(TEXT);
  for (let times = 1 + below(3, chance); times > 0; times--) bytes = spoilBytes(bytes, chance);
  return { by: 'noise', file: fileOf(format), bytes, outcome: 'any' };
};

const MARKS = [
  '<',
  '<!--',
  '<script>',
  '</',
  '<p title="',
  '&#x110000;',
  '&#99999999;',
  '&nbsp',
  '<table><tr><td>',
  '<![CDATA[',
  '`',
  '```',
  '[a](',
  '***',
  '| ',
  '> ',
  '\u0000',
  '\u202e',
  '\ufeff',
  '９９',
  '一百二十',
  '2017年',
  '-',
  '—',
  '%',
  '万',
];

/** A mark of some format, or a piece of a number, put in or many times over. */
const mark: Mutator = (format, chance) => {
  const index = below(TEXT.length, chance);
  const put = pick(MARKS, chance).repeat(chance() < 0.1 ? 3_000 : 1);
  return {
    by: 'mark put in',
    file: fileOf(format),
    bytes: Buffer.from(spliced(format.write(TEXT).toString(), index, index, put)),
    outcome: 'any',
  };
};

const MUTATORS: readonly Mutator[] = [digit, digit, number, badByte, noise, mark];

/** Texts, Markdown and web pages. */
export const SOURCE_DOOR: Door = {
  kind: 'source text',
  share: 14,
  async run(chance) {
    const format = pick(FORMATS, chance);
    const strike = pick(MUTATORS, chance)(format, chance);
    const contents = new Map([...OWN, [strike.file, strike.bytes ?? new Uint8Array()]]);
    const dataset = DATASETS.get(format) ?? DATASET;
    const { diagnostics } = await traceDataset(dataset, memoryFiles(contents), { folder: 'sources', required: chance() < 0.5 });
    return { strike, contents, diagnostics };
  },
};

const PDF = pdfOf(['A valley (invented)', 'There are 8,677 households in 45', 'villages and 12 schools.']);
const PDF_FILE = 'sources/source.pdf';
const PDF_DATASET = tracedTo('source.pdf');

/** PDFs: their findings stand where the dataset names them or its figures. */
export const PDF_DOOR: Door = {
  kind: 'source PDF',
  share: 2,
  async run(chance) {
    let bytes: Uint8Array = PDF;
    for (let times = 1 + below(3, chance); times > 0; times--) bytes = spoilBytes(bytes, chance);
    const contents = new Map([...OWN, [PDF_FILE, bytes]]);
    const { diagnostics } = await traceDataset(PDF_DATASET, memoryFiles(contents), { folder: 'sources', required: true });
    return { strike: { by: 'noise', file: PDF_FILE, outcome: 'any' }, contents, diagnostics };
  },
};
