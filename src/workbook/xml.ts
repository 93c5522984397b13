// Plain strings, as the parts that exceljs writes are strings as well.

/** Text as the content of an element or of an attribute. */
export function escaped(text: string): string {
  if (!/[&<>"]/.test(text)) return text;
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Attributes of an element in their order; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes, escaped, and its content, which is XML already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  let start = `<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) start += ` ${key}="${typeof value === 'string' ? escaped(value) : value}"`;
  }
  const inner = content.join('');
  return inner === '' ? `${start}/>` : `${start}>${inner}</${name}>`;
}

/** The head of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
