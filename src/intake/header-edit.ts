import type { Dataset, Region, Source } from '../dataset/dataset.ts';
import type { Diagnostic, Place } from '../diagnostic/diagnostic.ts';
import { regionLines, slugsOf, sourceLines, type NewSource } from './new-dataset.ts';
import type { ListedSource } from './source-table.ts';
import { appendToList } from './yaml-append.ts';

/** Regions that a dataset is to report on from now on, with their slugs by code. */
export interface AddedRegions {
  readonly regions: readonly Region[];
  readonly slugs: ReadonlyMap<string, string>;
}

/** Those of the regions named that the dataset does not report on yet. */
export function addedRegions(named: readonly Region[], { scope, regions }: Dataset): AddedRegions {
  const reported = [scope, ...regions];
  const added = named.filter(({ code }) => !reported.some(({ region }) => region.code === code));
  const slugs = slugsOf(
    added,
    reported.map(({ slug }) => slug),
  );
  return { regions: added, slugs };
}

/** dataset.yaml with the regions and sources that it does not have yet; no bytes where there are none. */
export function editedHeader(
  bytes: Uint8Array,
  { sources }: Dataset,
  { regions, slugs }: AddedRegions,
  listed: readonly ListedSource[],
): { readonly bytes?: Uint8Array; readonly diagnostics: readonly Diagnostic[] } {
  const known = new Map(sources.map((source) => [source.id, source]));
  const added = listed.filter(({ source }) => !known.has(source.id));
  const diagnostics = listed.flatMap(({ source, place }) => {
    const there = known.get(source.id);
    return there === undefined || isSaid(source, there) ? [] : [notChanged(place, there)];
  });
  let edited = bytes;
  const append = (key: string, entries: readonly (readonly string[])[], place?: Place): void => {
    const next = entries.length === 0 ? edited : appendToList(edited, key, entries);
    if (next === undefined) diagnostics.push(cannotAppend(key, place));
    else edited = next;
  };
  append(
    'regions',
    regions.map((region) => regionLines(region, slugs.get(region.code) ?? '')),
  );
  append(
    'sources',
    added.map(({ source }) => sourceLines(source)),
    added[0]?.place,
  );
  return edited === bytes ? { diagnostics } : { bytes: edited, diagnostics };
}

/** Whether what a workbook says of a source is what the dataset has, as the sheet shows it. */
function isSaid(said: NewSource, { title, publisher, date, url }: Source): boolean {
  const texts = (source: Pick<Source, 'title' | 'publisher' | 'date' | 'url'>): string =>
    [source.title.zh, source.title.en, source.publisher?.zh, source.publisher?.en, source.date, source.url]
      .map((text) => text?.replace(/\s+/g, ' ').trim() ?? '')
      .join('\n');
  return texts(said) === texts({ title, ...(publisher && { publisher }), ...(date && { date }), ...(url && { url }) });
}

function notChanged(place: Place, { id, title }: Source): Diagnostic {
  return {
    code: 'source-not-changed',
    severity: 'warning',
    place,
    message: { zh: '这个来源已在数据集中，改动不会读入', en: 'the dataset has this source already; what was changed about it is not read' },
    expected: { zh: title.zh, en: title.en },
    found: id,
    fix: { zh: '在 dataset.yaml 的 sources 中改', en: 'change it under sources in dataset.yaml' },
  };
}

function cannotAppend(key: string, place: Place | undefined): Diagnostic {
  return {
    code: 'list-not-extended',
    severity: 'error',
    ...(place && { place }),
    message: {
      zh: `dataset.yaml 的 ${key} 写法特殊，不能自动添加`,
      en: `${key} in dataset.yaml is written in a way that nothing can be added to`,
    },
    fix: { zh: `把 ${key} 写成每项一行、以“- ”开头`, en: `write ${key} one entry after the other, each beginning with "- "` },
  };
}
