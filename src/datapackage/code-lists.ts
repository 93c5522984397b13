import type { Dataset } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { inBothLanguages, type FieldDescriptor } from './fields.ts';

/** A small table that stands in the descriptor itself, its first field the key. */
export interface CodeList {
  readonly name: string;
  readonly title: Localized;
  readonly fields: readonly FieldDescriptor[];
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  /** Fields that name a row of another list: field, list and the field there. */
  readonly references: readonly (readonly [field: string, list: string, key: string])[];
}

function field(name: string, title: Localized, more: Partial<FieldDescriptor> = {}): FieldDescriptor {
  return { name, type: 'string', format: 'default', title: inBothLanguages(title), ...more };
}

const key = (name: string, title: Localized): FieldDescriptor => field(name, title, { constraints: { required: true, unique: true } });
const NAMES = [field('zh', { zh: '中文', en: 'In Chinese' }), field('en', { zh: '英文', en: 'In English' })];

/** Each once, in the order in which the figures come to them. */
function distinct<T extends { readonly id: string }>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

/** What the codes in the data table stand for: regions, indicators, themes, units, sources and notes. Lists with no row are left out. */
export function codeLists({ scope, regions, figures, sources, notes }: Dataset): readonly CodeList[] {
  const indicators = distinct(figures.map(({ indicator }) => indicator));
  const used = new Set(figures.flatMap(({ note }) => note ?? []));
  const lists: readonly CodeList[] = [
    {
      name: 'regions',
      title: { zh: '地区', en: 'Regions' },
      fields: [
        key('region_code', { zh: '地区代码', en: 'Region code' }),
        field('scheme', { zh: '代码体系', en: 'Scheme of codes' }),
        field('level', { zh: '级别', en: 'Level' }),
        field('parent', { zh: '上级代码', en: 'Code of the region that contains it' }),
        ...NAMES,
      ],
      rows: [...new Map([scope, ...regions].map(({ region }) => [region.code, region])).values()].map((region) => ({
        region_code: region.code,
        scheme: region.scheme,
        level: region.level,
        parent: region.parent ?? null,
        ...region.name,
      })),
      references: [],
    },
    {
      name: 'themes',
      title: { zh: '主题', en: 'Themes' },
      fields: [key('theme', { zh: '主题', en: 'Theme' }), ...NAMES],
      rows: distinct(indicators.map(({ theme }) => theme)).map(({ id, name }) => ({ theme: id, ...name })),
      references: [],
    },
    {
      name: 'units',
      title: { zh: '单位', en: 'Units' },
      fields: [key('unit', { zh: '单位', en: 'Unit' }), field('dimension', { zh: '量纲', en: 'Dimension' }), ...NAMES],
      rows: distinct([...figures, ...indicators].map(({ unit }) => unit)).map(({ id, dimension, zh, en }) => ({
        unit: id,
        dimension,
        zh,
        en: en.plural,
      })),
      references: [],
    },
    {
      name: 'indicators',
      title: { zh: '指标', en: 'Indicators' },
      fields: [
        key('indicator', { zh: '指标', en: 'Indicator' }),
        field('theme', { zh: '主题', en: 'Theme' }),
        field('unit', { zh: '单位', en: 'Unit' }),
        ...NAMES,
        field('better', { zh: '好转方向', en: 'Which way is better' }),
        field('aggregation', { zh: '可否加总', en: 'Whether it may be summed' }),
        field('base_zh', { zh: '比重的基数', en: 'What a percentage is of, in Chinese' }),
        field('base_en', { zh: '比重的基数（英文）', en: 'What a percentage is of, in English' }),
        field('definition_zh', { zh: '定义', en: 'Definition in Chinese' }),
        field('definition_en', { zh: '定义（英文）', en: 'Definition in English' }),
      ],
      rows: indicators.map(({ id, theme, unit, name, better, aggregation, base, definition }) => ({
        indicator: id,
        theme: theme.id,
        unit: unit.id,
        ...name,
        better,
        aggregation,
        base_zh: base?.zh ?? null,
        base_en: base?.en ?? null,
        definition_zh: definition?.zh ?? null,
        definition_en: definition?.en ?? null,
      })),
      references: [
        ['theme', 'themes', 'theme'],
        ['unit', 'units', 'unit'],
      ],
    },
    {
      name: 'sources',
      title: { zh: '来源', en: 'Sources' },
      fields: [
        key('source', { zh: '来源', en: 'Source' }),
        ...NAMES,
        field('publisher_zh', { zh: '编制单位', en: 'Publisher in Chinese' }),
        field('publisher_en', { zh: '编制单位（英文）', en: 'Publisher in English' }),
        field('date', { zh: '日期', en: 'Date' }, { type: 'date' }),
        field('url', { zh: '网址', en: 'Address' }, { format: 'uri' }),
      ],
      rows: sources.map(({ id, title, publisher, date, url }) => ({
        source: id,
        ...title,
        publisher_zh: publisher?.zh ?? null,
        publisher_en: publisher?.en ?? null,
        date: date ?? null,
        url: url ?? null,
      })),
      references: [],
    },
    {
      name: 'notes',
      title: { zh: '注', en: 'Notes' },
      fields: [key('note', { zh: '注', en: 'Note' }), ...NAMES],
      rows: [...notes].filter(([id]) => used.has(id)).map(([id, text]) => ({ note: id, ...text })),
      references: [],
    },
  ];
  return lists.filter(({ rows }) => rows.length > 0);
}
