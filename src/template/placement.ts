import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Structure } from './structure.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Checks what stands at the top of each partial against every element the partial is called in, through partials that call partials. */
export function checkPlacement(structures: ReadonlyMap<string, Structure>, vocabulary: Vocabulary): Diagnostic[] {
  const parents = new Map<string, Set<string>>([...structures.keys()].map((name) => [name, new Set<string>()]));
  const waiting: [partial: string, parent: string][] = [];
  const callIn = (partial: string, parent: string): void => {
    const known = parents.get(partial);
    if (known === undefined || known.has(parent)) return;
    known.add(parent);
    waiting.push([partial, parent]);
  };
  for (const { loose } of structures.values()) {
    for (const item of loose) if ('partial' in item && item.parent !== undefined) callIn(item.partial, item.parent);
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [partial, parent] = next;
    for (const item of structures.get(partial)?.loose ?? [])
      if ('partial' in item && item.parent === undefined) callIn(item.partial, parent);
  }
  const findings: Diagnostic[] = [];
  for (const [name, { loose }] of structures) {
    for (const parent of [...(parents.get(name) ?? [])].toSorted()) {
      for (const item of loose) {
        if ('tag' in item) findings.push(...vocabulary.checkStanding(item.tag, parent, item.place));
        else if ('text' in item) findings.push(...vocabulary.checkText(item.text, parent, item.place));
      }
    }
  }
  return findings;
}
