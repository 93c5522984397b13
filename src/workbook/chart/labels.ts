import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import type { Bound } from '../chart-plan.ts';
import { element } from '../xml.ts';
import { NO_FILL, NO_LINE } from './marks.ts';
import { textProperties, type TextLook } from './text.ts';

/** Numbers at marks, as heavy as on the page. */
export const VALUE: TextLook = { size: SHEET_CHART.text, colour: COLOURS.ink, bold: true };

/** What a label at a mark says, where it stands, in which format its number. */
export interface Label {
  readonly format: string;
  readonly position: 'outEnd' | 'ctr' | 't' | 'b' | 'r';
  readonly look: TextLook;
  /** The series' name before the number. */
  readonly named?: true;
}

/** A format with words around the number: `"约"#,##0`. */
export function withBound(format: string, { before, after }: Bound = { before: '', after: '' }): string {
  const literal = (words: string): string => (words === '' ? '' : `"${words.replaceAll('"', '')}"`);
  return literal(before) + format + literal(after);
}

function content({ format, position, look, named }: Label): string {
  const shown = named === true;
  return [
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    element('c:spPr', {}, NO_FILL, NO_LINE),
    textProperties(look),
    element('c:dLblPos', { val: position }),
    element('c:showLegendKey', { val: 0 }),
    element('c:showVal', { val: 1 }),
    element('c:showCatName', { val: 0 }),
    element('c:showSerName', { val: shown ? 1 : 0 }),
    element('c:showPercent', { val: 0 }),
    element('c:showBubbleSize', { val: 0 }),
    ...(shown ? [element('c:separator', {}, ' ')] : []),
  ].join('');
}

/** The same label at every mark, but for the rows that have another. */
export function labels(label: Label, others: ReadonlyMap<number, Label> = new Map()): string {
  const single = [...others].map(([row, other]) => element('c:dLbl', {}, element('c:idx', { val: row }), content(other)));
  return element('c:dLbls', {}, ...single, content(label));
}

/** Labels at some rows only. */
export function labelsAt(rows: ReadonlyMap<number, Label>): string {
  const none = ['c:showLegendKey', 'c:showVal', 'c:showCatName', 'c:showSerName', 'c:showPercent', 'c:showBubbleSize'];
  const single = [...rows].map(([row, label]) => element('c:dLbl', {}, element('c:idx', { val: row }), content(label)));
  return element('c:dLbls', {}, ...single, ...none.map((name) => element(name, { val: 0 })));
}
