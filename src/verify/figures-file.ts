import { evaluateDerivations } from '../briefing/derive.ts';
import type { Dataset, Figure } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import { plain } from '../quantity/decimal.ts';
import type { Quantity } from '../quantity/quantity.ts';
import type { DocumentToVerify, FigurePlace } from './verify.ts';

/** Name of the file in the output folder; the manifest does not list it, for it is made from finished documents. */
export const FIGURES_NAME = 'figures.json';

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
  const { document, page, kind, box, text } = place;
  return JSON.stringify({ document, page, kind, box: [box.left, box.top, box.width, box.height], text });
}

/**
 * The bytes of `figures.json`: each figure and derivation with its value, its unit, where its source prints it, and every place where a
 * document does. A place is a page with a box (`[left, top, width, height]` in points from the page's top left corner; its sides within a
 * line are estimated, nearly always to three points) and the text in it without white space, or a sheet and a cell. Values are decimal
 * texts in base units. `documents` gives the SHA-256 of the files that were read.
 */
export function writeFigures(dataset: Dataset, documents: readonly DocumentToVerify[], places: readonly FigurePlace[]): Uint8Array {
  const byFigure = new Map<string, FigurePlace[]>();
  for (const place of places) {
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
  const hashes = Object.fromEntries(documents.map(({ name, bytes }) => [name, sha256(bytes)]));
  const head = `"dataset":${JSON.stringify(dataset.id)},\n"documents":${JSON.stringify(hashes, null, 2)}`;
  return new TextEncoder().encode(`{${head},\n"figures":[\n${lines.join(',\n')}\n]}\n`);
}
