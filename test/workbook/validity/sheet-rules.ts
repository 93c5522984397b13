import { address } from '../../../src/workbook/plan.ts';
import type { Rule } from './package-rules.ts';
import { all, areaOf, overlap, relatedTo, sheetsOf, type Area, type Node, type Package, type Sheet } from './parts.ts';

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u;
const ADDRESS = /^(?:[A-Z]{1,3}\d+|R\d*(?:C\d*)?|C\d*)$/i;

function onSheets(opened: Package, find: (sheet: Sheet) => readonly string[]): readonly string[] {
  return sheetsOf(opened).flatMap((sheet) => find(sheet).map((what) => `${sheet.name}: ${what}`));
}

/** Pairs of addresses that share a cell, and what is no address. */
function meeting(refs: readonly string[]): readonly string[] {
  const areas = refs.map((ref): readonly [string, Area | undefined] => [ref, areaOf(ref)]);
  return areas.flatMap(([ref, area], index) => {
    if (area === undefined) return [`no address: ${ref}`];
    return areas
      .slice(0, index)
      .flatMap(([other, before]) => (before !== undefined && overlap(area, before) ? [`${other} and ${ref}`] : []));
  });
}

function sharedStrings({ trees }: Package): readonly string[] {
  return all(trees.get('xl/sharedStrings.xml'), 'si').map((item) =>
    all(item, 't')
      .map(({ text }) => text)
      .join(''),
  );
}

/** What a cell shows. */
function textOf(cell: Node, strings: readonly string[]): string {
  const value = cell.children.find(({ name }) => name === 'v')?.text ?? '';
  if (cell.attributes['t'] === 's') return strings[Number(value)] ?? '';
  return cell.attributes['t'] === 'inlineStr'
    ? all(cell, 't')
        .map(({ text }) => text)
        .join('')
    : value;
}

function formats({ trees }: Package): number {
  const formatsOfCells = trees.get('xl/styles.xml')?.children.find(({ name }) => name === 'cellXfs');
  return formatsOfCells?.children.length ?? 0;
}

function tablesOf(opened: Package, { part }: Sheet): readonly Node[] {
  return relatedTo(opened, part, 'table').map(([, table]) => table);
}

function headsOf(table: Node): readonly string[] {
  return all(table, 'tableColumn').map(({ attributes }) => attributes['name'] ?? '');
}

