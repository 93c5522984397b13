import type { Region } from '../dataset/dataset.ts';
import { sha256 } from '../digest.ts';
import type { Localized } from '../language.ts';
import type { Unit } from '../quantity/quantity.ts';
import { CATALOGUE, SAMPLE_THEMES } from './catalogue.ts';
import { Chance } from './chance.ts';
import { drawFigures, idOf, slugOf, type SampleFigure } from './figures.ts';
import { derivationsOf, FREEZING, regionNarrative, type SampleDerivation } from './narrative.ts';
import { choosePlaces, type SamplePlaces } from './places.ts';
import { writeSource, type SampleSource } from './source-text.ts';
import { volumeDerivations, volumeNarrative } from './volume.ts';
import { csvRow, listed, pair, quoted } from './yaml-text.ts';

/** What a sample is drawn from, and how. */
export interface SampleRequest {
  /** The code lists' regions and units, by code and id. */
  readonly regions: ReadonlyMap<string, Region>;
  readonly units: ReadonlyMap<string, Unit>;
  /** How many regions it reports on, at most as many as {@link mostRegions} says. */
  readonly count: number;
  readonly seed: string;
}

/** A sample: its id, which is its folder's name, and the text of each file by its path in that folder. */
export interface SampleDataset {
  readonly id: string;
  readonly files: ReadonlyMap<string, string>;
}

const NOTES: Readonly<Record<string, Localized>> = {
  fall: { zh: '负数表示下降。', en: 'A number below zero is a fall.' },
  'over-age': {
    zh: '含超龄和低龄学生，可以高于学龄人口数。',
    en: 'Counts pupils of any age and so may exceed the children of school age.',
  },
  withheld: { zh: '样例：不予公布。', en: 'Sample: withheld.' },
  'not-applicable': { zh: '样例：此项不适用。', en: 'Sample: does not apply here.' },
};

const SOURCE_NAME = 'source.txt';
/** Computed figures of single regions; the volume has its own. */
const MOST_DERIVATIONS = 200;

const FIGURE_COLUMNS =
  'id,region,indicator,value,value-high,unit,period,period-basis,to-date,kind,qualifier,status,source,paragraph,printed,sum-of,note';

/**
 * Makes a dataset of invented figures over real regions, which passes every check: for trying the program at any size. The same request gives
 * the same texts on every machine.
 */
export function sampleDataset({ regions, units, count, seed }: SampleRequest): SampleDataset {
  const whole = new Chance('sample', seed, count);
  const places = choosePlaces(regions, count, whole);
  const year = whole.between(2016, 2026);
  const chanceOf = new Map(places.regions.map((region) => [region, new Chance('region', seed, region.code)]));
  const figuresOf = new Map(
    [...chanceOf].map(([region, chance]): [Region, readonly SampleFigure[]] => [region, drawFigures(region, { units, year }, chance)]),
  );
  const source = writeSource(figuresOf);
  const ofRegions = new Map<Region, readonly SampleDerivation[]>();
  let derived = 0;
  for (const [region, figures] of figuresOf) {
    const found = derived < MOST_DERIVATIONS ? derivationsOf(region, figures) : [];
    ofRegions.set(region, found);
    derived += found.length;
  }
  const ofVolume = volumeDerivations(figuresOf);
  const id = `sample-${count}-${seed}`;
  const narrative = [
    ...[...figuresOf].flatMap(([region, figures]) => [
      ...regionNarrative(region, figures, ofRegions.get(region) ?? [], chanceOf.get(region) ?? whole),
      '',
    ]),
    ...volumeNarrative(figuresOf, ofVolume, year - 1),
  ];
  const files = new Map([
    [
      'dataset.yaml',
      headerText({ id, year, places, source, figuresOf, derivations: [...[...ofRegions.values()].flat(), ...ofVolume] }, whole),
    ],
    ['figures.csv', figuresText(figuresOf, source)],
    ['narrative.yaml', `${narrative.join('\n')}\n`],
    [SOURCE_NAME, source.text],
    ...codeLists(places),
  ]);
  return { id, files };
}

interface HeaderParts {
  readonly id: string;
  readonly year: number;
  readonly places: SamplePlaces;
  readonly source: SampleSource;
  readonly figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>;
  readonly derivations: readonly SampleDerivation[];
}

