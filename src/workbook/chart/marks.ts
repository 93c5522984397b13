import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS, type Colour } from '../../theme/colours.ts';
import type { KindLook } from '../../theme/kinds.ts';
import { element } from '../xml.ts';
import { solidFill } from './text.ts';

/** English Metric Units in a point. */
export const EMU = 12_700;

/** A line of a width in points. */
export function lineXml(colour: Colour, width: number, dash?: 'dash'): string {
  return element('a:ln', { w: Math.round(width * EMU) }, solidFill(colour), dash === undefined ? '' : element('a:prstDash', { val: dash }));
}

export const NO_LINE = element('a:ln', {}, element('a:noFill', {}));
export const NO_FILL = element('a:noFill', {});

/** A filled shape of a kind's look: solid, light or hollow. */
export function shape({ fill, line }: KindLook): string {
  return element('c:spPr', {}, solidFill(fill), fill === line ? NO_LINE : lineXml(line, SHEET_CHART.border));
}

/** A round point or dot of a kind's look, its diameter in points. */
export function marker({ fill, line }: KindLook, size: number): string {
  return element(
    'c:marker',
    {},
    element('c:symbol', { val: 'circle' }),
    element('c:size', { val: size }),
    element('c:spPr', {}, solidFill(fill), lineXml(line, SHEET_CHART.border)),
  );
}

export const NO_MARKER = element('c:marker', {}, element('c:symbol', { val: 'none' }));

/** The dashed line of a value to compare with. */
export const REFERENCE_LINE = lineXml(COLOURS.red, SHEET_CHART.reference, 'dash');
