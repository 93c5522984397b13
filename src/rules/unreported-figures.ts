import type { Dataset } from '../dataset/dataset.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import type { Finding, Rule } from './rule.ts';
import { referencesOf } from './references.ts';

function missing(dataset: Dataset, id: string, place: Place, where: Finding['message']): Finding[] {
  const figure = dataset.figureById.get(id);
  if (figure === undefined || figure.quantity !== undefined) return [];
  return [
    {
      place,
      message: { zh: `${where.zh}引用了没有值的数字`, en: `${where.en} uses a figure that has no value` },
      expected: { zh: '状态为 reported 的数字', en: 'a figure with status reported' },
      found: `${id} (${figure.status})`,
      fix: { zh: '换一个数字，或不写', en: 'use another figure, or leave it out' },
    },
  ];
}

/** Sentences, derivations and charts use figures that have a value; in place of a bar a word can say why there is none. */
export const unreportedFigures: Rule = {
  code: 'figure-without-value',
  severity: 'error',
  check(dataset) {
    const narratives = [...dataset.narratives.values()].flatMap((narrative) => [
      ...narrative.charts.flatMap(({ type, items }) =>
        type === 'bar' ? [] : items.flatMap(({ figure, place }) => missing(dataset, figure, place, { zh: '图表', en: 'the chart' })),
      ),
      ...referencesOf(narrative).flatMap(({ id, place }) => missing(dataset, id, place, { zh: '句子', en: 'the sentence' })),
    ]);
    const derivations = dataset.derivations.flatMap(({ inputs, place }) =>
      inputs.flatMap((id) => missing(dataset, id, place, { zh: '计算', en: 'the derivation' })),
    );
    return [...narratives, ...derivations];
  },
};

/** A card at the head of a briefing shows a number; one without a value shows only why there is none. */
export const emptyCards: Rule = {
  code: 'key-figure-without-value',
  severity: 'warning',
  check(dataset) {
    return [...dataset.narratives.values()].flatMap(({ keyFigurePlaces }) =>
      [...keyFigurePlaces].flatMap(([id, place]) => missing(dataset, id, place, { zh: '关键数字', en: 'a key figure' })),
    );
  },
};
