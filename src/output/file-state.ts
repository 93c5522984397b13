import type { PublishedFiles } from '../effects/output-folder.ts';
import type { FileState } from './decision.ts';
import type { FileEntry } from './manifest.ts';

/** How a listed file stands in its folder. All of it is read: neither size nor time alone is proof. */
export function stateOf(folder: PublishedFiles, { name, bytes: size, sha256: digest }: FileEntry): FileState {
  const found = folder.digest(name);
  if (found === undefined) return 'missing';
  return found.bytes === size && found.sha256 === digest ? 'whole' : 'altered';
}
