import type { Place } from '../diagnostic/diagnostic.ts';

/** Text between tags. */
export interface TextNode {
  readonly text: string;
}

/** An element of {@link ELEMENTS}, checked; `place` is where its opening tag stands in the template. */
export interface ElementNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (ElementNode | TextNode)[];
  readonly place: Place;
}
