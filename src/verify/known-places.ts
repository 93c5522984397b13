import { sha256 } from '../digest.ts';
import type { PublishedFiles } from '../effects/output-folder.ts';
import { FIGURES_NAME, type Manifest } from '../output/manifest.ts';
import type { PrintedFigure } from './pages/verify-pdf.ts';
import type { SheetFigure } from './sheets/workbook-places.ts';
import type { TableFigure } from './tables/verify-data-table.ts';
import type { FigurePlace } from './verify.ts';

/** What an earlier build found when it opened documents again. */
export interface KnownPlaces {
  /** SHA-256 of each file that was opened, by name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly places: readonly FigurePlace[];
}

interface FiguresFile {
  readonly documents: Readonly<Record<string, string>>;
  readonly figures: readonly { readonly id: string; readonly places: readonly RecordedPlace[] }[];
}

type RecordedPlace = { readonly document: string } & (
  | Omit<SheetFigure, 'figure'>
  | Omit<TableFigure, 'figure'>
  | (Omit<PrintedFigure, 'figure' | 'box'> & { readonly box: readonly [left: number, top: number, width: number, height: number] })
);

function placeOf(figure: string, place: RecordedPlace): FigurePlace {
  if ('cell' in place) return { figure, ...place };
  const [left, top, width, height] = place.box;
  return { figure, ...place, box: { left, top, width, height } };
}

/** The places that a folder's `figures.json` records, where the manifest lists that very file; none otherwise. */
export function knownPlaces(folder: PublishedFiles, manifest: Manifest | undefined): KnownPlaces {
  const bytes = manifest?.figures === undefined ? undefined : folder.read(FIGURES_NAME);
  if (bytes === undefined || sha256(bytes) !== manifest?.figures?.sha256) return { documents: new Map(), places: [] };
  // These are the bytes that a build wrote.
  const { documents, figures } = JSON.parse(new TextDecoder().decode(bytes)) as FiguresFile;
  return {
    documents: new Map(Object.entries(documents)),
    places: figures.flatMap(({ id, places }) => places.map((place) => placeOf(id, place))),
  };
}
