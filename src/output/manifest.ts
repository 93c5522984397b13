import { sha256 } from '../digest.ts';
import type { Shard } from './shard.ts';

/** A published document as the manifest records it. */
export interface ManifestEntry {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 of the file. */
  readonly sha256: string;
  /** SHA-256 of the content before compression: the same on every platform. */
  readonly contentDigest: string;
  /** SHA-256 of the slice of data the document was made from. */
  readonly dataDigest: string;
  /** SHA-256 of all else it was made from: the program, templates, fonts, options. With `dataDigest` the document's key. */
  readonly environmentDigest: string;
  /** Pages of a PDF; sheets of a workbook; 1 of a file of text. */
  readonly pages: number;
  /** Items of line charts whose names had no room, as `<chart>/<item, from 0>`; absent where there are none. */
  readonly unnamed?: readonly string[];
}

/** `manifest.json`: what a dataset's output folder holds and what it was made from. Written last. */
export interface Manifest {
  /** The program; `digest` is the SHA-256 of its code and its libraries' versions. */
  readonly tool: { readonly name: string; readonly version: string; readonly digest: string };
  readonly dataset: string;
  /** The dataset's date of issue. */
  readonly issued: string;
  /** The date the documents carry, ISO 8601. */
  readonly date: string;
  /** SHA-256 over the names and digests of all input files. */
  readonly inputsDigest: string;
  /** SHA-256 of each input file: data, templates and fonts. */
  readonly inputs: Readonly<Record<string, string>>;
  /** How many warnings data and templates gave. */
  readonly warnings: number;
  /** The part of the dataset's documents that the build was to make; absent where it was all of them. */
  readonly shard?: Shard;
  /** Every document that the dataset asks for is listed, and made from these inputs. */
  readonly complete: boolean;
  /** Sorted by name. */
  readonly documents: readonly ManifestEntry[];
  /** The file of places where figures are printed; absent where the build did not open every document again. */
  readonly figures?: FileEntry;
  /** What stands behind the digests of the documents' keys: digits of the SHA-256 of each part, by its name. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A file beside the documents as the manifest records it. */
export type FileEntry = Pick<ManifestEntry, 'name' | 'bytes' | 'sha256'>;

/** Name of the manifest in its folder. */
export const MANIFEST_NAME = 'manifest.json';

/** Name of the file that says where each figure is printed. */
export const FIGURES_NAME = 'figures.json';

/** The manifest's bytes: JSON, indented, with a final newline; the last field is the SHA-256 of the others, as compact JSON. */
export function writeManifest(manifest: Manifest): Uint8Array {
  const digest = sha256(JSON.stringify(manifest));
  return new TextEncoder().encode(`${JSON.stringify({ ...manifest, digest }, null, 2)}\n`);
}

/** A manifest as this program wrote it, to the byte; undefined where it is missing, altered or of another version's form. */
export function readManifest(bytes: Uint8Array | undefined): Manifest | undefined {
  if (bytes === undefined) return undefined;
  const { digest, ...manifest } = fieldsOf(bytes) as { readonly digest?: unknown } & Partial<Manifest>;
  if (digest !== sha256(JSON.stringify(manifest))) return undefined;
  const sound = manifest as Manifest;
  return Buffer.from(writeManifest(sound)).equals(bytes) ? sound : undefined;
}

/** The documents that an earlier manifest lists; none when it cannot be read, so that a damaged one is simply replaced. */
export function listedDocuments(bytes: Uint8Array | undefined): readonly ManifestEntry[] {
  const { documents } = fieldsOf(bytes);
  return Array.isArray(documents) ? (documents as unknown[]).filter((entry): entry is ManifestEntry => isEntry(entry)) : [];
}

/** The file of places that an earlier manifest lists. */
export function listedFigures(bytes: Uint8Array | undefined): FileEntry | undefined {
  const { figures } = fieldsOf(bytes);
  return isEntry(figures) && figures.name === FIGURES_NAME ? figures : undefined;
}

function fieldsOf(bytes: Uint8Array | undefined): { readonly documents?: unknown; readonly figures?: unknown } {
  if (bytes === undefined) return {};
  try {
    const found: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

function isEntry(value: unknown): value is FileEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof ManifestEntry, unknown>>;
  return (
    typeof entry.name === 'string' && /^\w[\w.-]*$/.test(entry.name) && typeof entry.sha256 === 'string' && typeof entry.bytes === 'number'
  );
}
