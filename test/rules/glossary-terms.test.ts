import { describe, expect, test } from 'vitest';
import { textPairs } from '../../src/rules/text-pairs.ts';
import { editedFiles, findings, findingsIn, pointedAt, sound } from '../helpers/base-dataset.ts';
import type { Edit } from '../helpers/base-dataset.ts';

/** The base dataset with terms, and a text in both languages where a note stood. */
function withNote(terms: readonly string[], zh: string, en: string): Edit[] {
  return [
    {
      file: 'codes/glossary.csv',
      replace: `zh,en,variants,note-zh,note-en,origin\n三河大桥,Three Rivers Bridge,,,,own\n${terms.join('\n')}\n`,
    },
    { file: 'dataset.yaml', find: 'mid-year: { zh: 年中数, en: Mid-year figure }', replace: `mid-year: { zh: "${zh}", en: "${en}" }` },
  ];
}

const codesOf = (...edits: Edit[]): string[] => findings(...edits).map(({ code }) => code);

test('every text that stands in both languages is a pair', () => {
  const pairs = textPairs(sound()).map(({ zh, en }) => [zh.text, en.text]);
  for (const pair of [
    ['长谷简报', 'Long Valley Briefing'],
    ['年中数', 'Mid-year figure'],
    ['人口{population}', 'A population of {population}'],
    ['林业', 'Forestry'],
    ['目标线', 'goal'],
    ['青禾', 'Qinghe'],
    ['识字率', 'Literacy rate'],
    ['占成人', 'of adults'],
  ])
    expect(pairs).toContainEqual(pair);
  expect(pairs.every(([zh]) => /\p{Script=Han}|%/u.test(zh ?? ''))).toBe(true);
});

describe('a term counts as translated', () => {
  const village = '贫困村,poor village,impoverished village;village in need,,,own';
  test.each([
    ['by its translation', village, '贫困村已退出', 'A poor village has left the list'],
    ['by a variant', village, '贫困村已退出', 'An impoverished village has left the list'],
    ['in the plural', village, '贫困村已退出', 'The poor villages have left the list'],
    ['in the plural of each noun', village, '贫困村已退出', 'Villages in need have left the list'],
    ['with capitals and a hyphen', village, '贫困村已退出', 'Poor-Village exits'],
    ['over a line break', village, '贫困村已退出', 'A poor   village has left the list'],
    ['with quotation marks of another kind', '四好村,“Four Goods” village,,,,own', '四好村', "'Four Goods' villages"],
    ['without its article', '三大保障,the Three Guarantees,,,,own', '三大保障', 'Three Guarantees'],
    ['with a possessive', '合作社,farmers’ cooperative,,,,own', '合作社', 'farmers’ cooperatives'],
    ['of a noun in -y', '贫困县,poor county,,,,own', '贫困县', 'poor counties'],
    ['of a noun in -se', '农业基地,farming base,,,,own', '农业基地', 'farming bases'],
  ])('%s', (_, term, zh, en) => {
    expect(codesOf(...withNote([term], zh, en))).toEqual([]);
  });

  test('with a figure between its words, but not with others', () => {
    const edits: Edit[] = [
      { file: 'codes/glossary.csv', find: '三河大桥,', replace: '脱困,lift out of need,,,,own\n三河大桥,' },
      { file: 'narrative.yaml', find: "zh: '人口{population}'", replace: "zh: '要让{population}脱困'" },
      { file: 'narrative.yaml', find: "en: 'A population of {population}'", replace: "en: 'To lift {population} out of need'" },
    ];
    expect(codesOf(...edits)).toEqual([]);
    expect(codesOf(...withNote(['脱困,lift out of need,,,,own'], '脱困', 'Lift many out of need'))).toEqual(['term-not-translated']);
  });
});

describe('a term does not count', () => {
  test.each([
    ['within a longer term', ['识字,literacy,,,,own', '识字率,rate of readers,,,,own'], '识字率上升', 'A higher rate of readers'],
    ['in the title of a work', ['扶贫,poverty alleviation,,,,own'], '《扶贫简报》第二期', 'A newsletter, second issue'],
    ['of one character within a word', ['社,village group,,,,own'], '社会力量', 'The wider public'],
  ])('%s', (_, terms, zh, en) => {
    // The base dataset has an indicator called 识字率.
    const found = findings(...withNote(terms, zh, en)).filter(({ place }) => place?.file.endsWith('dataset.yaml'));
    expect(found).toEqual([]);
  });

  test('but one of one character that is the whole text does', () => {
    expect(codesOf(...withNote(['社,village group,,,,own'], '社', 'Company'))).toEqual(['term-not-translated']);
  });
});

describe('the English of a term', () => {
  const ratio = '贫困发生率,poverty headcount ratio,,,,own';
  test('needs the term in Chinese', () => {
    const edits = withNote([ratio], '贫困的比例', 'The poverty headcount ratio of the year');
    const files = editedFiles(edits);
    const found = findingsIn(files);
    expect(found.map(({ code }) => code)).toEqual(['term-not-in-chinese']);
    expect(found.map((finding) => pointedAt(files, finding))).toEqual(['poverty headcount ratio']);
  });
  test.each([
    ['one of several with that English', [ratio, '贫困率,poverty headcount ratio,,,,own'], '贫困率', 'Poverty headcount ratio'],
    ['everyday words', ['供水,water supply,,,,own'], '自来水', 'Water supply'],
  ])('is fine with %s', (_, terms, zh, en) => {
    expect(codesOf(...withNote(terms, zh, en))).toEqual([]);
  });
});

test('the finding stands on the English, names the term and all its translations', () => {
  const edits = withNote(['识字,literate,able to read,,,own'], '识字', 'School');
  const files = editedFiles(edits);
  const [finding] = findingsIn(files);
  if (finding === undefined) throw new Error('nothing found');
  expect(pointedAt(files, finding)).toBe('School');
  expect(finding.severity).toBe('warning');
  expect(finding.message.en).toContain('识字');
  expect(finding.expected?.en).toBe('"literate", "able to read"');
});
