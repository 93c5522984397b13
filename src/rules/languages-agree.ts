import type { Prose, TextPart } from '../dataset/dataset.ts';
import { prosesOf } from '../dataset/narrative.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import { periodText } from '../quantity/period.ts';
import type { Finding, Rule } from './rule.ts';

function nameOf(part: TextPart): string | undefined {
  switch (part.type) {
    case 'figure':
      return `{${part.id}}`;
    case 'period':
      return `{@${periodText(part.period)}}`;
    case 'literal':
      return `{=${part.text}}`;
    case 'text':
      return undefined;
  }
}

function namesOf(parts: readonly TextPart[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => nameOf(part) ?? []));
}

/** The first reference that one language lacks. */
function placeOf(prose: Prose, names: ReadonlySet<string>, fallback: Place): Place {
  const lacking = [...prose.zh, ...prose.en].find((part) => names.has(nameOf(part) ?? ''));
  return lacking === undefined || lacking.type === 'text' ? fallback : lacking.place;
}

/** The two languages of a sentence refer to the same figures, periods and literals. */
export const languagesAgree: Rule = {
  code: 'languages-disagree',
  severity: 'error',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap((narrative) =>
      prosesOf(narrative).flatMap((prose): Finding[] => {
        const zh = namesOf(prose.zh);
        const en = namesOf(prose.en);
        const onlyZh = [...zh].filter((name) => !en.has(name));
        const onlyEn = [...en].filter((name) => !zh.has(name));
        if (onlyZh.length + onlyEn.length === 0) return [];
        const found = [
          ...(onlyZh.length > 0 ? [`zh ${onlyZh.join(' ')}`] : []),
          ...(onlyEn.length > 0 ? [`en ${onlyEn.join(' ')}`] : []),
        ].join('; ');
        return [
          {
            place: placeOf(prose, new Set([...onlyZh, ...onlyEn]), narrative.place),
            message: { zh: '中文和英文引用的数字不同', en: 'the Chinese and the English refer to different figures' },
            expected: { zh: '两种文字引用同样的数字、时间和原样文字', en: 'the same figures, periods and literals in both languages' },
            found,
            fix: { zh: '在另一种文字中补上，或在这里删去', en: 'add it to the other language, or take it out of this one' },
          },
        ];
      }),
    );
  },
};
