/** What a helper is to a template author; `prints` ones may stand alone in `{{…}}`, the others only in `{{#if (…)}}` and the like. */
export interface Helper {
  readonly doc: string;
  readonly arguments: readonly [least: number, most: number];
  readonly prints: boolean;
  readonly call: (...values: readonly unknown[]) => string | number | boolean;
}

/** Every helper of the templates: pure, and never giving text past the escaping (no `SafeString`). */
export const HELPERS: ReadonlyMap<string, Helper> = new Map<string, Helper>([
  ['eq', { doc: 'both are the same', arguments: [2, 2], prints: false, call: (a, b) => a === b }],
  ['count', { doc: 'how many items a list has', arguments: [1, 1], prints: true, call: (list) => (Array.isArray(list) ? list.length : 0) }],
]);

/** The blocks of Handlebars that templates may use; each takes one argument. */
export const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with']);

/** The `@` variables that templates may use. */
export const DATA: ReadonlySet<string> = new Set(['index', 'first', 'last', 'root']);
