import { all, relatedTo, sheetsOf, type Package } from './parts.ts';

/** A rule that no schema has: what breaks it, said with its place. */
export type Rule = (opened: Package) => readonly string[];

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) < index);
}

/** Rules of the package and of what holds its parts together. */
export const PACKAGE_RULES: Readonly<Record<string, Rule>> = {
  'every part is well-formed XML': ({ broken }) => broken,

  'every relationship leads to a part': ({ names, relationships }) =>
    [...relationships].flatMap(([owner, list]) => [
      ...(owner !== '' && !names.includes(owner) ? [`relationships of ${owner}, which is not there`] : []),
      ...list.flatMap(({ id, target, external }) => (external || names.includes(target) ? [] : [`${owner} ${id}: no part ${target}`])),
      ...repeated(list.map(({ id }) => id)).map((id) => `${owner} has ${id} twice`),
    ]),

  'every relationship that is used is there': ({ trees, relationships }) =>
    [...trees].flatMap(([name, tree]) => {
      const known = new Set(relationships.get(name)?.map(({ id }) => id));
      const used = [...JSON.stringify(tree).matchAll(/"r:(?:id|embed)":"([^"]+)"/g)].map(([, id]) => id ?? '');
      return used.filter((id) => !known.has(id)).map((id) => `${name}: no relationship ${id}`);
    }),

  'every part has a content type': ({ names, trees }) => {
    const types = trees.get('[Content_Types].xml');
    const overrides = all(types, 'Override').map(({ attributes }) => attributes['PartName'] ?? '');
    const defaults = new Set(all(types, 'Default').map(({ attributes }) => attributes['Extension']));
    const usual = /\.(?:rels|vml|png|jpe?g)$/;
    return [
      ...names
        .filter((name) => name !== '[Content_Types].xml')
        .filter((name) => !overrides.includes(`/${name}`) && !(usual.test(name) && defaults.has(name.replace(/^.*\./, ''))))
        .map((name) => `${name} has no type`),
      ...overrides.filter((name) => !names.includes(name.slice(1))).map((name) => `a type of ${name}, which is not there`),
      ...repeated(overrides).map((name) => `${name} has two types`),
    ];
  },

  'objects of a drawing have ids of their own': (opened) =>
    [...opened.trees]
      .filter(([name]) => name.startsWith('xl/drawings/drawing'))
      .flatMap(([name, tree]) =>
        repeated(all(tree, 'xdr:cNvPr').map(({ attributes }) => attributes['id'] ?? '')).map((id) => `${name} has two objects ${id}`),
      ),

  'every object of a drawing has an alternative text': (opened) =>
    [...opened.trees]
      .filter(([name]) => name.startsWith('xl/drawings/drawing'))
      .flatMap(([name, tree]) =>
        all(tree, 'xdr:cNvPr').flatMap(({ attributes }) => (attributes['descr'] ? [] : [`${name}: ${attributes['name']}`])),
      ),

  'shapes of notes have ids of their own in the workbook': (opened) =>
    repeated(
      sheetsOf(opened).flatMap(({ part }) =>
        relatedTo(opened, part, 'vmlDrawing').flatMap(([, tree]) => all(tree, 'v:shape').map(({ attributes }) => attributes['id'] ?? '')),
      ),
    ),

  'the first parts are those that readers look for': ({ names }) =>
    names[0] === '[Content_Types].xml' && names[1] === '_rels/.rels' ? [] : [names.slice(0, 2).join(', ')],
};
