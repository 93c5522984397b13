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
  /** Pages of a PDF; sheets of a workbook. */
  readonly pages: number;
}

/** `manifest.json`: what a dataset's output folder holds and what it was made from. Written last. */
export interface Manifest {
  readonly tool: { readonly name: string; readonly version: string };
  readonly dataset: string;
  /** The date the documents carry, ISO 8601. */
  readonly date: string;
  /** SHA-256 over the names and digests of all input files. */
  readonly inputsDigest: string;
  /** SHA-256 of each input file: data, templates and fonts. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Sorted by name. */
  readonly documents: readonly ManifestEntry[];
}

/** Name of the manifest in its folder. */
export const MANIFEST_NAME = 'manifest.json';

/** The manifest's bytes: JSON, indented, with a final newline. */
export function writeManifest(manifest: Manifest): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** The documents that an earlier manifest lists; none when it cannot be read, so that a damaged one is simply replaced. */
export function listedDocuments(bytes: Uint8Array | undefined): readonly ManifestEntry[] {
  if (bytes === undefined) return [];
  try {
    const found = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as { documents?: unknown };
    return Array.isArray(found.documents) ? found.documents.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is ManifestEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof ManifestEntry, unknown>>;
  return (
    typeof entry.name === 'string' && /^\w[\w.-]*$/.test(entry.name) && typeof entry.sha256 === 'string' && typeof entry.bytes === 'number'
  );
}
