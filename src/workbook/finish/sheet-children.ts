import { NO_CELLS } from '../written-parts.ts';

// Children of a sheet behind its cells, in the order in which ISO/IEC 29500-1, 18.3.1.99, wants them.
const ORDER: ReadonlyMap<string, number> = new Map(
  [
    'sheetCalcPr',
    'sheetProtection',
    'protectedRanges',
    'scenarios',
    'autoFilter',
    'sortState',
    'dataConsolidate',
    'customSheetViews',
    'mergeCells',
    'phoneticPr',
    'conditionalFormatting',
    'dataValidations',
    'hyperlinks',
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'rowBreaks',
    'colBreaks',
    'customProperties',
    'cellWatches',
    'ignoredErrors',
    'smartTags',
    'drawing',
    'legacyDrawing',
    'legacyDrawingHF',
    'picture',
    'oleObjects',
    'controls',
    'webPublishItems',
    'tableParts',
    'extLst',
  ].map((name, index) => [name, index]),
);

const START = /<([A-Za-z]+)(?:"[^"]*"|[^">])*>/y;

/** The elements that stand side by side in a piece of XML. No sheet has a child within one of the same name. */
function siblings(xml: string): { readonly name: string; readonly xml: string }[] {
  const found: { readonly name: string; readonly xml: string }[] = [];
  for (let at = 0; at < xml.length;) {
    START.lastIndex = at;
    const start = START.exec(xml);
    const [tag = '', name = ''] = start ?? [];
    const close = `</${name}>`;
    const end = tag.endsWith('/>') ? at + tag.length : xml.indexOf(close, at) + close.length;
    if (start === null || end < at + tag.length) throw new Error(`no child of a sheet: ${xml.slice(at, at + 80)}`);
    found.push({ name, xml: xml.slice(at, end) });
    at = end;
  }
  return found;
}

/**
 * Adds children to a sheet, behind its cells, and puts all of them in the order of the standard. exceljs writes the drawing of notes behind
 * the tables, which Excel calls corrupt.
 *
 * @param sheet without its cells.
 * @param added one element each.
 */
export function withChildren(sheet: string, added: readonly string[]): string {
  const from = sheet.indexOf(NO_CELLS) + NO_CELLS.length;
  const to = sheet.lastIndexOf('</worksheet>');
  const rank = (name: string): number => {
    const place = ORDER.get(name);
    if (place === undefined) throw new Error(`a sheet has no child ${name}`);
    return place;
  };
  const children = siblings(sheet.slice(from, to) + added.join(''))
    .map(({ name, xml }) => ({ place: rank(name), xml }))
    .sort((a, b) => a.place - b.place);
  return sheet.slice(0, from) + children.map(({ xml }) => xml).join('') + sheet.slice(to);
}
