import type { Region } from '../dataset/dataset.ts';
import type { Localized } from '../language.ts';
import { FIELDS } from './fields.ts';

/** A document that figures come from, as dataset.yaml names it. */
export interface NewSource {
  readonly id: string;
  readonly title: Localized;
  readonly publisher?: Localized;
  /** ISO 8601. */
  readonly date?: string;
  readonly url?: string;
}

/** What a new dataset begins with. */
export interface NewDataset {
  readonly id: string;
  /** ISO 8601. */
  readonly date: string;
  readonly scope: Region;
  readonly regions: readonly Region[];
  readonly sources: readonly NewSource[];
}

/** A text in single quotes, in which nothing but the quote itself has a meaning. */
function quoted(text: string): string {
  return `'${text.replace(/\s+/g, ' ').replaceAll("'", "''")}'`;
}

function pair({ zh, en }: Localized): string {
  return `{ zh: ${quoted(zh)}, en: ${quoted(en)} }`;
}

/** Slugs of regions by code, from their English names; a number where two are alike. */
export function slugsOf(regions: readonly Region[], taken: Iterable<string> = []): ReadonlyMap<string, string> {
  const used = new Set(taken);
  return new Map(
    regions.map(({ code, short }) => {
      const plain = short.en
        .normalize('NFD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^[-0-9]+|-+$/g, '');
      const base = plain === '' ? `r${code.toLowerCase().replace(/[^a-z0-9]+/g, '-')}` : plain;
      let slug = base;
      for (let count = 2; used.has(slug); count++) slug = `${base}-${count}`;
      used.add(slug);
      return [code, slug];
    }),
  );
}

/** A region in the list of dataset.yaml. */
export function regionLines({ code }: Region, slug: string): readonly string[] {
  return [`- { code: ${quoted(code)}, slug: ${slug} }`];
}

/** A source in the list of dataset.yaml. */
export function sourceLines({ id, title, publisher, date, url }: NewSource): readonly string[] {
  return [
    `- id: ${id}`,
    `  title: ${pair(title)}`,
    ...(publisher === undefined ? [] : [`  publisher: ${pair(publisher)}`]),
    ...(date === undefined ? [] : [`  date: ${/^[\d-]+$/.test(date) ? date : quoted(date)}`]),
    ...(url === undefined ? [] : [`  url: ${quoted(url)}`]),
  ];
}

/** The source of a new dataset of which nothing is known yet. */
export const FIRST_SOURCE: NewSource = { id: 'S1', title: { zh: '来源的标题', en: 'Title of the source' } };

/** The files of a dataset that passes the check and says nothing yet; by name. */
export function datasetFiles({ id, date, scope, regions, sources }: NewDataset): ReadonlyMap<string, string> {
  const slugs = slugsOf([scope, ...regions.filter(({ code }) => code !== scope.code)]);
  const slug = (code: string): string => slugs.get(code) ?? '';
  const { zh, en } = scope.short;
  const title = { zh: `${zh}简报`, en: `${en} briefing` };
  const header = [
    `id: ${id}`,
    'series:',
    `  slug: ${slug(scope.code)}`,
    `  name: ${pair(title)}`,
    'issue: 1',
    `date: ${date}`,
    `title: ${pair(title)}`,
    `publisher: ${pair({ zh: '编制单位', en: 'Publisher' })}`,
    `licence: ${pair({ zh: '使用许可', en: 'Licence' })}`,
    `cite: ${pair(title)}`,
    'mark: draft',
    `scope: { code: ${quoted(scope.code)}, slug: ${slug(scope.code)} }`,
    'regions:',
    ...regions.flatMap((region) => regionLines(region, slug(region.code)).map((line) => `  ${line}`)),
    'sources:',
    ...sources.flatMap((source) => sourceLines(source).map((line) => `  ${line}`)),
  ];
  const narrative = [...new Set([...regions.map(({ code }) => slug(code)), 'volume'])].flatMap((name) => [
    `${name}:`,
    `  headline: ${pair({ zh: '标题', en: 'Headline' })}`,
  ]);
  return new Map([
    ['dataset.yaml', `${header.join('\n')}\n`],
    ['figures.csv', `${FIELDS.join(',')}\n`],
    ['narrative.yaml', `${narrative.join('\n')}\n`],
  ]);
}

/** The region that contains all of these: the nearest above them, or the first where there is none. */
export function scopeOf(regions: readonly Region[], regionByCode: ReadonlyMap<string, Region>): Region | undefined {
  const above = ({ parent }: Region): readonly Region[] => {
    const region = parent === undefined ? undefined : regionByCode.get(parent);
    return region === undefined ? [] : [region, ...above(region)];
  };
  const [first, ...others] = regions;
  if (first === undefined) return undefined;
  const shared = above(first).find((region) => others.every((other) => above(other).includes(region)));
  return shared ?? first;
}
