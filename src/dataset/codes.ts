import type { Localized } from '../language.ts';
import type { Unit } from '../quantity/quantity.ts';
import { CODE_FILES } from './columns.ts';
import type { CodeFile, CodeRow } from './columns.ts';
import { parseCsv } from './csv.ts';
import type { CsvRow } from './csv.ts';
import type { GlossaryEntry, Indicator, Region, Theme } from './dataset.ts';
import { validate } from './explain.ts';
import type { FindingSink } from './finding-list.ts';
import { duplicate, unknown } from './findings.ts';
import type { Thing } from './findings.ts';
import type { Reader } from './reader.ts';

/** The code lists a dataset draws on, and the row behind each entry, for the places of its texts. */
export interface Codes {
  readonly regions: ReadonlyMap<string, Region>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly glossary: readonly GlossaryEntry[];
  readonly rows: { readonly [Name in CodeFile]: ReadonlyMap<string, Entry<Name>> };
}

interface Entry<Name extends CodeFile> {
  readonly value: CodeRow<Name>;
  readonly row: CsvRow;
}

const THING_OF: Readonly<Record<CodeFile, Thing>> = {
  'levels.csv': 'level',
  'regions.csv': 'region',
  'themes.csv': 'theme',
  'units.csv': 'unit',
  'indicators.csv': 'indicator',
  'glossary.csv': 'term',
};
const ID_OF: Readonly<Record<CodeFile, string>> = {
  'levels.csv': 'id',
  'regions.csv': 'code',
  'themes.csv': 'id',
  'units.csv': 'id',
  'indicators.csv': 'id',
  'glossary.csv': 'zh',
};
const SCALES = { 万: 4, 亿: 8, million: 6, billion: 9 } as const;

const UNREADABLE = { rows: [], refused: [], unusable: true, diagnostics: [] } as const;

/** Rows of a code list that its schema accepts. */
function readRows<Name extends CodeFile>(reader: Reader, path: string, name: string, file: Name): Entry<Name>[] {
  const source = reader.text(path, name);
  const schema = CODE_FILES[file];
  const { rows, refused, unusable, diagnostics } = source === undefined ? UNREADABLE : parseCsv(source, Object.keys(schema.shape));
  reader.diagnostics.push(...diagnostics);
  if (unusable) reader.echoes.lose(THING_OF[file]);
  for (const row of refused) reader.echoes.spoil(THING_OF[file], row.cells[ID_OF[file]] ?? '');
  return rows.flatMap((row) => {
    const { value, diagnostics: findings } = validate(schema, row.cells, row);
    reader.diagnostics.push(...findings);
    if (value === undefined) reader.echoes.spoil(THING_OF[file], row.cells[ID_OF[file]] ?? '');
    return value === undefined ? [] : [{ value: value as CodeRow<Name>, row }];
  });
}

/** One list: the shared rows, with the dataset's own added to them or in their place. */
function readList<Name extends CodeFile>(reader: Reader, folders: readonly CodeFolder[], file: Name): Map<string, Entry<Name>> {
  let all = new Map<string, Entry<Name>>();
  for (const { path, name, required } of folders) {
    if (!required && !reader.isThere(`${path}/${file}`)) continue;
    const here = new Map<string, Entry<Name>>();
    for (const entry of readRows(reader, `${path}/${file}`, `${name}/${file}`, file)) {
      const id = entry.row.cells[ID_OF[file]] ?? '';
      const first = here.get(id);
      if (first === undefined) here.set(id, entry);
      else reader.diagnostics.push(duplicate(THING_OF[file], id, entry.row.place(ID_OF[file]), first.row.place(ID_OF[file])));
    }
    if (all.size === 0) all = here;
    else for (const [id, entry] of here) all.set(id, entry);
  }
  return all;
}

/** A folder of code lists; a required one must hold every file. */
export interface CodeFolder {
  readonly path: string;
  readonly name: string;
  readonly required: boolean;
}

function pair(zh: string, en: string): Localized | undefined {
  return zh === '' && en === '' ? undefined : { zh, en };
}

function buildUnits(rows: Codes['rows']['units.csv'], diagnostics: FindingSink): Map<string, Unit> {
  const units = new Map<string, Unit>();
  const build = (id: string, below: readonly string[]): Unit | undefined => {
    const known = units.get(id);
    const entry = rows.get(id);
    if (known !== undefined || entry === undefined) return known;
    const { value, row } = entry;
    const target = value['convert-to'];
    let conversion: Unit['conversion'];
    if (target !== '') {
      const numerator = Number(value['convert-numerator']);
      const denominator = Number(value['convert-denominator']);
      const unit = target === id || below.includes(target) ? undefined : build(target, [...below, id]);
      if (unit === undefined)
        diagnostics.push(
          unknown('unit', target, rows.keys(), row.place('convert-to'), {
            zh: 'units.csv 中的另一个单位',
            en: 'another unit of units.csv',
          }),
        );
      else if (numerator > 0 && denominator > 0) conversion = { unit, numerator, denominator };
      else
        diagnostics.push({
          code: 'conversion-ratio',
          severity: 'error',
          place: row.place('convert-numerator'),
          message: { zh: '换算缺少比例', en: 'the conversion lacks its ratio' },
          expected: { zh: '两个正整数：分子和分母', en: 'two whole numbers above zero: numerator and denominator' },
          found: `${value['convert-numerator']}/${value['convert-denominator']}`,
        });
    }
    const unit: Unit = {
      id,
      dimension: value.dimension,
      zh: value.zh,
      en: { singular: value.en, plural: value['en-plural'] || value.en, position: value['en-position'] },
      scales: { zh: value['scales-zh'].map((word) => SCALES[word]), en: value['scales-en'].map((word) => SCALES[word]) },
      ...(conversion && { conversion }),
    };
    units.set(id, unit);
    return unit;
  };
  for (const id of rows.keys()) build(id, []);
  return units;
}

