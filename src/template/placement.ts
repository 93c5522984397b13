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
  const findings = checkRoot(structures);
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

/** Checks what `main` writes outermost, by itself and through partials: one element, whatever the data, and no text. */
function checkRoot(structures: ReadonlyMap<string, Structure>): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const called = new Set<string>();
  let roots = 0;
  const visit = (name: string, block: boolean): void => {
    if (called.has(name)) return;
    called.add(name);
    for (const item of structures.get(name)?.loose ?? []) {
      if ('partial' in item) {
        if (item.parent === undefined) visit(item.partial, block || item.block);
      } else if ('text' in item) {
        const message = { zh: '文字不能放在文档的元素之外', en: "text cannot stand outside the document's element" };
        findings.push({ code: 'misplaced-text', severity: 'error', place: item.place, message });
      } else {
        roots += 1;
        if (roots === 1 && !block && !item.block) continue;
        const message = {
          zh: '最外层只能有一个元素，而且不能放在区块中',
          en: 'outermost stands one element only, and not inside a block',
        };
        findings.push({ code: 'misplaced-element', severity: 'error', place: item.place, message });
      }
    }
  };
  visit('main', false);
  const main = structures.get('main');
  if (roots === 0 && main !== undefined && main.findings.length === 0)
    findings.push({
      code: 'missing-template',
      severity: 'error',
      place: main.start,
      message: { zh: 'main.hbs 中没有任何元素', en: 'main.hbs holds no element' },
      fix: { zh: '写好此文件，从 <doc lang="…"> 写起', en: 'write this file, beginning with <doc lang="…">' },
    });
  return findings;
}
