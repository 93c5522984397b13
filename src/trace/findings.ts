import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';
import type { Outcome } from './claims.ts';
import type { Difference, SourceReading } from './reading.ts';
import type { NumberedDocument } from './tokens.ts';

const NAMES: Readonly<Record<Difference, Localized>> = {
  value: { zh: '数值', en: 'value' },
  unit: { zh: '单位', en: 'unit' },
  qualifier: { zh: '限定词', en: 'qualifier' },
};

function sourceHas(document: NumberedDocument, { printed, occurrence }: SourceReading): Localized {
  const where = document.where(occurrence.start);
  return { zh: `${printed}（来源 ${where}）`, en: `${printed}, as the source has it at ${where}` };
}

function differing(document: NumberedDocument, outcome: Exclude<Outcome, { type: 'missing' }>): Diagnostic[] {
  const { claim, reading } = outcome;
  const fix: Localized = claim.also
    ? { zh: '核对来源，改正 `also-at` 的这一行', en: 'look at the source and correct this row of `also-at`' }
    : {
        zh: '核对来源，改正这一行的值、单位、限定词和 `printed`',
        en: "look at the source and correct the row's value, unit, qualifier and `printed`",
      };
  return reading.differences.map((difference) => ({
    code: `${difference}-not-as-source`,
    severity: 'error',
    place: claim.place,
    message: {
      zh: `${claim.figure.id} 的${NAMES[difference].zh}与来源不符`,
      en: `the ${NAMES[difference].en} of ${claim.figure.id} is not the source's`,
    },
    expected: sourceHas(document, reading),
    found: claim.printed,
    fix,
  }));
}

/** What is wrong with an outcome; nothing where the figure is found and equal. */
export function findingsOf(outcome: Outcome, document: NumberedDocument): readonly Diagnostic[] {
  const { claim } = outcome;
  const base = { place: claim.place, found: claim.printed } as const;
  const { id } = claim.figure;
  switch (outcome.type) {
    case 'found':
      return [...differing(document, outcome), ...ambiguous(outcome, document)];
    case 'moved': {
      const paragraph = document.paragraphAt(outcome.reading.occurrence.start);
      const where = document.where(outcome.reading.occurrence.start);
      const moved: Diagnostic = {
        ...base,
        code: 'paragraph-moved',
        severity: 'error',
        message: {
          zh: `${id} 不在来源第${claim.paragraph}段，而在第${paragraph}段`,
          en: `${id} stands in paragraph ${paragraph} of the source, not in paragraph ${claim.paragraph}`,
        },
        expected: { zh: `第${paragraph}段（${where}）`, en: `paragraph ${paragraph} (${where})` },
        fix: { zh: '核对后改正段落号', en: 'look at the source and correct the paragraph' },
      };
      return [moved, ...differing(document, outcome)];
    }
    case 'changed':
      if (outcome.reading.differences.length > 0) return differing(document, outcome);
      return [
        {
          ...base,
          code: 'token-not-in-source',
          severity: 'error',
          message: {
            zh: `来源第${claim.paragraph}段把 ${id} 写作另一种形式`,
            en: `paragraph ${claim.paragraph} of the source prints ${id} in another form`,
          },
          expected: sourceHas(document, outcome.reading),
          fix: { zh: '照录来源的写法', en: 'copy the token as the source prints it' },
        },
      ];
    case 'missing': {
      const start = document.range(claim.paragraph)?.start;
      return [
        {
          ...base,
          code: 'token-not-in-source',
          severity: 'error',
          message: { zh: `来源第${claim.paragraph}段没有 ${id}`, en: `paragraph ${claim.paragraph} of the source does not hold ${id}` },
          expected:
            start === undefined
              ? {
                  zh: `段落号在 1 和 ${document.paragraphs} 之间（${document.file}）`,
                  en: `a paragraph from 1 to ${document.paragraphs} (${document.file})`,
                }
              : { zh: `${document.where(start)} 起的一段中有它`, en: `it to stand in the paragraph at ${document.where(start)}` },
          fix: { zh: '核对来源、段落号和 `printed`', en: 'look at the source, the paragraph and `printed`' },
        },
      ];
    }
  }
}

function ambiguous({ claim, reading, others }: Extract<Outcome, { type: 'found' }>, document: NumberedDocument): Diagnostic[] {
  if (others.length === 0) return [];
  const places = [reading.occurrence, ...others].map(({ start }) => document.where(start));
  return [
    {
      code: 'token-twice-in-source',
      severity: 'warning',
      place: claim.place,
      message: {
        zh: `来源第${claim.paragraph}段有 ${places.length} 处这样的写法，不知 ${claim.figure.id} 指哪一处`,
        en: `paragraph ${claim.paragraph} of the source prints this ${places.length} times, and which is ${claim.figure.id} is not said`,
      },
      expected: { zh: `其中一处：${places.join('、')}`, en: `one of ${places.join(', ')}` },
      found: claim.printed,
      fix: {
        zh: '每处各有一行数据，或把重复的一处写入该来源的 `also-at`',
        en: 'give each its own figure, or name the repetition in `also-at` of the source',
      },
    },
  ];
}
