/** What a document's text lacks of the view it was made from, and what it has beyond it. */
export interface Difference {
  /** Values of rows and register entries that stand nowhere. */
  readonly missing: readonly string[];
  /** Numbers in digits that no string of the view holds. */
  readonly stray: readonly string[];
}

const NUMBERS = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;

/**
 * Holds the texts that a template wrote against the view it read: every figure's value stands in one of them, and every number comes from
 * the view, where the rules account for it.
 */
export function againstView(view: unknown, texts: readonly string[]): Difference {
  const strings: string[] = [];
  const values: string[] = [];
  gather(view, strings, values);
  const known = new Set(strings.join('\n').match(NUMBERS) ?? []);
  const whole = texts.join('\n');
  const exact = new Set(texts);
  return {
    missing: values.filter((value) => !exact.has(value) && !whole.includes(value)),
    stray: [...new Set(whole.match(NUMBERS) ?? [])].filter((number) => !known.has(number)),
  };
}

/** Every string of a view; the texts of a `value` once more by themselves. */
function gather(part: unknown, strings: string[], values: string[]): void {
  if (typeof part === 'string') strings.push(part);
  else if (Array.isArray(part)) for (const each of part) gather(each, strings, values);
  else if (typeof part === 'object' && part !== null) {
    for (const [key, each] of Object.entries(part)) {
      if (key === 'value' && Array.isArray(each)) for (const { text } of each as readonly { readonly text: string }[]) values.push(text);
      gather(each, strings, values);
    }
  }
}
