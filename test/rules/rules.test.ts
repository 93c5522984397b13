import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../src/rules/rules.ts';
import { editedFiles, findings, findingsIn, pointedAt, sound } from '../helpers/base-dataset.ts';
import type { Edit } from '../helpers/base-dataset.ts';
import { textWithoutGlyph } from '../../src/rules/glyphs.ts';

const CASES = fileURLToPath(new URL('../cases/', import.meta.url));

const figures = (find: string, replace: string): Edit => ({ file: 'figures.csv', find, replace });
const narrative = (find: string, replace: string): Edit => ({ file: 'narrative.yaml', find, replace });
const header = (find: string, replace: string): Edit => ({ file: 'dataset.yaml', find, replace });
const codesOf = (...edits: Edit[]): string[] => findings(...edits).map(({ code }) => code);

test('each rule fires in a case of test/cases, and none on the base dataset', () => {
  const expected = readdirSync(CASES)
    .filter((name) => /^(?:bad|warn)-data-/.test(name))
    .map((name) => readFileSync(`${CASES}${name}/expected.txt`, 'utf8'))
    .join('\n');
  expect(RULES.filter(({ code }) => !expected.includes(`[${code}]`)).map(({ code }) => code)).toEqual([]);
  expect(findings()).toEqual([]);
});

describe('what each rule lets pass', () => {
  const passing: Record<string, Edit[]> = {
    'the same indicator of another period, or of another kind': [
      figures(
        'qinghe.plan-years,V1',
        'qinghe.households-2018,V1,households,16000,,household,2018,stated,,actual,exact,reported,S1,3,16000户,,\nqinghe.households-goal,V1,households,17000,,household,2019,stated,,expected,exact,reported,S1,3,17000户,,\nqinghe.plan-years,V1',
      ),
    ],
    'a figure of the region that contains it': [
      narrative("zh: '人口{population}'", "zh: '全区人口{valley.population}'"),
      narrative("en: 'A population of {population}'", "en: 'A population of {valley.population} in all'"),
    ],
    'a figure of any region in the volume': [
      narrative("各县人口共{total-population}'", "各县人口共{total-population}，青禾{qinghe.population}'"),
      narrative("live in the counties'", "live in the counties, {qinghe.population} of them in Qinghe'"),
    ],
    'another order of the same references': [
      narrative(
        "en: '{population} in {@2019}, with a literacy rate of {literacy}'",
        "en: 'Literacy {literacy} in {@2019}, {population}, {literacy}'",
      ),
    ],
    'numerals within glossary terms and names of regions': [
      narrative("zh: '人口{population}'", "zh: '人口{population}，邻三河县，开五方会议'"),
      narrative(
        "en: 'A population of {population}'",
        "en: 'A population of {population}; the Meeting of Five, and the Five-Party Meeting'",
      ),
    ],
    'words that only look like numbers': [
      narrative("zh: '人口{population}'", "zh: '统一人口{population}，万一，一个，第一'"),
      narrative("en: 'A population of {population}'", "en: 'One population of {population}, at once, often, weighty, someone'"),
    ],
    'a share of what is expected': [
      header(
        '  - id: total-population',
        '  - id: part\n    share: [qinghe.population, valley.population]\n    decimals: 1\n    label: { zh: 比重, en: share }\n  - id: total-population',
      ),
    ],
    'a difference over two periods': [
      figures(
        'qinghe.plan-years,V1',
        'qinghe.households-2018,V1,households,16000,,household,2018,stated,,actual,exact,reported,S1,3,16000户,,\nqinghe.plan-years,V1',
      ),
      header(
        '  - id: total-population',
        '  - id: growth\n    difference: [qinghe.households, qinghe.households-2018]\n    label: { zh: 增加, en: growth }\n  - id: total-population',
      ),
    ],
    'a rate above a hundred with a note': [
      figures(
        '92.5,,percent,2019,stated,,actual,exact,reported,S1,3,92.5%,,',
        '120,,percent,2019,stated,,actual,exact,reported,S1,3,120%,,mid-year',
      ),
    ],
    'as many households as people': [
      figures(
        '16400,,household,2019,stated,,actual,exact,reported,S1,3,16400户',
        '52100,,household,2019,stated,,actual,exact,reported,S1,3,52100户',
      ),
    ],
    'a target that ends in the year of issue, and an expected figure of the future': [
      figures('households,16400,,household,2019,stated,,actual', 'households,16400,,household,2021,stated,,expected'),
    ],
    'a Chinese name in brackets in English': [header('en: Mountain county', 'en: Mountain county (山区县)')],
    'an abbreviation in Chinese': [header('zh: 长谷统计处', 'zh: CSO')],
    'levels mixed with a note': [
      narrative('regions: [qinghe, shiqiao]', 'regions: [valley, qinghe]\n      note: { zh: 级别不同, en: Of different levels }'),
    ],
    'editions of one language': [header('languages: [zh, en]', 'languages: [zh]'), header('editions: [zh-en, zh, en]', 'editions: [zh]')],
    'a small figure in words, a rate in tenths': [
      figures('96,,percent,2019,stated,,actual,exact,reported,S1,5,96%', '40,,percent,2019,stated,,actual,exact,reported,S1,5,40%'),
      narrative("zh: '人口{population}'", "zh: '识字率{literacy|words}'"),
      narrative("en: 'A population of {population}'", "en: '{literacy|words} can read'"),
    ],
  };
  test.each(Object.entries(passing))('%s', (_, edits) => {
    expect(findings(...edits)).toEqual([]);
  });
});

