import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import { didYouMean } from './explain.ts';

/** What a code or id can stand for, in words. */
const THINGS = {
  region: { zh: '地区', en: 'region' },
  level: { zh: '行政级别', en: 'level' },
  theme: { zh: '主题', en: 'theme' },
  unit: { zh: '单位', en: 'unit' },
  indicator: { zh: '指标', en: 'indicator' },
  source: { zh: '来源', en: 'source' },
  note: { zh: '注释', en: 'note' },
  figure: { zh: '数字', en: 'figure' },
  derivation: { zh: '计算数字', en: 'derivation' },
  'reference-line': { zh: '参考线', en: 'reference line' },
  'reported-region': { zh: '本数据集的地区', en: 'region in this dataset' },
  chart: { zh: '图表', en: 'chart' },
  comparison: { zh: '比较表', en: 'comparison' },
  term: { zh: '术语', en: 'glossary term' },
} as const satisfies Record<string, Localized>;

/** A key of {@link THINGS}. */
export type Thing = keyof typeof THINGS;

/** A code or id that names nothing, with the nearest that does. */
export function unknown(thing: Thing, word: string, known: Iterable<string>, place: Place, where: Localized): Diagnostic {
  const { zh, en } = THINGS[thing];
  return {
    code: `unknown-${thing}`,
    severity: 'error',
    place: { ...place, length: Math.max(1, word.length) },
    message: { zh: `${zh}中没有这一项`, en: `there is no such ${en}` },
    expected: where,
    found: word,
    fix: didYouMean(word, known, { zh: '检查拼写，或先添加', en: 'check the spelling, or add it first' }),
  };
}

/** The same id given twice; `first` is where it stood before. */
export function duplicate(thing: Thing, word: string, place: Place, first: Place): Diagnostic {
  const { zh, en } = THINGS[thing];
  return {
    code: `duplicate-${thing}`,
    severity: 'error',
    place: { ...place, length: Math.max(1, word.length) },
    message: { zh: `${zh}\`${word}\`重复`, en: `${en} \`${word}\` is given twice` },
    expected: { zh: `每个只写一次；第一次在 ${first.file}:${first.line}`, en: `each once; the first is at ${first.file}:${first.line}` },
    found: word,
    fix: { zh: '改名或删去其中一个', en: 'rename or delete one of them' },
  };
}
