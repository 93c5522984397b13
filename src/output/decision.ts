import type { DocumentKey, Ingredients } from './key.ts';
import type { Manifest, ManifestEntry } from './manifest.ts';

/** How a listed file stands in its folder: as the manifest lists it, with other bytes, or not at all. */
export type FileState = 'whole' | 'altered' | 'missing';

/** Why a document is to be made. */
export type Reason =
  | { readonly type: 'forced' | 'not-listed' | 'missing' | 'altered' }
  /** An ingredient, by its name, is another than the document was made from. */
  | { readonly type: 'changed' | 'added' | 'removed'; readonly part: string };

/** What to do with a document: to make it for these reasons, or, where there is none, to leave it as it is. */
export interface Decision {
  readonly name: string;
  readonly reasons: readonly Reason[];
  /** What the manifest lists under its name. */
  readonly entry?: ManifestEntry;
}

function differences(before: Readonly<Record<string, string>>, { parts }: Ingredients): readonly Reason[] {
  const changed = [...parts].flatMap(([part, content]): Reason[] => {
    const was = Object.hasOwn(before, part) ? before[part] : undefined;
    if (was === undefined) return [{ type: 'added', part }];
    return was === content ? [] : [{ type: 'changed', part }];
  });
  const removed = Object.keys(before).filter((part) => !parts.has(part));
  return [...changed, ...removed.map((part): Reason => ({ type: 'removed', part }))];
}

/** An ingredient that no part tells of changed. */
const UNNAMED: readonly Reason[] = [{ type: 'changed', part: '' }];

function keyReasons(manifest: Manifest, entry: ManifestEntry, { data, environment }: DocumentKey): readonly Reason[] {
  const of = (was: string, now: Ingredients): readonly Reason[] => {
    if (was === now.digest) return [];
    const named = differences(manifest.parts[was] ?? {}, now);
    return named.length === 0 ? UNNAMED : named;
  };
  return [...of(entry.dataDigest, data), ...of(entry.environmentDigest, environment)];
}

/**
 * Decides for each document whether it is to be made.
 * @param manifest what an earlier build recorded; undefined where there is none to be trusted.
 * @param stateOf how a file that the manifest lists stands in the folder.
 */
export function decide(
  keys: ReadonlyMap<string, DocumentKey>,
  manifest: Manifest | undefined,
  stateOf: (entry: ManifestEntry) => FileState,
  { force }: { readonly force: boolean },
): readonly Decision[] {
  const listed = new Map(manifest?.documents.map((entry) => [entry.name, entry]));
  return [...keys].map(([name, key]) => {
    const entry = listed.get(name);
    if (manifest === undefined || entry === undefined) return { name, reasons: [{ type: 'not-listed' }] };
    if (force) return { name, entry, reasons: [{ type: 'forced' }] };
    const state = stateOf(entry);
    return { name, entry, reasons: [...keyReasons(manifest, entry, key), ...(state === 'whole' ? [] : [{ type: state }])] };
  });
}
