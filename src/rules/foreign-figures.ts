import type { Finding, Rule } from './rule.ts';
import { referencesOf, regionNarratives, withParents } from './references.ts';

/** A region's narrative speaks of its own figures, or of those of a region that contains it. */
export const foreignFigures: Rule = {
  code: 'figure-of-another-region',
  severity: 'error',
  check(dataset) {
    const homes = new Map(dataset.regions.map((region) => [region.slug, region.region]));
    return regionNarratives(dataset).flatMap(([slug, narrative]) => {
      const home = homes.get(slug);
      if (home === undefined) return [];
      const codes = withParents(dataset, home.code);
      const ids = [
        ...Array.from(narrative.keyFigurePlaces, ([id, place]) => ({ id, place })),
        ...narrative.charts.flatMap(({ items }) => items.map(({ figure: id, place }) => ({ id, place }))),
        ...referencesOf(narrative),
      ];
      return ids.flatMap(({ id, place }): Finding[] => {
        const other = dataset.figureById.get(id)?.region.region;
        if (other === undefined || codes.has(other.code)) return [];
        return [
          {
            place,
            message: {
              zh: `这里写的是${home.name.zh}，数字却是${other.name.zh}的`,
              en: `this is about ${home.name.en}, but the figure is of ${other.name.en}`,
            },
            expected: { zh: `以 \`${slug}.\` 开头的数字`, en: `a figure that begins with \`${slug}.\`` },
            found: id,
            fix: { zh: '换成本地区的数字，或把这句话移到 volume', en: "use the region's own figure, or move the sentence to volume" },
          },
        ];
      });
    });
  },
};
