import type { Place } from './diagnostic/diagnostic.ts';

/** An attribute as written in a template or in markup; `value` is absent where it depends on data. */
export interface WrittenAttribute {
  readonly name: string;
  readonly value?: string;
  readonly place: Place;
}

/** An opening tag as written. */
export interface WrittenTag {
  readonly name: string;
  readonly attributes: readonly WrittenAttribute[];
  readonly place: Place;
}