function headerText({ id, year, places, source, figuresOf, derivations }: HeaderParts, chance: Chance): string {
  const { scope, regions } = places;
  const figures = [...figuresOf.values()].flat();
  const used = new Set(figures.map(({ note }) => note));
  const notes = Object.entries(NOTES).filter(([key]) => used.has(key));
  const number = chance.between(1, 99);
  const lines = [
    `id: ${id}`,
    'series:',
    '  slug: sample',
    `  name: ${pair({ zh: '样例简报（数字虚构）', en: 'Sample Briefing (invented figures)' })}`,
    `issue: ${number}`,
    `date: ${year}-06-30`,
    `title: ${pair({
      zh: `样例数据，数字全部虚构：${scope.short.zh}的${regions.length}个地区`,
      en: `Sample data, every figure invented: ${regions.length} regions of ${scope.short.en}`,
    })}`,
    `publisher: ${pair({ zh: '由jianbao sample命令生成', en: 'Made by the command jianbao sample' })}`,
    `licence: ${pair({ zh: '虚构的样例，可自由使用。', en: 'An invented sample, free to use.' })}`,
    `cite: ${pair({ zh: `《样例简报（数字虚构）》第${number}期。`, en: `Sample Briefing (invented figures), No. ${number}.` })}`,
    'languages: [zh, en]',
    'editions: [zh-en, zh, en]',
    `group-chinese: ${chance.likely(50)}`,
    ...(chance.likely(30) ? ['mark: draft'] : []),
    `scope: { code: ${quoted(scope.code)}, slug: ${slugOf(scope)} }`,
    'regions:',
    ...regions.map((region) => `  - { code: ${quoted(region.code)}, slug: ${slugOf(region)} }`),
    'sources:',
    '  - id: S1',
    `    title: ${pair({ zh: '样例来源（虚构）', en: 'Sample source (invented, in Chinese)' })}`,
    `    date: ${year}-06-15`,
    `    file: ${SOURCE_NAME}`,
    `    sha256: ${sha256(source.text)}`,
    '    ignored:',
    ...source.ignored.map(
      ({ paragraph, printed, reason }) => `      - { paragraph: ${paragraph}, printed: ${printed}, reason: ${pair(reason)} }`,
    ),
    '  - id: R1',
    `    title: ${pair({ zh: '水的冰点', en: 'Freezing point of water' })}`,
    `    date: ${year}-01-01`,
    ...(notes.length === 0 ? [] : ['notes:', ...notes.map(([key, text]) => `  ${key}: ${pair(text)}`)]),
    'reference-lines:',
    `  - { id: ${FREEZING}, value: '0', unit: degree-celsius, label: ${pair({ zh: '冰点', en: 'freezing point' })}, source: R1 }`,
    ...(derivations.length === 0 ? [] : ['derivations:', ...derivations.flatMap(derivationLines)]),
  ];
  return `${lines.join('\n')}\n`;
}

function derivationLines({ id, operation, inputs, decimals, label, note }: SampleDerivation): readonly string[] {
  return [
    `  - id: ${id}`,
    `    ${operation}: ${listed(inputs)}`,
    ...(decimals === undefined ? [] : [`    decimals: ${decimals}`]),
    `    label: ${pair(label)}`,
    ...(note === undefined ? [] : [`    note: ${pair(note)}`]),
  ];
}

function figuresText(figuresOf: ReadonlyMap<Region, readonly SampleFigure[]>, { paragraphs }: SampleSource): string {
  const rows = [...figuresOf.values()].flat().map((figure) => {
    const { region, indicator, period, status, number, sumOf, note } = figure;
    const id = idOf(figure);
    const basis = period === '' ? 'not-stated' : indicator.inferred && status === 'reported' ? 'inferred' : 'stated';
    const printed = number === undefined ? ['', '', ''] : ['S1', paragraphs.get(id) ?? '', number.printed];
    return csvRow([
      id,
      region.code,
      indicator.id,
      number?.value ?? '',
      number?.high ?? '',
      indicator.unit,
      period,
      basis,
      indicator.toDate && status === 'reported' ? 'yes' : '',
      indicator.kind,
      number?.qualifier ?? 'exact',
      status,
      ...printed,
      sumOf.join(' '),
      note,
    ]);
  });
  return `${[FIGURE_COLUMNS, ...rows].join('\n')}\n`;
}

/** The rows that a sample adds to the shared code lists. */
function codeLists({ added }: SamplePlaces): readonly (readonly [string, string])[] {
  const table = (head: string, rows: readonly (readonly (string | number)[])[]): string => `${[head, ...rows.map(csvRow)].join('\n')}\n`;
  const themes = [...SAMPLE_THEMES].map(([id, { zh, en }], index) => [id, index + 1, zh, en]);
  const indicators = [...CATALOGUE.values()].map(({ id, theme, unit, name, better, sums, base, definition, atMost }) => [
    id,
    theme,
    unit,
    name.zh,
    name.en,
    better,
    sums ? 'sum' : 'none',
    base.zh,
    base.en,
    definition.zh,
    definition.en,
    atMost,
  ]);
  const regions = added.map(({ scheme, code, level, parent = '', name, short }) => [
    scheme,
    code,
    level,
    parent,
    name.zh,
    name.en,
    short.zh,
    short.en,
  ]);
  const levels = added.filter(({ level }) => level === 'country').map(({ level, levelName }) => [level, 0, levelName.zh, levelName.en]);
  return [
    ['codes/themes.csv', table('id,order,zh,en', themes)],
    [
      'codes/indicators.csv',
      table('id,theme,unit,zh,en,better,aggregation,base-zh,base-en,definition-zh,definition-en,at-most', indicators),
    ],
    ...(regions.length === 0 ? [] : [['codes/regions.csv', table('scheme,code,level,parent,zh,en,short-zh,short-en', regions)] as const]),
    ...(levels.length === 0 ? [] : [['codes/levels.csv', table('id,order,zh,en', levels)] as const]),
  ];
}
