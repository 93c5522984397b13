import type { Dataset, ReportedRegion } from '../dataset/dataset.ts';
import { languagesOf } from '../language.ts';
import type { Edition } from '../language.ts';
import type { Context } from './context.ts';
import { evaluateDerivations } from './derive.ts';
import { frameView, information } from './frame.ts';
import { regionNumbering } from './numbering.ts';
import { chartModels, narrativeOf, regionName, regionView } from './region-part.ts';
import { regionSlice } from './slice.ts';
import type { BriefingDocument, RegionBriefingView } from './view.ts';

/**
 * What a region's two pages say in one edition. Figures are numbered by their rows in its table; figures of other regions and derivations
 * that its narrative refers to have rows of their own.
 */
export function regionBriefing(dataset: Dataset, reported: ReportedRegion, edition: Edition): BriefingDocument<RegionBriefingView> {
  const narrative = narrativeOf({ dataset }, reported.slug);
  const numbering = regionNumbering(dataset, reported.region.code, narrative);
  const languages = languagesOf(edition);
  const context: Context = { dataset, edition, languages, derived: evaluateDerivations(dataset), numbering };
  const slice = regionSlice(dataset, reported).digest;
  const name = regionName(context, reported);
  return {
    edition,
    languages,
    information: information(context, name, slice),
    view: {
      frame: frameView(context, reported, slice),
      region: regionView(context, { reported, narrative, ids: numbering.ids, name, firstChart: 1, table: 1, chapter: false }),
    },
    charts: new Map(chartModels(context, narrative, reported.slug)),
    figures: numbering.ids,
    slice,
  };
}
