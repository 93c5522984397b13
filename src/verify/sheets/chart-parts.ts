import type { SaxesTagPlain } from 'saxes';

/** Cells that a chart draws, by their address, and the values that it keeps of them, by their place among the cells. */
export interface DrawnRange {
  readonly formula: string;
  readonly kept: ReadonlyMap<number, string>;
}

/** A chart's part. */
export interface ReadChart {
  readonly part: string;
  readonly ranges: readonly DrawnRange[];
}

/** What the elements of a part are handed to. */
export interface Handlers {
  readonly open?: (tag: SaxesTagPlain) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Reads the ranges of a chart and what it keeps of them. */
export function readChart(part: string, xml: string, readXml: (xml: string, handlers: Handlers) => void): ReadChart {
  const ranges: DrawnRange[] = [];
  let formula = '';
  let kept = new Map<number, string>();
  let index = 0;
  let within = '';
  readXml(xml, {
    open: ({ name, attributes }) => {
      within = name;
      if (name === 'c:numRef' || name === 'c:strRef') [formula, kept] = ['', new Map()];
      if (name === 'c:pt') index = Number(attributes['idx']);
    },
    text: (piece) => {
      if (within === 'c:f') formula += piece;
      if (within === 'c:v') kept.set(index, (kept.get(index) ?? '') + piece);
    },
    close: (name) => {
      within = '';
      if (name === 'c:numRef' || name === 'c:strRef') ranges.push({ formula, kept });
    },
  });
  return { part, ranges };
}
