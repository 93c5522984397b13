import type { PlannedDocument } from '../output/plan.ts';

/** Documents waiting to be made. */
export interface Queue {
  /** Takes the document to begin next beside those being made; undefined when none is left, or none fits beside them. */
  next(running: Iterable<PlannedDocument>): PlannedDocument | undefined;
}

/** How many regions the large documents being made at once may speak of together: the memory they take grows with it. */
const REGIONS_AT_ONCE = 250;

/**
 * What speaks for several regions takes as long as many others, so it is begun first, but no more of it at once than memory should hold;
 * one alone always fits.
 * @param regionsOf how many regions a document speaks of.
 */
export function documentQueue(documents: readonly PlannedDocument[], regionsOf: (document: PlannedDocument) => number): Queue {
  const large = documents.filter((document) => regionsOf(document) > 1);
  const small = documents.filter((document) => regionsOf(document) <= 1);
  return {
    next(running) {
      const held = [...running].map(regionsOf).filter((regions) => regions > 1);
      const room = held.length === 0 ? Number.POSITIVE_INFINITY : REGIONS_AT_ONCE - held.reduce((sum, regions) => sum + regions, 0);
      const fits = large.findIndex((document) => regionsOf(document) <= room);
      return fits < 0 ? small.shift() : large.splice(fits, 1)[0];
    },
  };
}
