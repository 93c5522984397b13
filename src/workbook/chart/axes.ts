import type { Localized } from '../../language.ts';
import { SHEET_CHART } from '../../theme/chart.ts';
import { COLOURS } from '../../theme/colours.ts';
import { inBoth } from '../words.ts';
import { element } from '../xml.ts';
import { lineXml, NO_LINE } from './marks.ts';
import { PLAIN, textProperties, titleXml } from './text.ts';

/** Ids that the plots of a chart and its two axes know each other by. */
const FIRST_AXIS = 1;
const SECOND_AXIS = 2;

/** The two axes' ids, as a plot ends with them. */
export const AXIS_IDS = [FIRST_AXIS, SECOND_AXIS].map((val) => element('c:axId', { val })).join('');

type Side = 'l' | 'b';

/** A value axis: where it stands and whether it shows its scale, else only its title. */
export interface ValueAxis {
  readonly side: Side;
  readonly unit: Localized;
  readonly format: string;
  /** Numbers along it; marks with their own numbers need none. */
  readonly scale: boolean;
  /** Begins at zero whatever the values are. */
  readonly fromZero?: boolean;
  /** Crosses the other axis at its far end. */
  readonly far?: boolean;
  /** Marks stand on the places of the other axis, not between them. */
  readonly midway?: boolean;
}

function unitTitle(unit: Localized, side: Side): string {
  const text = inBoth(unit);
  return text === '' ? '' : titleXml([{ ...PLAIN, language: 'zh', text }], side === 'l' ? -90 : 0);
}

function scaling(reversed: boolean, limits: { readonly min?: number; readonly max?: number } = {}): string {
  return element(
    'c:scaling',
    {},
    element('c:orientation', { val: reversed ? 'maxMin' : 'minMax' }),
    limits.max === undefined ? '' : element('c:max', { val: limits.max }),
    limits.min === undefined ? '' : element('c:min', { val: limits.min }),
  );
}

const AXIS_LINE = element('c:spPr', {}, lineXml(COLOURS.grey, SHEET_CHART.axis));

/** The axis of the rows' names. `side` is where it stands; `reversed` has the first row on top. */
export function categoryAxis(side: Side, reversed: boolean): string {
  return element(
    'c:catAx',
    {},
    element('c:axId', { val: FIRST_AXIS }),
    scaling(reversed),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: side }),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    // Beside the plot also where bars go below zero.
    element('c:tickLblPos', { val: 'low' }),
    AXIS_LINE,
    textProperties({ ...PLAIN, colour: COLOURS.ink }),
    element('c:crossAx', { val: SECOND_AXIS }),
    element('c:crosses', { val: 'autoZero' }),
    element('c:auto', { val: 0 }),
    element('c:lblAlgn', { val: 'ctr' }),
    element('c:lblOffset', { val: 100 }),
    element('c:noMultiLvlLbl', { val: 1 }),
  );
}

/** A value axis. */
export function valueAxis({ side, unit, format, scale, fromZero, far, midway }: ValueAxis): string {
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: SECOND_AXIS }),
    scaling(false, fromZero === true ? { min: 0 } : {}),
    element('c:delete', { val: 0 }),
    element('c:axPos', { val: side }),
    scale ? element('c:majorGridlines', {}, element('c:spPr', {}, lineXml(COLOURS.rule, 0.5))) : '',
    unitTitle(unit, side),
    element('c:numFmt', { formatCode: format, sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: scale ? 'nextTo' : 'none' }),
    element('c:spPr', {}, NO_LINE),
    textProperties(PLAIN),
    element('c:crossAx', { val: FIRST_AXIS }),
    element('c:crosses', { val: far === true ? 'max' : 'autoZero' }),
    element('c:crossBetween', { val: midway === true ? 'midCat' : 'between' }),
  );
}

/** The axis along which dots stand side by side, from the first place to the last; it is not seen. */
export function placeAxis(places: number): string {
  return element(
    'c:valAx',
    {},
    element('c:axId', { val: FIRST_AXIS }),
    scaling(false, { min: 0, max: places + 1 }),
    element('c:delete', { val: 1 }),
    element('c:axPos', { val: 'b' }),
    element('c:numFmt', { formatCode: 'General', sourceLinked: 0 }),
    element('c:majorTickMark', { val: 'none' }),
    element('c:minorTickMark', { val: 'none' }),
    element('c:tickLblPos', { val: 'none' }),
    element('c:crossAx', { val: SECOND_AXIS }),
    element('c:crosses', { val: 'autoZero' }),
    element('c:crossBetween', { val: 'midCat' }),
  );
}
