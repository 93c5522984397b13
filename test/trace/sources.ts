import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dataset, Figure, Source } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { FindingsError } from '../../src/diagnostic/diagnostic.ts';
import { diskFiles } from '../../src/effects/files.ts';
import { readPrinted } from '../../src/quantity/read.ts';
import { traceDataset, type Trace } from '../../src/trace/trace.ts';
import { memoryFiles } from '../helpers/memory-files.ts';

const CASE = fileURLToPath(new URL('../cases/second-dataset/', import.meta.url));
const CODES = fileURLToPath(new URL('../../data/codes', import.meta.url));

/** The second dataset, whose source is an invented text. */
export function secondDataset(): Dataset {
  const { dataset, diagnostics } = loadDataset(diskFiles, `${CASE}yunling-2024`, { codesFolder: CODES });
  if (dataset === undefined) throw new FindingsError(diagnostics);
  return dataset;
}

/** That text. */
export const SECOND_SOURCE: string = readFileSync(`${CASE}source.txt`, 'utf8');

/** A figure as a test names it. */
export interface Row {
  readonly printed: string;
  readonly unit: string;
  readonly paragraph?: number;
}

/** What a test's dataset says of its one source. */
export interface Sketch {
  readonly rows: readonly Row[];
  readonly ignored?: readonly { readonly paragraph: number; readonly printed: string }[];
  readonly alsoAt?: readonly { readonly figure: string; readonly paragraph: number; readonly printed: string }[];
  readonly file?: string;
  readonly sha256?: string;
}

const SECOND = secondDataset();

/** A dataset with these figures, called `queshi.f1`, `queshi.f2` and so on; the row n of them is line n of `figures.csv`. */
export function sketched({ rows, ignored = [], alsoAt = [], file = 'source.txt', sha256 }: Sketch): Dataset {
  const [model] = SECOND.figures;
  const [base] = SECOND.sources;
  if (model === undefined || base === undefined) throw new Error('the second dataset has figures and sources');
  const place = (line: number) => ({ file: 'dataset.yaml', line, column: 1 });
  const source: Source = {
    id: 'N1',
    title: base.title,
    file,
    ...(sha256 !== undefined && { sha256 }),
    ignored: ignored.map((row, index) => ({ ...row, reason: { zh: '虚构', en: 'invented' }, place: place(10 + index) })),
    alsoAt: alsoAt.map((row, index) => ({ ...row, place: place(30 + index) })),
    place: place(1),
  };
  const figures = rows.map(({ printed, unit: id, paragraph = 1 }, index): Figure => {
    const unit = SECOND.units.find((each) => each.id === id);
    const reading = unit && readPrinted(printed, unit);
    if (unit === undefined || reading === undefined) throw new Error(`${printed} does not read in ${id}`);
    const { unitWord: _unitWord, ...rest } = reading;
    const at = { file: 'figures.csv', line: index + 1, column: 9 };
    return {
      ...model,
      id: `queshi.f${index + 1}`,
      unit,
      quantity: { ...rest, unit },
      locator: { source, paragraph, printed, place: at },
      place: at,
    };
  });
  return { ...SECOND, figures, figureById: new Map(figures.map((figure) => [figure.id, figure])), sources: [source] };
}

/** Traces a dataset in a folder that holds these texts. */
export function traceIn(dataset: Dataset, texts: Readonly<Record<string, string | Uint8Array>>, required = false): Promise<Trace> {
  const contents = Object.entries(texts).map(([name, text]): [string, Uint8Array] => [
    `sources/${name}`,
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
  ]);
  return traceDataset(dataset, memoryFiles(new Map(contents)), { folder: 'sources', required });
}

/** Traces figures of one paragraph or more in a text. */
export function traceSketch(sketch: Sketch, text: string | Uint8Array): Promise<Trace> {
  return traceIn(sketched(sketch), { [sketch.file ?? 'source.txt']: text });
}

/** `code line:column found` of each finding, without the source's own. */
export function briefly({ diagnostics }: Trace): string[] {
  return diagnostics.map(({ code, place, found }: Diagnostic) =>
    `${code} ${place?.file}:${place?.line}:${place?.column} ${found ?? ''}`.trim(),
  );
}
