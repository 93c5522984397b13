import type { Context } from '../briefing/context.ts';
import { evaluateDerivations } from '../briefing/derive.ts';
import { volumeNumbering } from '../briefing/numbering.ts';
import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import { LANGUAGES } from '../language.ts';
import { address, type Target } from './plan.ts';
import { sheetNames } from './sheet-name.ts';
import { word } from './words.ts';

/** What every sheet is made with: the volume's numbering in both languages, and where everything stands in the workbook. */
export interface BookContext extends Context {
  /** Regions that have a sheet: the scope too where figures belong to it. */
  readonly sheetRegions: readonly ReportedRegion[];
  readonly names: Readonly<Record<'cover' | 'contents' | 'summary' | 'data' | 'glossary' | 'sources', string>>;
  readonly regionSheet: (region: ReportedRegion) => string;
  /** The row of a figure in the data sheet. */
  readonly dataRow: (figureId: string) => Target;
  /** SHA-256 of what the workbook reads. */
  readonly digest: string;
}

/** Regions of a dataset that have figures or a place in its list. */
function regionsWithSheets(dataset: Dataset): readonly ReportedRegion[] {
  const own = dataset.figures.some(({ region }) => region.region.code === dataset.scope.region.code);
  const listed = dataset.regions.some(({ slug }) => slug === dataset.scope.slug);
  return own && !listed ? [dataset.scope, ...dataset.regions] : dataset.regions;
}

/** The context of a dataset's workbook. */
export function bookContext(dataset: Dataset, digest: string): BookContext {
  const name = sheetNames();
  const names = {
    cover: name(word('cover')),
    contents: name(word('contents')),
    summary: name(word('summary')),
    data: name(word('data')),
    glossary: name(word('glossary')),
    sources: name(word('sources')),
  };
  const sheetRegions = regionsWithSheets(dataset);
  const bySlug = new Map(sheetRegions.map(({ slug, region: { short } }) => [slug, name(`${short.zh} ${short.en}`, short.zh, short.en)]));
  const rows = new Map(dataset.figures.map(({ id }, index) => [id, index + 2]));
  return {
    dataset,
    edition: 'zh-en',
    languages: LANGUAGES,
    derived: evaluateDerivations(dataset),
    numbering: volumeNumbering(dataset),
    sheetRegions,
    names,
    regionSheet: ({ slug }) => bySlug.get(slug) ?? names.contents,
    dataRow: (figureId) => ({ sheet: names.data, cell: address(0, rows.get(figureId) ?? 1) }),
    digest,
  };
}
