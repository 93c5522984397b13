import type { OutputFolder } from '../effects/output-folder.ts';
import { sha256 } from '../digest.ts';
import {
  FIGURES_NAME,
  listedDocuments,
  listedFigures,
  MANIFEST_NAME,
  writeManifest,
  type FileEntry,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts';

/** A finished document, still in memory. */
export interface FinishedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentDigest: string;
  readonly dataDigest: string;
  readonly pages: number;
  readonly unnamed?: readonly string[];
}

/** What publishing did with a document. */
export interface PublishedDocument extends ManifestEntry {
  /** False when the folder already held these very bytes. */
  readonly changed: boolean;
}

/**
 * Puts finished documents into their folder and writes the manifest last. Documents of an earlier build stay listed when
 * they still belong to the dataset (`belongs`) and are whole; those that no longer do are removed, but only what an
 * earlier manifest named: a foreign file is never touched. With nothing finished the folder stays as it is.
 *
 * @param figures the bytes of `figures.json`, where all documents are fresh and were opened again; without them an earlier one stays only
 * beside the very documents that it tells of.
 */
export function publish(
  folder: OutputFolder,
  finished: readonly FinishedDocument[],
  belongs: ReadonlySet<string>,
  about: Omit<Manifest, 'documents' | 'figures'>,
  figures?: Uint8Array,
): readonly PublishedDocument[] {
  // The manifest would name inputs that none of its documents was made from.
  if (finished.length === 0) return [];
  const before = folder.read(MANIFEST_NAME);
  const earlier = listedDocuments(before);
  const published = finished.map(({ name, bytes, ...rest }): PublishedDocument => {
    const digest = sha256(bytes);
    const present = folder.read(name);
    const changed = present === undefined || sha256(present) !== digest;
    if (changed) folder.write(name, bytes);
    return { name, bytes: bytes.length, sha256: digest, ...rest, changed };
  });
  const fresh = new Set(finished.map(({ name }) => name));
  const kept = earlier.filter((entry) => !fresh.has(entry.name) && belongs.has(entry.name) && isWhole(folder, entry));
  const documents = [...published.map(({ changed: _changed, ...entry }): ManifestEntry => entry), ...kept].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const known = listedFigures(before);
  const places = figures === undefined ? stillTrue(folder, known, earlier, documents) : writtenFigures(folder, figures);
  folder.write(MANIFEST_NAME, writeManifest({ ...about, documents, ...(places && { figures: places }) }));
  if (known !== undefined && places === undefined) folder.remove(known.name);
  for (const { name } of earlier) {
    if (!fresh.has(name) && !belongs.has(name)) folder.remove(name);
  }
  return published;
}

function writtenFigures(folder: OutputFolder, bytes: Uint8Array): FileEntry {
  const entry = { name: FIGURES_NAME, bytes: bytes.length, sha256: sha256(bytes) };
  if (!isWhole(folder, entry)) folder.write(FIGURES_NAME, bytes);
  return entry;
}

/** The earlier file of places, if the documents are the same to the byte. */
function stillTrue(
  folder: OutputFolder,
  known: FileEntry | undefined,
  earlier: readonly ManifestEntry[],
  documents: readonly ManifestEntry[],
): FileEntry | undefined {
  const named = (entries: readonly ManifestEntry[]): string => entries.map(({ name, sha256: digest }) => `${name} ${digest}`).join('\n');
  return known !== undefined && named(earlier) === named(documents) && isWhole(folder, known) ? known : undefined;
}

function isWhole(folder: OutputFolder, entry: FileEntry): boolean {
  const bytes = folder.read(entry.name);
  return bytes !== undefined && sha256(bytes) === entry.sha256;
}