describe('derivations', () => {
  const total = 'sum: [qinghe.population, shiqiao.population]';
  test('a share of zero is refused', () => {
    const edits = [
      figures('96,,percent,2019,stated,,actual,exact,reported,S1,5,96%', '0,,percent,2019,stated,,actual,exact,reported,S1,5,0%'),
      header(total, 'share: [qinghe.literacy, shiqiao.literacy]'),
    ];
    expect(codesOf(...edits)).toEqual(['derivation-inputs']);
  });
  test('only sums may be computed with further', () => {
    const more = '\nfonts: []\n';
    expect(
      codesOf(
        header(
          '    label: { zh: 两县人口, en: Population of both counties }',
          `    label: { zh: 两县人口, en: Population of both counties }\n  - id: twice\n    sum: [total-population, valley.population]\n    label: { zh: 重复, en: Double }${more}`,
        ),
      ),
    ).toEqual(['derivation-inputs', 'derivation-inputs']);
    expect(
      codesOf(
        header(total, `share: [qinghe.population, valley.population]\n    decimals: 0`),
        header(
          '    label: { zh: 两县人口, en: Population of both counties }',
          '    label: { zh: 两县人口, en: Population of both counties }\n  - id: more\n    sum: [total-population]\n    label: { zh: 合计, en: Total }',
        ),
      ),
    ).toEqual(['derivation-inputs']);
  });
});

describe('what differs may not be computed with', () => {
  // Shiqiao's population beside Qinghe's, the same but for one property.
  const other: Record<string, Edit> = {
    unit: figures(
      'shiqiao.population,V2,population,31000,,person,2019,stated,,actual,exact,reported,S1,5,3.1万人',
      'shiqiao.population,V2,households,31000,,household,2019,stated,,actual,exact,reported,S1,5,3.1万户',
    ),
    kind: figures(
      'shiqiao.population,V2,population,31000,,person,2019,stated,,actual',
      'shiqiao.population,V2,population,31000,,person,2019,stated,,expected',
    ),
    period: figures('shiqiao.population,V2,population,31000,,person,2019', 'shiqiao.population,V2,population,31000,,person,2018'),
    'running period': figures(
      'shiqiao.population,V2,population,31000,,person,2019,stated,,',
      'shiqiao.population,V2,population,31000,,person,2019,stated,yes,',
    ),
    level: { file: 'codes/regions.csv', find: 'own,V2,county,V0,石桥县', replace: 'own,V2,prefecture,V0,石桥县' },
  };
  const refused: Record<string, readonly string[]> = {
    sum: ['unit', 'kind', 'period', 'running period', 'level'],
    difference: ['unit', 'kind'],
    share: ['unit', 'period'],
    count: ['kind', 'period'],
    'number-of-regions': ['kind', 'period'],
  };
  const cases = Object.keys(refused).flatMap((operation) => Object.keys(other).map((property): [string, string] => [operation, property]));
  test.each(cases)('%s, another %s', (operation, property) => {
    const edits = [
      header('sum: [qinghe.population, shiqiao.population]', `${operation}: [qinghe.population, shiqiao.population]`),
      // The source's own total stays out of it.
      figures('83100人,qinghe.population shiqiao.population', '83100人,'),
      ...(other[property] === undefined ? [] : [other[property]]),
    ];
    const found = codesOf(...edits).filter((code) => code === 'derivation-inputs');
    expect(found).toEqual(refused[operation]?.includes(property) ? ['derivation-inputs'] : []);
  });

  test('a note allows regions of different levels in a sum', () => {
    const note = header(
      'en: Population of both counties }',
      'en: Population of both counties }\n    note: { zh: 互不包含, en: They do not overlap }',
    );
    const edits = [
      note,
      figures('83100人,qinghe.population shiqiao.population', '83100人,'),
      ...(other['level'] === undefined ? [] : [other['level']]),
    ];
    expect(codesOf(...edits)).toEqual(['levels-mixed']);
  });

  test.each(['unit', 'kind', 'period', 'running period', 'level'])('a total of the source, another %s', (property) => {
    const edits = [
      header('sum: [qinghe.population, shiqiao.population]', 'sum: [qinghe.population]'),
      ...(other[property] === undefined ? [] : [other[property]]),
    ];
    expect(codesOf(...edits).filter((code) => code.startsWith('total-'))).toEqual(['total-of-unlike']);
  });
});

test('a numeral is found at its own place, behind references and full-width text', () => {
  const edits = [
    narrative("en: 'A population of {population}'", 'en: >-\n      A population\n      of {population} in\n      twelve townships'),
  ];
  const files = editedFiles(edits);
  const found = findingsIn(files);
  expect(found.map(({ code }) => code)).toEqual(['numeral-in-text']);
  expect(found.map((finding) => pointedAt(files, finding))).toEqual(['twelve']);
  expect(found[0]?.place?.line).toBe(25);
});

test('each text of a page is asked for its glyphs, with the place of the character', () => {
  const texts: string[] = [];
  textWithoutGlyph(sound(), (text) => {
    texts.push(text);
    return [];
  });
  for (const text of [
    '长谷简报',
    '山区县',
    '年中数',
    '目标线',
    '青禾县',
    'Qinghe',
    '识字率',
    'hectare',
    '公顷',
    '五方会议',
    '20万亩以上',
    '林业',
  ].filter((text) => text !== 'hectare'))
    expect(texts).toContain(text);

  const files = editedFiles([header('zh: 山区县', 'zh: "山\\u533a\\U0002A6A5县"')]);
  const missing = (text: string): { codePoint: number; index: number }[] =>
    Array.from(text.matchAll(/\u{2a6a5}/gu), ({ index }) => ({ codePoint: 0x2a6a5, index }));
  const found = findingsIn(files, missing);
  expect(found).toHaveLength(1);
  expect(found[0]?.found).toBe('𪚥 (U+2A6A5)');
  expect(found.map((finding) => pointedAt(files, finding))).toEqual(['\\U']);
});