function buildRegions(
  rows: Codes['rows']['regions.csv'],
  levels: Codes['rows']['levels.csv'],
  { diagnostics, echoes }: Reader,
): Map<string, Region> {
  const circular = new Set<string>();
  // Regions whose parents are known to end at a top.
  const sound = new Set<string>();
  const levelNames = new Map(Array.from(levels.values(), ({ value: { id, zh, en } }) => [id, { zh, en }]));
  const regions = new Map<string, Region>();
  for (const [code, { value, row }] of rows) {
    const levelName = levelNames.get(value.level) ?? { zh: '', en: '' };
    if (!levelNames.has(value.level))
      diagnostics.push(
        unknown('level', value.level, levels.keys(), row.place('level'), { zh: 'levels.csv 中的级别', en: 'a level of levels.csv' }),
      );
    if (value.parent !== '' && !rows.has(value.parent))
      diagnostics.push(
        unknown('region', value.parent, rows.keys(), row.place('parent'), { zh: 'regions.csv 中的代码', en: 'a code of regions.csv' }),
      );
    if (value.parent === '' || sound.has(value.parent)) sound.add(code);
    else checkParents(code, row);
    const { scheme, level, parent, zh, en } = value;
    const name = { zh, en };
    const short = { zh: value['short-zh'] || zh, en: value['short-en'] || en };
    regions.set(
      code,
      parent === '' ? { code, scheme, level, levelName, name, short } : { code, scheme, level, levelName, parent, name, short },
    );
  }
  return regions;

  function checkParents(code: string, row: CsvRow): void {
    const passed = new Set([code]);
    const parentOf = (child: string): string => rows.get(child)?.value.parent ?? '';
    let next = parentOf(code);
    for (; !passed.has(next) && !sound.has(next) && rows.has(next); next = parentOf(next)) passed.add(next);
    if (!passed.has(next)) for (const above of passed) sound.add(above);
    else if (next === code && ![...passed].some((other) => circular.has(other))) {
      circular.add(code);
      echoes.lose('region');
      diagnostics.push({
        code: 'region-within-itself',
        severity: 'error',
        place: row.place('parent'),
        message: { zh: '地区的上级最终是它自己', en: 'the region lies within itself' },
        found: [...passed, code].join(' < '),
        fix: { zh: '改正其中一个上级代码', en: 'correct the code of one of the parents' },
      });
    }
  }
}

function buildIndicators(rows: Codes['rows'], units: ReadonlyMap<string, Unit>, { diagnostics, echoes }: Reader): Map<string, Indicator> {
  const indicators = new Map<string, Indicator>();
  for (const [id, { value, row }] of rows['indicators.csv']) {
    const themeRow = rows['themes.csv'].get(value.theme)?.value;
    const unit = units.get(value.unit);
    const atMost = value['at-most'];
    if (themeRow === undefined)
      diagnostics.push(
        unknown('theme', value.theme, rows['themes.csv'].keys(), row.place('theme'), {
          zh: 'themes.csv 中的主题',
          en: 'a theme of themes.csv',
        }),
      );
    if (unit === undefined)
      diagnostics.push(
        unknown('unit', value.unit, units.keys(), row.place('unit'), { zh: 'units.csv 中的单位', en: 'a unit of units.csv' }),
      );
    if (atMost !== '' && !rows['indicators.csv'].has(atMost))
      diagnostics.push(
        unknown('indicator', atMost, rows['indicators.csv'].keys(), row.place('at-most'), {
          zh: 'indicators.csv 中的指标',
          en: 'an indicator of indicators.csv',
        }),
      );
    if (themeRow === undefined || unit === undefined) {
      echoes.spoil('indicator', id);
      continue;
    }
    const theme: Theme = { id: themeRow.id, order: themeRow.order, name: { zh: themeRow.zh, en: themeRow.en } };
    const base = pair(value['base-zh'], value['base-en']);
    const definition = pair(value['definition-zh'], value['definition-en']);
    indicators.set(id, {
      id,
      theme,
      unit,
      name: { zh: value.zh, en: value.en },
      better: value.better,
      aggregation: value.aggregation,
      ...(base && { base }),
      ...(definition && { definition }),
      ...(atMost !== '' && { atMost }),
    });
  }
  return indicators;
}

/** Reads the code lists of the given folders, a later one's rows replacing an earlier one's. */
export function readCodes(reader: Reader, folders: readonly CodeFolder[]): Codes {
  const rows = {
    'levels.csv': readList(reader, folders, 'levels.csv'),
    'regions.csv': readList(reader, folders, 'regions.csv'),
    'themes.csv': readList(reader, folders, 'themes.csv'),
    'units.csv': readList(reader, folders, 'units.csv'),
    'indicators.csv': readList(reader, folders, 'indicators.csv'),
    'glossary.csv': readList(reader, folders, 'glossary.csv'),
  };
  const units = buildUnits(rows['units.csv'], reader.diagnostics);
  return {
    rows,
    units,
    regions: buildRegions(rows['regions.csv'], rows['levels.csv'], reader),
    indicators: buildIndicators(rows, units, reader),
    glossary: Array.from(rows['glossary.csv'].values(), ({ value }) => {
      const note = pair(value['note-zh'], value['note-en']);
      const variants = value.variants.split(';').map((variant) => variant.trim());
      return {
        zh: value.zh,
        en: value.en,
        variants: variants.filter((variant) => variant !== ''),
        ...(note && { note }),
        origin: value.origin,
      };
    }),
  };
}
