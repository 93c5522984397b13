import type { Dataset, GlossaryEntry } from '../dataset/dataset.ts';
import { placeWithin } from '../dataset/located.ts';
import { wordsOnly } from '../dataset/prose.ts';
import { reduceEnglish } from './english-words.ts';
import type { Finding, Rule } from './rule.ts';
import { textPairs } from './text-pairs.ts';
import type { TextPair } from './text-pairs.ts';

/** Terms of one character (户, 亩) are parts of too many other words; they count only where they are the whole text. */
const SHORTEST_WITHIN = 2;
/** Translations of fewer words (relocation, water supply) are everyday English, which need not stand for the term. */
const FEWEST_WORDS = 3;
const LONGEST_SHOWN = 80;
/** The glossary explains one term by others, and the word of a unit is often a mere classifier in Chinese. */
const APART = /\/(?:glossary|units)\.csv$/;

/** Terms within a text, the longest first where several begin at one place, so that a term within a longer one is not found. */
function pattern(terms: readonly string[]): RegExp {
  const longestFirst = terms.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(longestFirst.map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'gu');
}

function formsOf({ en, variants }: GlossaryEntry): readonly string[] {
  return [en, ...variants];
}

function quoted(forms: readonly string[], [open, close]: readonly [string, string]): string {
  return [...new Set(forms)].map((form) => open + form + close).join(', ');
}

function shown(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
}

/** Where the Chinese has a term, the English has its translation or one of its variants. */
function untranslated(entries: ReadonlyMap<string, GlossaryEntry>): (pair: TextPair) => readonly Finding[] {
  const within = pattern([...entries.keys()].filter((term) => term.length >= SHORTEST_WITHIN));
  return ({ zh, en }) => {
    // The title of a work is quoted, and its English may describe the work.
    const words = wordsOnly(zh.text).replace(/《[^《》]*》/g, '');
    const found = entries.has(words) ? [words] : (words.match(within) ?? []);
    if (found.length === 0) return [];
    const english = reduceEnglish(wordsOnly(en.text), 'text');
    return [...new Set(found)].flatMap((term): Finding[] => {
      const entry = entries.get(term);
      if (entry === undefined || formsOf(entry).some((form) => english.includes(reduceEnglish(form, 'term')))) return [];
      const [first = ''] = formsOf(entry);
      return [
        {
          place: en.place,
          message: {
            zh: `中文用了术语“${term}”，英文没有用它的译法`,
            en: `the Chinese uses the term ${term}, the English none of its translations`,
          },
          expected: { zh: quoted(formsOf(entry), ['“', '”']), en: quoted(formsOf(entry), ['"', '"']) },
          found: shown(en.text),
          fix: {
            zh: `写成“${first}”或其他译法；这里的译法也对，就加进 glossary.csv 的 variants`,
            en: `write "${first}" or another of these; if the wording is right, add it to \`variants\` in glossary.csv`,
          },
        },
      ];
    });
  };
}

/** Where the English has the translation of a term, the Chinese has the term. */
function unfounded(entries: ReadonlyMap<string, GlossaryEntry>): (pair: TextPair) => readonly Finding[] {
  const sources = new Map<string, GlossaryEntry[]>();
  for (const entry of entries.values()) {
    const form = reduceEnglish(entry.en, 'term');
    if (form.trim().split(' ').length >= FEWEST_WORDS) sources.set(form, [...(sources.get(form) ?? []), entry]);
  }
  if (sources.size === 0) return () => [];
  const within = pattern([...sources.keys()]);
  return ({ zh, en }) => {
    const found = reduceEnglish(wordsOnly(en.text), 'text').match(within) ?? [];
    return [...new Set(found)].flatMap((form): Finding[] => {
      const possible = sources.get(form) ?? [];
      const [first] = possible;
      if (first === undefined || possible.some((entry) => zh.text.includes(entry.zh))) return [];
      const index = en.text.toLowerCase().indexOf(first.en.toLowerCase());
      const terms = possible.map((entry) => entry.zh);
      return [
        {
          place: index < 0 ? en.place : placeWithin(en, index, first.en.length),
          message: {
            zh: `英文是术语“${first.en}”，中文没有用这个术语`,
            en: `the English has the term "${first.en}", the Chinese does not`,
          },
          expected: { zh: quoted(terms, ['“', '”']), en: terms.join(', ') },
          found: shown(zh.text),
          fix: { zh: `中文写成“${first.zh}”，或英文换一种说法`, en: `write ${first.zh} in the Chinese, or word the English otherwise` },
        },
      ];
    });
  };
}

function check(dataset: Dataset, look: (entries: ReadonlyMap<string, GlossaryEntry>) => (pair: TextPair) => readonly Finding[]): Finding[] {
  if (dataset.glossary.length === 0) return [];
  const findings = look(new Map(dataset.glossary.map((entry) => [entry.zh, entry])));
  return textPairs(dataset).flatMap((pair) => (APART.test(pair.zh.place.file) ? [] : findings(pair)));
}

/** Where the Chinese of a text uses a term of the glossary, the English uses its translation or one of its variants. */
export const termsTranslated: Rule = {
  code: 'term-not-translated',
  severity: 'warning',
  check: (dataset) => check(dataset, untranslated),
};

/** Where the English of a text uses the translation of a term, the Chinese uses the term. */
export const termsFounded: Rule = {
  code: 'term-not-in-chinese',
  severity: 'warning',
  check: (dataset) => check(dataset, unfounded),
};
