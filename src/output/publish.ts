import type { OutputFolder } from '../effects/output-folder.ts';
import { sha256 } from '../digest.ts';
import { stateOf } from './file-state.ts';
import type { DocumentKey } from './key.ts';
import {
  FIGURES_NAME,
  listedDocuments,
  listedFigures,
  MANIFEST_NAME,
  readManifest,
  writeManifest,
  type FileEntry,
  type Manifest,
  type ManifestEntry,
} from './manifest.ts';

/** A finished document, in memory or as a draft in its folder. */
export interface FinishedDocument {
  readonly name: string;
  /** Of a draft they are read each time they are asked for. */
  readonly bytes: Uint8Array;
  readonly contentDigest: string;
  readonly dataDigest: string;
  readonly pages: number;
  readonly unnamed?: readonly string[];
  /** It lies in its folder as a draft, settled before it is published. */
  readonly drafted?: true;
}

/** Lays a finished document aside in its folder, so that its bytes need not stay in memory. */
export function laidAside(folder: OutputFolder, { bytes, ...document }: FinishedDocument): FinishedDocument {
  const { name } = document;
  folder.draft(name, bytes);
  return {
    ...document,
    drafted: true,
    get bytes() {
      return folder.readDraft(name);
    },
  };
}

/** What publishing did with a document. */
export interface PublishedDocument extends ManifestEntry {
  /** False when the folder already held these very bytes. */
  readonly changed: boolean;
}

/** What the manifest says of a build beside its documents. */
export type BuildHead = Omit<Manifest, 'documents' | 'figures' | 'complete' | 'parts'>;

/**
 * Puts finished documents into their folder and writes the manifest last. Documents of an earlier build stay listed when they still belong
 * to the dataset and are whole; those that no longer do are removed, but only what an earlier manifest named: a foreign file is never
 * touched.
 *
 * @param finished their bytes are asked for one after the other.
 * @param keys of every document that belongs to the dataset, by name.
 * @param figures the bytes of `figures.json`, where the places of all documents are known; without them an earlier one stays only
 * beside the very documents that it tells of.
 */
export function publish(
  folder: OutputFolder,
  finished: readonly FinishedDocument[],
  keys: ReadonlyMap<string, DocumentKey>,
  head: BuildHead,
  figures?: Uint8Array,
): readonly PublishedDocument[] {
  const before = folder.read(MANIFEST_NAME);
  const earlier = readManifest(before);
  const published = finished.map((document): PublishedDocument => {
    const { name, bytes, contentDigest, dataDigest, pages, unnamed, drafted } = document;
    const digest = sha256(bytes);
    const present = folder.read(name);
    const changed = present === undefined || sha256(present) !== digest;
    if (changed && drafted === true) folder.publish(name);
    else if (changed) folder.write(name, bytes);
    const environmentDigest = keys.get(name)?.environment.digest ?? '';
    const entry = { name, bytes: bytes.length, sha256: digest, contentDigest, dataDigest, environmentDigest, pages };
    return { ...entry, ...(unnamed && { unnamed }), changed };
  });
  const fresh = new Set(finished.map(({ name }) => name));
  const kept = (earlier?.documents ?? []).filter(
    (entry) => !fresh.has(entry.name) && keys.has(entry.name) && stateOf(folder, entry) === 'whole',
  );
  const documents = [...published.map(({ changed: _changed, ...entry }): ManifestEntry => entry), ...kept].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const known = listedFigures(before);
  const places = figures === undefined ? stillTrue(folder, known, earlier?.documents ?? [], documents) : writtenFigures(folder, figures);
  const listed = new Set(documents.map(({ name }) => name));
  const asked = [...keys].filter(([, { optional }]) => optional !== true);
  const complete = asked.every(([name]) => listed.has(name)) && documents.every((entry) => isCurrent(entry, keys.get(entry.name)));
  const parts = partsOf(documents, keys, earlier);
  const manifest = writeManifest({ ...head, complete, documents, ...(places && { figures: places }), parts });
  if (before === undefined || !Buffer.from(manifest).equals(before)) folder.write(MANIFEST_NAME, manifest);
  if (known !== undefined && places === undefined) folder.remove(known.name);
  for (const { name } of listedDocuments(before)) {
    if (!fresh.has(name) && !keys.has(name)) folder.remove(name);
  }
  return published;
}

function isCurrent({ dataDigest, environmentDigest }: ManifestEntry, key: DocumentKey | undefined): boolean {
  return key?.data.digest === dataDigest && key.environment.digest === environmentDigest;
}

/** The parts behind every digest that a document has in its key. */
function partsOf(
  documents: readonly ManifestEntry[],
  keys: ReadonlyMap<string, DocumentKey>,
  earlier: Manifest | undefined,
): Manifest['parts'] {
  const used = new Set(documents.flatMap(({ dataDigest, environmentDigest }) => [dataDigest, environmentDigest]));
  const now = new Map(
    [...keys.values()].flatMap(({ data, environment }) => [data, environment]).map(({ digest, parts }) => [digest, parts]),
  );
  const entries = [...used].sort().map((digest) => {
    const parts = now.get(digest);
    return [digest, parts === undefined ? (earlier?.parts[digest] ?? {}) : Object.fromEntries(parts)] as const;
  });
  return Object.fromEntries(entries);
}

function writtenFigures(folder: OutputFolder, bytes: Uint8Array): FileEntry {
  const entry = { name: FIGURES_NAME, bytes: bytes.length, sha256: sha256(bytes) };
  if (stateOf(folder, entry) !== 'whole') folder.write(FIGURES_NAME, bytes);
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
  return known !== undefined && named(earlier) === named(documents) && stateOf(folder, known) === 'whole' ? known : undefined;
}
