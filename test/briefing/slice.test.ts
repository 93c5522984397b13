import { describe, expect, it } from 'vitest';

import { regionBriefing } from '../../src/briefing/region-view.ts';
import { regionSlice, volumeSlice } from '../../src/briefing/slice.ts';
import { volumeBriefing } from '../../src/briefing/volume-view.ts';
import type { Dataset } from '../../src/dataset/dataset.ts';
import { EDITIONS as ALL_EDITIONS } from '../../src/language.ts';
import { planWorkbook } from '../../src/workbook/workbook.ts';
import { alterations } from '../helpers/altered-dataset.ts';
import { SECOND, SICHUAN } from '../workbook/datasets.ts';

const SLOW = process.env['JIANBAO_SLOW'] === '1';
const EDITIONS = SLOW ? ALL_EDITIONS : (['zh-en'] as const);

/** What documents say and the digests of what they read, by document; nothing where the data is none that rules let pass. */
function documentsOf(dataset: Dataset): ReadonlyMap<string, { readonly slice: string; readonly says: () => string }> {
  const says = ({ view, charts, information }: ReturnType<typeof volumeBriefing> | ReturnType<typeof regionBriefing>): string =>
    JSON.stringify([view, [...charts], information]);
  const slice = volumeSlice(dataset).digest;
  return new Map([
    ...dataset.regions.map(
      (reported) =>
        [
          reported.slug,
          {
            slice: regionSlice(dataset, reported).digest,
            says: () => EDITIONS.map((edition) => says(regionBriefing(dataset, reported, edition))).join('\n'),
          },
        ] as const,
    ),
    ['the volume', { slice, says: () => EDITIONS.map((edition) => says(volumeBriefing(dataset, edition))).join('\n') }],
    ['the workbook', { slice, says: () => JSON.stringify(planWorkbook(dataset)) }],
  ]);
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

describe.each([['the second dataset', SECOND] as const, ...(SLOW ? [['the first', SICHUAN] as const] : [])])(
  'slices of %s',
  (_, dataset) => {
    it('hold all that a document says', { timeout: 240_000 }, () => {
      const before = documentsOf(dataset);
      const said = new Map([...before].map(([name, { says }]) => [name, says()]));
      let unnoticed = 0;
      let noticed = 0;
      const missed = new Set<string>();
      for (const { path, what, altered } of alterations(dataset, SLOW ? 8 : 1)) {
        const after = attempt(() => documentsOf(altered));
        for (const [name, { slice, says }] of after ?? []) {
          if (slice !== before.get(name)?.slice) {
            noticed += 1;
            continue;
          }
          const now = attempt(says);
          if (now === undefined) continue;
          unnoticed += 1;
          if (now !== said.get(name)) missed.add(`${name}: ${path} ${what}`);
        }
      }
      expect([...missed]).toEqual([]);
      expect(Math.min(noticed, unnoticed)).toBeGreaterThan(100);
    });
  },
);

it('holds sources that no figure names, where the volume lists them', () => {
  const [source] = SECOND.sources;
  const more = { ...SECOND, sources: [...SECOND.sources, { ...source!, id: 'S9' }] };
  expect(volumeSlice(more).digest).not.toBe(volumeSlice(SECOND).digest);
  const [region] = SECOND.regions;
  expect(regionSlice(more, region!).digest).toBe(regionSlice(SECOND, region!).digest);
});

it('names the parts that differ', () => {
  const [region] = SECOND.regions;
  const changed = SECOND.figures.find(({ region: { slug } }) => slug === region!.slug);
  const other = { ...changed!, toDate: !changed!.toDate };
  const figures = SECOND.figures.map((figure) => (figure === changed ? other : figure));
  const figureById = new Map(SECOND.figureById).set(other.id, other);
  const [before, after] = [SECOND, { ...SECOND, figures, figureById }].map((dataset) => regionSlice(dataset, region!).parts);
  expect([...before!.keys()].filter((name) => before!.get(name) !== after!.get(name))).toEqual([`figure ${changed!.id}`]);
});
