import type { Context } from '../briefing/context.ts';
import { evaluateDerivations } from '../briefing/derive.ts';
import { sourcesOf } from '../briefing/notes-view.ts';
import { figuresOf, volumeNumbering } from '../briefing/numbering.ts';
import { subjectsOf } from '../briefing/region-dataset.ts';
import type { Dataset, ReportedRegion, Source } from '../dataset/dataset.ts';
import { VOLUME } from '../dataset/narrative.ts';
import { LANGUAGES } from '../language.ts';
import { figureNames } from './names.ts';
import { address, type Target } from './plan.ts';
import { sheetNames } from './sheet-name.ts';
import { word } from './words.ts';

/** What every sheet is made with: the volume's numbering in both languages, and where everything stands in the workbook. */
export interface BookContext extends Context {
  /** Regions that have a sheet: the scope too where figures belong to it. */
  readonly sheetRegions: readonly ReportedRegion[];
  readonly names: Readonly<Record<'cover' | 'contents' | 'summary' | 'data' | 'checks' | 'glossary' | 'sources', string>>;
  /** Whether there is a summary: the workbook of one region may have nothing to sum up. */
  readonly hasSummary: boolean;
  readonly regionSheet: (region: ReportedRegion) => string;
  /** The row of a figure in the data sheet. */
  readonly dataRow: (figureId: string) => Target;
  /** The row of a figure in its region's sheet; none where the region has no sheet. */
  readonly regionRow: (figureId: string) => Target | undefined;
  /** The names by which formulas call the key figures, by id. */
  readonly keyNames: ReadonlyMap<string, string>;
  /** The row of a source in the sheet of sources. */
  readonly sourceRow: (sourceId: string) => Target;
  /** SHA-256 of what the workbook reads. */
  readonly digest: string;
}

/** Lines above the table of a region's sheet: name, facts, headline in each language, the way back. */
function linesAbove(dataset: Dataset, { slug }: ReportedRegion): number {
  return 3 + (dataset.narratives.has(slug) ? LANGUAGES.length : 0);
}

/** Lines above the first table of the sheet of sources: title in each language, the way back, a gap, a heading. */
const LINES_ABOVE_SOURCES = 5;

/** Rows of figures on the sheets of their regions. */
function regionRows(
  dataset: Dataset,
  regions: readonly ReportedRegion[],
  sheetOf: (region: ReportedRegion) => string,
): Map<string, Target> {
  return new Map(
    regions.flatMap((reported) =>
      figuresOf(dataset, reported.region.code).map(({ id }, index): [string, Target] => [
        id,
        { sheet: sheetOf(reported), cell: address(0, linesAbove(dataset, reported) + index + 2) },
      ]),
    ),
  );
}

/** The sources that the workbook lists, in their order. */
export function listedSources(context: Pick<Context, 'dataset' | 'derived' | 'numbering'>): readonly Source[] {
  const { dataset, numbering } = context;
  const lines = [...dataset.narratives.values()].flatMap(({ charts }) =>
    charts.flatMap(({ referenceLine }) => referenceLine?.source ?? []),
  );
  return sourcesOf({ ...context, edition: 'zh-en', languages: LANGUAGES }, numbering.ids, lines);
}

/** The context of a dataset's workbook. */
export function bookContext(dataset: Dataset, digest: string): BookContext {
  const name = sheetNames();
  const names = {
    cover: name(word('cover')),
    contents: name(word('contents')),
    summary: name(word('summary')),
    data: name(word('data')),
    checks: name(word('checks')),
    glossary: name(word('glossary')),
    sources: name(word('sources')),
  };
  const sheetRegions = subjectsOf(dataset);
  const bySlug = new Map(sheetRegions.map(({ slug, region: { short } }) => [slug, name(`${short.zh} ${short.en}`, short.zh, short.en)]));
  const rows = new Map(dataset.figures.map(({ id }, index) => [id, index + 2]));
  const regionSheet = ({ slug }: ReportedRegion): string => bySlug.get(slug) ?? names.contents;
  const inRegions = regionRows(dataset, sheetRegions, regionSheet);
  const derived = evaluateDerivations(dataset);
  const keyFigures = sheetRegions.flatMap(({ slug }) => dataset.narratives.get(slug)?.keyFigures ?? []);
  const numbering = volumeNumbering(dataset);
  const sources = listedSources({ dataset, derived, numbering }).map(({ id }) => id);
  return {
    dataset,
    edition: 'zh-en',
    languages: LANGUAGES,
    derived,
    numbering,
    sheetRegions,
    names,
    hasSummary:
      dataset.narratives.has(VOLUME) ||
      dataset.regions.some((region) => region !== dataset.scope) ||
      derived.size > 0 ||
      keyFigures.length > 0,
    regionSheet,
    keyNames: figureNames(keyFigures),
    regionRow: (figureId) => inRegions.get(figureId),
    sourceRow: (sourceId) => ({ sheet: names.sources, cell: address(0, LINES_ABOVE_SOURCES + 2 + sources.indexOf(sourceId)) }),
    dataRow: (figureId) => ({ sheet: names.data, cell: address(0, rows.get(figureId) ?? 1) }),
    digest,
  };
}
