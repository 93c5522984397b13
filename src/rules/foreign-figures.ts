import type { Finding, Rule } from './rule.ts';
import { referencesOf, regionNarratives, withParents } from './references.ts';

/** A region's narrative speaks of its own figures, or of those of a region that contains it. */
export const foreignFigures: Rule = {
  code: 'figure-of-another-region',
  severity: 'error',
  check(dataset) {
    return regionNarratives(dataset).flatMap(([slug, narrative]) => {
      const home = dataset.regions.find((region) => region.slug === slug);
      const codes = home === undefined ? new Set<string>() : withParents(dataset, home.region.code);
      const isForeign = (id: string): boolean => {
        const figure = dataset.figureById.get(id);
        return figure !== undefined && !codes.has(figure.region.region.code);
      };
      const finding = (id: string, place: Finding['place']): Finding => {
        const other = dataset.figureById.get(id)!.region;
        return {
          ...(place && { place }),
          message: {
            zh: `这里写的是${home?.region.name.zh}，数字却是${other.region.name.zh}的`,
            en: `this is about ${home?.region.name.en}, but the figure is of ${other.region.name.en}`,
          },
          expected: { zh: `以 \`${slug}.\` 开头的数字`, en: `a figure that begins with \`${slug}.\`` },
          found: id,
          fix: { zh: '换成本地区的数字，或把这句话移到 volume', en: "use the region's own figure, or move the sentence to volume" },
        };
      };
      const ids = [
        ...narrative.keyFigures.map((id) => ({ id, place: narrative.place })),
        ...narrative.charts.flatMap(({ items, place }) => items.map((item) => ({ id: item.figure, place }))),
        ...referencesOf(narrative),
      ];
      return ids.filter(({ id }) => isForeign(id)).map(({ id, place }) => finding(id, place));
    });
  },
};
