import type { Spelling } from './located.ts';

/** A part of a YAML text and where its value stands: offsets, the end not included. */
export type YamlNode = YamlMap | YamlList | YamlText | YamlOther;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface YamlMap extends Stretch {
  readonly type: 'map';
  readonly entries: readonly { readonly key: YamlNode; readonly value: YamlNode | null }[];
}

export interface YamlList extends Stretch {
  readonly type: 'list';
  readonly items: readonly (YamlNode | null)[];
}

export interface YamlText extends Stretch {
  readonly type: 'text';
  readonly value: string;
  readonly spelling: Spelling;
  /** Written over lines of its own, after `|` or `>`. */
  readonly block: boolean;
}

/** What datasets do not use; an alias is refused, anything else is an empty text. */
export interface YamlOther extends Stretch {
  readonly type: 'alias' | 'nothing';
}
