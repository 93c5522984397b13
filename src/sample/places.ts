import type { Region } from '../dataset/dataset.ts';
import type { Chance } from './chance.ts';

/** Where a sample plays: regions of the code lists, and the rows that it must add to them. */
export interface SamplePlaces {
  /** The one the volume speaks for. */
  readonly scope: Region;
  readonly regions: readonly Region[];
  /** Regions whose English name is made up here, and the scope where the lists have none of its size. */
  readonly added: readonly Region[];
}

/** The whole of a code list that knows no country. */
const COUNTRY: Region = {
  code: 'CN',
  scheme: 'ISO 3166-1',
  level: 'country',
  levelName: { zh: '国家', en: 'country' },
  name: { zh: '中国', en: 'China' },
  short: { zh: '中国', en: 'China' },
};

/**
 * An English name for a region whose code list has none: what it is and its code, and that this is no translation. Chinese names are never
 * transliterated here: 重庆, 六安 and many another place would be spelt wrongly.
 */
function named(region: Region): Region {
  if (region.name.en !== '') return region;
  const label = `${region.levelName.en.charAt(0).toUpperCase()}${region.levelName.en.slice(1)} ${region.code}`;
  return { ...region, name: { ...region.name, en: `${label} (English name not given)` }, short: { ...region.short, en: label } };
}

/** The regions that contain another, the smallest first. */
function containing({ parent }: Region, byCode: ReadonlyMap<string, Region>): readonly Region[] {
  const above = byCode.get(parent ?? '');
  return above === undefined ? [] : [above, ...containing(above, byCode)];
}

/** Regions of the lowest levels: those at which no region contains another. */
function lowestOf(byCode: ReadonlyMap<string, Region>): readonly Region[] {
  const regions = [...byCode.values()];
  const above = new Set(regions.flatMap(({ parent }) => byCode.get(parent ?? '')?.level ?? []));
  return regions.filter(({ level, parent }) => !above.has(level) && parent !== undefined);
}

/** How many regions a sample can have. */
export function mostRegions(byCode: ReadonlyMap<string, Region>): number {
  return lowestOf(byCode).length;
}

/** Regions of one top region where one has so many, else of all; in the order of the code list. */
export function choosePlaces(byCode: ReadonlyMap<string, Region>, count: number, chance: Chance): SamplePlaces {
  const lowest = lowestOf(byCode);
  const byTop = new Map<Region, Region[]>();
  for (const region of lowest) {
    const top = containing(region, byCode).at(-1) ?? region;
    const known = byTop.get(top);
    if (known === undefined) byTop.set(top, [region]);
    else known.push(region);
  }
  const [first, ...rest] = [...byTop].filter(([, regions]) => regions.length >= count);
  const [scope, within] = first === undefined ? [COUNTRY, lowest] : chance.one([first, ...rest]);
  const chosen = chance.some(within, count);
  const parents = new Set(chosen.flatMap((region) => containing(region, byCode)));
  const unnamed = [scope, ...parents, ...chosen].filter((region) => region === COUNTRY || region.name.en === '');
  return { scope: named(scope), regions: chosen.map(named), added: [...new Set(unnamed)].map(named) };
}
