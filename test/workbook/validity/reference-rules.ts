import type { Rule } from './package-rules.ts';
import { all, areaOf, sheetsOf, type Package } from './parts.ts';

/** Sheets that a formula names and that are not there. */
function strangers(opened: Package, formula: string): readonly string[] {
  const names = new Set(sheetsOf(opened).map(({ name }) => name));
  const outside = formula.replaceAll(/"(?:[^"]|"")*"/g, '""');
  return [...outside.matchAll(/'((?:[^']|'')+)'!/g)].map(([, name = '']) => name.replaceAll("''", "'")).filter((name) => !names.has(name));
}

/** Rules of what points at cells. */
export const REFERENCE_RULES: Readonly<Record<string, Rule>> = {
  'defined names point at sheets that are there': (opened) =>
    all(opened.trees.get('xl/workbook.xml'), 'definedName').flatMap(({ attributes, text }) => [
      ...strangers(opened, text).map((name) => `${attributes['name']}: no sheet ${name}`),
      ...(text.includes('#REF!') ? [`${attributes['name']}: ${text}`] : []),
      ...(Number(attributes['localSheetId'] ?? 0) < sheetsOf(opened).length ? [] : [`${attributes['name']}: of no sheet`]),
    ]),

  'formulas and validations point at sheets that are there': (opened) =>
    sheetsOf(opened).flatMap(({ name, node }) =>
      [...all(node, 'f'), ...all(node, 'formula1'), ...all(node, 'formula2')].flatMap(({ text }) =>
        strangers(opened, text).map((stranger) => `${name}: no sheet ${stranger}`),
      ),
    ),

  'links lead to cells that are there': (opened) =>
    sheetsOf(opened).flatMap(({ name, node }) =>
      all(node, 'hyperlink').flatMap(({ attributes }) => {
        const { ref = '', location } = attributes;
        if (location === undefined) return attributes['r:id'] === undefined ? [`${name}!${ref} leads nowhere`] : [];
        const [, sheet = '', cell = ''] = /^'((?:[^']|'')+)'!(.+)$/.exec(location) ?? [];
        const known = sheetsOf(opened).some((each) => each.name === sheet.replaceAll("''", "'"));
        return known && areaOf(cell) !== undefined && areaOf(ref) !== undefined ? [] : [`${name}!${ref}: ${location}`];
      }),
    ),

  'charts draw cells that hold what they keep of them': (opened) => {
    const sheets = new Map(sheetsOf(opened).map(({ name, node }) => [name, node]));
    const strings = all(opened.trees.get('xl/sharedStrings.xml'), 'si').map((item) =>
      all(item, 't')
        .map(({ text }) => text)
        .join(''),
    );
    return [...opened.trees]
      .filter(([part]) => part.startsWith('xl/charts/chart'))
      .flatMap(([part, chart]) =>
        [...all(chart, 'c:numRef'), ...all(chart, 'c:strRef')].flatMap((reference) => {
          const formula = all(reference, 'c:f')[0]?.text ?? '';
          const [, name = '', ref = ''] = /^'((?:[^']|'')+)'!(.+)$/.exec(formula) ?? [];
          const [sheet, area] = [sheets.get(name.replaceAll("''", "'")), areaOf(ref)];
          if (sheet === undefined || area === undefined) return [`${part}: no cells ${formula}`];
          const column = ref.replace(/^\$?([A-Z]+).*/, '$1');
          const wanted = new Set(Array.from({ length: area.bottom - area.top + 1 }, (_, row) => `${column}${area.top + row}`));
          const cells = all(sheet, 'c').filter(({ attributes }) => wanted.has(attributes['r'] ?? ''));
          const values = new Map(
            cells.map(({ attributes, children }) => {
              const value = children.find(({ name: child }) => child === 'v')?.text ?? '';
              return [attributes['r'] ?? '', attributes['t'] === 's' ? (strings[Number(value)] ?? '') : value];
            }),
          );
          const points = new Map(
            all(reference, 'c:pt').map((point) => [Number(point.attributes['idx']), all(point, 'c:v')[0]?.text ?? '']),
          );
          const count = Number(all(reference, 'c:ptCount')[0]?.attributes['val']);
          return [...wanted].flatMap((cell, index) => {
            const [is, kept] = [values.get(cell) ?? '', points.get(index) ?? ''];
            return is === kept && count === wanted.size ? [] : [`${part}: ${formula} ${cell} is ${is}, kept as ${kept}`];
          });
        }),
      );
  },

  'series of a chart have numbers of their own': (opened) =>
    [...opened.trees]
      .filter(([part]) => part.startsWith('xl/charts/chart'))
      .flatMap(([part, chart]) => {
        const orders = all(chart, 'c:ser').map(({ children }) => children.find(({ name }) => name === 'c:idx')?.attributes['val'] ?? '');
        const axes = new Set([...all(chart, 'c:catAx'), ...all(chart, 'c:valAx')].map((axis) => all(axis, 'c:axId')[0]?.attributes['val']));
        const used = all(chart, 'c:plotArea')[0]?.children.flatMap((plot) =>
          plot.name.endsWith('Chart')
            ? plot.children.filter(({ name }) => name === 'c:axId').map(({ attributes }) => attributes['val'])
            : [],
        );
        return [
          ...orders.filter((order, index) => orders.indexOf(order) < index).map((order) => `${part}: two series ${order}`),
          ...(used ?? []).filter((id) => !axes.has(id)).map((id) => `${part}: no axis ${id}`),
        ];
      }),
};
