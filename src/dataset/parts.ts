import type { Dataset, Region, ReportedRegion } from './dataset.ts';
import { MAX_VOLUME_REGIONS } from './limits.ts';
import { VOLUME } from './narrative.ts';

/** Regions of a dataset that has too many for one volume, with a volume and a workbook of their own. */
export interface Part {
  /** What contains them; the dataset's own scope in the part that keeps what is said of the whole. */
  readonly scope: ReportedRegion;
  /** In the dataset's order. */
  readonly regions: readonly ReportedRegion[];
}

// A dataset is frozen, and each stage asks.
const known = new WeakMap<Dataset, readonly Part[]>();

/**
 * The parts of a dataset: none where one volume has room for all its regions. Otherwise one for each region directly below the scope, or,
 * where that has too many itself, below it in turn; and first, where something is said of the scope, the scope's own.
 */
export function partsOf(dataset: Dataset): readonly Part[] {
  const parts = known.get(dataset) ?? madeParts(dataset);
  known.set(dataset, parts);
  return parts;
}

function madeParts(dataset: Dataset): readonly Part[] {
  const { scope, regions, narratives, figures } = dataset;
  const split = splitUp(dataset, scope.region, regions);
  if (split.length === 1) return [];
  const isScope = ({ region }: ReportedRegion): boolean => region.code === scope.region.code;
  const own = regions.filter(isScope);
  const said = own.length > 0 || narratives.has(VOLUME) || figures.some(({ region }) => isScope(region));
  return [...(said ? [{ scope, regions: own }] : []), ...split.filter((part) => !isScope(part.scope))];
}

function splitUp(dataset: Dataset, above: Region, regions: readonly ReportedRegion[]): readonly Part[] {
  const whole = [{ scope: reportedAs(dataset, above), regions }];
  if (regions.length <= MAX_VOLUME_REGIONS) return whole;
  const below = new Map<string, { readonly child: Region; readonly group: ReportedRegion[] }>();
  for (const reported of regions) {
    const child = childOf(dataset, above, reported.region);
    const found = below.get(child.code);
    if (found === undefined) below.set(child.code, { child, group: [reported] });
    else found.group.push(reported);
  }
  // Volumes of one region each would help nobody.
  if (below.size === regions.length) return whole;
  return [...below.values()].flatMap(({ child, group }) =>
    child.code === above.code ? [{ scope: reportedAs(dataset, above), regions: group }] : splitUp(dataset, child, group),
  );
}

/** The region directly below another that contains a third; the highest, where the code list has no way up to the other. */
function childOf({ regionByCode }: Dataset, above: Region, region: Region): Region {
  let child = region;
  while (child.code !== above.code && child.parent !== above.code) {
    const parent = regionByCode.get(child.parent ?? '');
    if (parent === undefined) break;
    child = parent;
  }
  return child;
}

/** A region as the dataset names it, or under a slug of its English name that no other has. */
function reportedAs({ scope, regions }: Dataset, region: Region): ReportedRegion {
  const known = [scope, ...regions].find((each) => each.region.code === region.code);
  if (known !== undefined) return known;
  const slug = region.short.en
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036F'\u2019]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const named = slug === '' ? 'region' : slug;
  return { region, slug: regions.some((each) => each.slug === named) ? `${named}-${region.code.toLowerCase()}` : named };
}
