import { join } from 'node:path';

import { evaluateDerivations } from '../briefing/derive.ts';
import type { Dataset, Figure } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import { plain } from '../quantity/decimal.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { Files } from '../effects/files.ts';
import { FIGURES_NAME, listedDocuments, listedFigures, MANIFEST_NAME } from '../output/manifest.ts';
import type { FigurePlace } from './verify.ts';

function valueOf(quantity: Quantity | undefined): object {
  if (quantity === undefined) return {};
  const { value, high, unit, qualifier } = quantity;
  return { value: plain(value), ...(high === undefined ? {} : { high: plain(high) }), unit: unit.id, qualifier };
}

function aboutFigure({ id, region, indicator, status, quantity, unit, locator }: Figure): object {
  const source = locator && { id: locator.source.id, paragraph: locator.paragraph, printed: locator.printed };
  return { id, region: region.region.code, indicator: indicator.id, status, unit: unit.id, ...valueOf(quantity), source: source ?? null };
}

function placeLine(place: FigurePlace): string {
  if ('sheet' in place) {
    const { document, sheet, cell, kind } = place;
    return JSON.stringify({ document, sheet, cell, kind });
  }
  if ('cell' in place) return JSON.stringify({ document: place.document, cell: place.cell, kind: place.kind });
  const { document, page, kind, box, text } = place;
  return JSON.stringify({ document, page, kind, box: [box.left, box.top, box.width, box.height], text });
}

/**
 * The bytes of `figures.json`: each figure and derivation with its value, its unit, where its source prints it, and every place where a
 * document does. A place is a page with a box (`[left, top, width, height]` in points from the page's top left corner; its sides within a
 * line are estimated, nearly always to three points) and the text in it, or a sheet and a cell, or a cell of the data table
 * as a spreadsheet program names it. Values are decimal
 * texts in base units. `documents` gives the SHA-256 of the files that were read.
 */
export function writeFigures(
  dataset: Dataset,
  documents: readonly { readonly name: string; readonly sha256: string }[],
  places: readonly FigurePlace[],
): Uint8Array {
  // In the order of their names, whichever order they were opened in.
  const sorted = [...documents].sort((a, b) => (a.name < b.name ? -1 : 1));
  const byDocument = new Map(sorted.map(({ name }): [string, FigurePlace[]] => [name, []]));
  for (const place of places) byDocument.get(place.document)?.push(place);
  const byFigure = new Map<string, FigurePlace[]>();
  for (const place of [...byDocument.values()].flat()) {
    const known = byFigure.get(place.figure);
    if (known === undefined) byFigure.set(place.figure, [place]);
    else known.push(place);
  }
  const derived = [...evaluateDerivations(dataset).values()].map(({ id, quantity, inputs }) => ({ id, ...valueOf(quantity), inputs }));
  const entries = [
    ...dataset.figures.map((figure) => ({ id: figure.id, about: aboutFigure(figure) })),
    ...derived.map((about) => ({ id: about.id, about })),
  ];
  const lines = entries.map(({ id, about }) => {
    const printed = (byFigure.get(id) ?? []).map((place) => `\n    ${placeLine(place)}`).join(',');
    return `  ${JSON.stringify(about).slice(0, -1)},"places":[${printed}${printed === '' ? '' : '\n  '}]}`;
  });
  const hashes = Object.fromEntries(sorted.map(({ name, sha256: digest }) => [name, digest]));
  const head = `"dataset":${JSON.stringify(dataset.id)},\n"documents":${JSON.stringify(hashes, null, 2)}`;
  return new TextEncoder().encode(`{${head},\n"figures":[\n${lines.join(',\n')}\n]}\n`);
}

/** A place as the file has it. */
export interface RecordedPlace {
  readonly document: string;
  readonly kind: string;
  readonly page?: number;
  /** Left, top, width and height. */
  readonly box?: readonly [number, number, number, number];
  readonly text?: string;
  readonly sheet?: string;
  readonly cell?: string;
}

/**
 * Every place of a figure that the folder's `figures.json` records, where the manifest lists that very file and the file tells of the very
 * documents that the manifest lists; `undefined` otherwise.
 */
export function recordedPlaces(files: Files, folder: string, figure: string): readonly RecordedPlace[] | undefined {
  const [manifestPath, path] = [join(folder, MANIFEST_NAME), join(folder, FIGURES_NAME)];
  if (files.stat(manifestPath).kind !== 'file' || files.stat(path).kind !== 'file') return undefined;
  const manifest = files.read(manifestPath);
  const bytes = files.read(path);
  if (sha256(bytes) !== listedFigures(manifest)?.sha256) return undefined;
  // These are the bytes that a build wrote.
  const { documents, figures } = JSON.parse(new TextDecoder().decode(bytes)) as {
    readonly documents: Readonly<Record<string, string>>;
    readonly figures: readonly { readonly id: string; readonly places: readonly RecordedPlace[] }[];
  };
  const listed = listedDocuments(manifest);
  const isCurrent =
    listed.length === Object.keys(documents).length && listed.every(({ name, sha256: digest }) => documents[name] === digest);
  return isCurrent ? figures.find(({ id }) => id === figure)?.places : undefined;
}
