import type { OutputFolder } from '../effects/output-folder.ts';
import { sha256 } from '../digest.ts';
import { listedDocuments, MANIFEST_NAME, writeManifest, type Manifest, type ManifestEntry } from './manifest.ts';

/** A finished document, still in memory. */
export interface FinishedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentDigest: string;
  readonly dataDigest: string;
  readonly pages: number;
}

/** What publishing did with a document. */
export interface PublishedDocument extends ManifestEntry {
  /** False when the folder already held these very bytes. */
  readonly changed: boolean;
}

/**
 * Puts finished documents into their folder and writes the manifest last. Documents of an earlier build stay listed when
 * they still belong to the dataset (`belongs`) and are whole; those that no longer do are removed, but only what an
 * earlier manifest named: a foreign file is never touched.
 */
export function publish(
  folder: OutputFolder,
  finished: readonly FinishedDocument[],
  belongs: ReadonlySet<string>,
  about: Omit<Manifest, 'documents'>,
): readonly PublishedDocument[] {
  const earlier = listedDocuments(folder.read(MANIFEST_NAME));
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
  folder.write(MANIFEST_NAME, writeManifest({ ...about, documents }));
  for (const { name } of earlier) {
    if (!fresh.has(name) && !belongs.has(name)) folder.remove(name);
  }
  return published;
}

function isWhole(folder: OutputFolder, entry: ManifestEntry): boolean {
  const bytes = folder.read(entry.name);
  return bytes !== undefined && sha256(bytes) === entry.sha256;
}
