import { sha256 } from '../digest.ts';

/** One of the parts that several machines make of a dataset's documents, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

const HASH_DIGITS = 12;

/** Whether a region's documents are a shard's: by the hash of its code, so that every machine shares them out alike. */
export function isInShard(code: string, { index, of }: Shard): boolean {
  return Number.parseInt(sha256(code).slice(0, HASH_DIGITS), 16) % of === index - 1;
}

/** A shard as people write it, e.g. `2/7`; undefined where it is none. */
export function readShard(text: string): Shard | undefined {
  const [, index = '', of = ''] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  return index === '' || Number(index) > Number(of) ? undefined : { index: Number(index), of: Number(of) };
}
