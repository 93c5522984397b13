import { element, XML_HEAD } from '../xml.ts';

/** The parts of a package by name, without a leading slash. All that a workbook of ours has is text. */
export type Parts = Map<string, string>;

/** What all repairs and additions begin with: an address of a schema. */
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A part that is there. */
export function partOf(parts: Parts, name: string): string {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`the package has no part ${name}`);
  return part;
}

/** A part to be added. */
export interface NewPart {
  readonly name: string;
  /** Its content type. */
  readonly type: string;
  readonly xml: string;
}

/** Adds parts with their content types. */
export function addParts(parts: Parts, added: readonly NewPart[]): void {
  for (const { name, xml } of added) parts.set(name, XML_HEAD + xml);
  const overrides = added.map(({ name, type }) => element('Override', { PartName: `/${name}`, ContentType: type }));
  parts.set(
    CONTENT_TYPES,
    partOf(parts, CONTENT_TYPES).replace('</Types>', () => `${overrides.join('')}</Types>`),
  );
}

/** Where the relationships of a part are; of the package itself for ''. */
function relationshipsOf(owner: string): string {
  const slash = owner.lastIndexOf('/') + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/**
 * Points a part (the package itself for '') at another.
 * @param target as seen from the part's folder.
 * @returns the relationship's id.
 */
export function addRelationship(parts: Parts, owner: string, type: string, target: string): string {
  const name = relationshipsOf(owner);
  const known = parts.get(name) ?? `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
  const ids = new Set([...known.matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id));
  let number = ids.size + 1;
  while (ids.has(`rId${number}`)) number++;
  const relationship = element('Relationship', { Id: `rId${number}`, Type: `${OFFICE}/relationships/${type}`, Target: target });
  parts.set(
    name,
    known.replace('</Relationships>', () => `${relationship}</Relationships>`),
  );
  return `rId${number}`;
}
