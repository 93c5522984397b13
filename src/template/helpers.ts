/** What a helper is to a template author. Helpers stand in conditions only: what a reader sees is written by the number engine. */
export interface Helper {
  readonly doc: string;
  readonly arguments: readonly [least: number, most: number];
  readonly call: (...values: readonly unknown[]) => number | boolean;
}

/** Every helper of the templates. Pure, and never giving text: a `SafeString` would pass the escaping. */
export const HELPERS: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['eq', { doc: 'both are the same', arguments: [2, 2], call: (a, b) => a === b }],
  ['count', { doc: 'how many items a list has', arguments: [1, 1], call: (list) => (Array.isArray(list) ? list.length : 0) }],
]);

/** The blocks of Handlebars that templates may use; each takes one argument. */
export const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with']);

/** The `@` variables that templates may use. */
export const DATA: ReadonlySet<string> = new Set(['index', 'first', 'last', 'root']);
