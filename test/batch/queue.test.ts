import { describe, expect, it } from 'vitest';
import { documentQueue } from '../../src/batch/queue.ts';
import type { PlannedDocument } from '../../src/output/plan.ts';

/** A document that speaks of so many regions, by its name. */
const named = (name: string): PlannedDocument => ({ name }) as PlannedDocument;
const regionsOf = ({ name }: PlannedDocument): number => Number(name.split(' ')[1]);
const queueOf = (...names: string[]): ReturnType<typeof documentQueue> => documentQueue(names.map(named), regionsOf);

describe('documents waiting for a worker', () => {
  it('begin with those of many regions', () => {
    const queue = queueOf('a 1', 'volume 90', 'b 1', 'workbook 90');
    const begun: PlannedDocument[] = [];
    for (let each = 0; each < 4; each += 1) begun.push(queue.next(begun)!);
    expect(begun.map(({ name }) => name)).toEqual(['volume 90', 'workbook 90', 'a 1', 'b 1']);
    expect(queue.next([])).toBeUndefined();
  });

  it('let small ones go ahead of a large one that memory has no room for beside another', () => {
    const queue = queueOf('volume 183', 'other 183', 'third 60', 'a 1');
    const first = queue.next([])!;
    const third = queue.next([first])!;
    const small = queue.next([first, third])!;
    expect([first, third, small].map(({ name }) => name)).toEqual(['volume 183', 'third 60', 'a 1']);
    // Nothing fits, and nothing is lost.
    expect(queue.next([first, third])).toBeUndefined();
    expect(queue.next([])?.name).toBe('other 183');
  });

  it('hold back no document that is too large for itself alone', () => {
    expect(queueOf('country 2852').next([named('a 1')])?.name).toBe('country 2852');
  });
});
