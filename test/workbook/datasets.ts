import type { Dataset, Figure, Region, ReportedRegion } from '../../src/dataset/dataset.ts';
import { loadDataset } from '../../src/dataset/load.ts';
import { diskFiles } from '../../src/effects/files.ts';

function load(folder: string): Dataset {
  const { dataset, diagnostics } = loadDataset(diskFiles, folder, { codesFolder: 'data/codes' });
  if (dataset === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return dataset;
}

export const SICHUAN: Dataset = load('data/sichuan-2017-04-23');

/** Other regions, units, years; ranges, negative values, every status, a place name beyond the basic plane. */
export const SECOND: Dataset = load('test/cases/second-dataset/yunling-2024');

/** The first dataset over so many regions with the same long names, one of them without a figure. */
export function manyRegions(count: number): Dataset {
  const regions = Array.from({ length: count }, (_, index): ReportedRegion => {
    const region: Region = {
      code: String(100_000 + index),
      scheme: 'test',
      level: 'county',
      levelName: { zh: '自治县', en: 'autonomous county' },
      name: { zh: '双江拉祜族佤族布朗族傣族自治县', en: 'Shuangjiang Lahu, Va, Blang and Dai Autonomous County' },
      short: { zh: '双江拉祜族佤族布朗族傣族自治县', en: 'Shuangjiang Lahu, Va, Blang and Dai' },
    };
    return { region, slug: `region-${index}` };
  });
  const first = SICHUAN.figures.filter(({ region }) => region.slug === 'nanbu');
  const figures = regions
    .slice(1)
    .flatMap((region) => first.map((figure): Figure => ({ ...figure, id: figure.id.replace('nanbu', region.slug), region })));
  return {
    ...SICHUAN,
    regions,
    figures,
    figureById: new Map(figures.map((figure) => [figure.id, figure])),
    derivations: [],
    narratives: new Map(),
  };
}
