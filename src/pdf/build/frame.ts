import type { BlockNode, TableLook, TableNode } from '../engine/definition.ts';

/** A table without lines and paddings, to be given what it needs. */
export const BARE: TableLook = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  hLineColor: () => '',
  vLineColor: () => '',
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

/** Content with a line below it, as wide as there is room. */
export function ruled(content: BlockNode, width: number, colour: string, above: number): TableNode {
  return {
    table: { widths: ['*'], body: [[content]], dontBreakRows: true },
    layout: { ...BARE, hLineWidth: (line) => (line === 1 ? width : 0), hLineColor: () => colour, paddingBottom: () => above },
  };
}

/** A line as wide as there is room. */
export function line(width: number, colour: string): TableNode {
  return ruled({ stack: [] }, width, colour, 0);
}

/** Content with a bar at its left. */
export function barred(content: BlockNode, width: number, colour: string, gap: number): TableNode {
  return {
    table: { widths: ['*'], body: [[content]], dontBreakRows: true },
    layout: {
      ...BARE,
      vLineWidth: (index) => (index === 0 ? width : 0),
      vLineColor: () => colour,
      paddingLeft: () => gap,
    },
  };
}