/** Rules of sheets, tables and cells. */
export const SHEET_RULES: Readonly<Record<string, Rule>> = {
  'names of sheets are legal and unique': (opened) => {
    const names = sheetsOf(opened).map(({ name }) => name);
    const folded = names.map((name) => name.toLowerCase());
    return names.filter(
      (name, index) =>
        !/^(?!')[^:\\/?*[\]]{1,31}(?<!')$/.test(name) ||
        name.length > 31 ||
        folded.indexOf(folded[index] ?? '') < index ||
        folded[index] === 'history',
    );
  },

  'heads of tables are their columns': (opened) => {
    const strings = sharedStrings(opened);
    return onSheets(opened, (sheet) => {
      const cells = new Map(all(sheet.node, 'c').map((cell) => [cell.attributes['r'] ?? '', cell]));
      return tablesOf(opened, sheet).flatMap((table) => {
        const heads = headsOf(table);
        const area = areaOf(table.attributes['ref'] ?? '');
        const wide = area === undefined ? 0 : area.right - area.left + 1;
        const read = heads.map((_, index) => {
          const cell = area && cells.get(address(area.left - 1 + index, area.top));
          return cell === undefined ? '' : textOf(cell, strings);
        });
        const folded = heads.map((head) => head.toLowerCase());
        return [
          ...(wide === heads.length ? [] : [`table ${table.attributes['name']} is ${wide} wide and has ${heads.length} columns`]),
          ...heads.flatMap((head, index) => (read[index] === head ? [] : [`${head} is not ${read[index]}`])),
          ...heads.filter((_, index) => folded.indexOf(folded[index] ?? '') < index).map((head) => `two columns ${head}`),
        ];
      });
    });
  },

  'tables have rows, and a filter over all of them': (opened) =>
    onSheets(opened, (sheet) =>
      tablesOf(opened, sheet).flatMap((table) => {
        const { name, ref = '' } = table.attributes;
        const area = areaOf(ref);
        const filter = all(table, 'autoFilter')[0]?.attributes['ref'];
        return [
          ...(area === undefined || area.bottom <= area.top ? [`table ${name} has no row: ${ref}`] : []),
          ...(filter === undefined || filter === ref ? [] : [`table ${name} is ${ref}, its filter ${filter}`]),
        ];
      }),
    ),

  'names of tables and ranges are legal and unique': (opened) => {
    const tables = sheetsOf(opened).flatMap((sheet) => tablesOf(opened, sheet));
    const global = all(opened.trees.get('xl/workbook.xml'), 'definedName').filter(
      ({ attributes }) => attributes['localSheetId'] === undefined,
    );
    const names = [
      ...tables.map(({ attributes }) => attributes['displayName'] ?? ''),
      ...global.map(({ attributes }) => attributes['name'] ?? ''),
    ];
    const folded = names.map((name) => name.toLowerCase());
    const ids = tables.map(({ attributes }) => attributes['id'] ?? '');
    return [
      ...names.filter((name, index) => !NAME.test(name) || ADDRESS.test(name) || folded.indexOf(folded[index] ?? '') < index),
      ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `two tables of the id ${id}`),
    ];
  },

  'neither tables nor merged cells meet one another': (opened) =>
    onSheets(opened, (sheet) =>
      meeting([
        ...tablesOf(opened, sheet).map(({ attributes }) => attributes['ref'] ?? ''),
        ...all(sheet.node, 'mergeCell').map(({ attributes }) => attributes['ref'] ?? ''),
      ]),
    ),

  'validations do not meet one another': (opened) =>
    onSheets(opened, ({ node }) =>
      meeting(all(node, 'dataValidation').flatMap(({ attributes }) => (attributes['sqref'] ?? '').split(' '))),
    ),

  'cells stand in their rows, in order, once': (opened) =>
    onSheets(opened, ({ node }) => {
      let last = 0;
      return all(node, 'row').flatMap((row) => {
        const number = Number(row.attributes['r']);
        const rising = number > last;
        last = number;
        let column = 0;
        const cells = row.children.filter(({ name }) => name === 'c').map(({ attributes }) => attributes['r'] ?? '');
        const wrong = cells.filter((name) => {
          const area = areaOf(name);
          const right = area !== undefined && area.top === number && area.left > column;
          column = area?.left ?? column;
          return !right;
        });
        return [...(rising ? [] : [`row ${number}`]), ...wrong];
      });
    }),

  'cells use strings and formats that are there': (opened) => {
    const [strings, styles] = [sharedStrings(opened).length, formats(opened)];
    return onSheets(opened, ({ node }) =>
      all(node, 'c').flatMap(({ attributes, children }) => {
        const value = Number(children.find(({ name }) => name === 'v')?.text);
        return [
          ...(attributes['t'] === 's' && !(value >= 0 && value < strings) ? [`${attributes['r']}: no string ${value}`] : []),
          ...(Number(attributes['s'] ?? 0) < styles ? [] : [`${attributes['r']}: no format ${attributes['s']}`]),
        ];
      }),
    );
  },

  'numbers are finite': (opened) =>
    onSheets(opened, ({ node }) =>
      all(node, 'c')
        .filter(({ attributes, children }) => (attributes['t'] ?? 'n') === 'n' && children.some(({ name }) => name === 'v'))
        .filter(({ children }) => !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(children.find(({ name }) => name === 'v')?.text ?? ''))
        .map(({ attributes }) => attributes['r'] ?? ''),
    ),

  'texts are as long as Excel takes them': (opened) =>
    sharedStrings(opened).flatMap((text, index) => (text.length > 32_767 ? [`string ${index}: ${text.length}`] : [])),

  'formulas have their results': (opened) =>
    onSheets(opened, ({ node }) =>
      all(node, 'c')
        .filter(
          ({ children }) => children.some(({ name }) => name === 'f') && !children.some(({ name, text }) => name === 'v' && text !== ''),
        )
        .map(({ attributes }) => attributes['r'] ?? ''),
    ),

  'there are no more formats than Excel takes': (opened) => (formats(opened) > 65_490 ? [String(formats(opened))] : []),
};
