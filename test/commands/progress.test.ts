import { describe, expect, it } from 'vitest';

import { progressLine, progressOf, workIn, type State } from '../../src/commands/progress.ts';
import type { Terminal } from '../../src/commands/terminal.ts';
import { planDocuments } from '../../src/output/plan.ts';
import { textWidth } from '../../src/text-width.ts';
import { SICHUAN } from '../workbook/datasets.ts';

function screen(more: Partial<Terminal>): { readonly told: string[]; readonly terminal: Terminal } {
  const told: string[] = [];
  const say = (text: string): void => void told.push(text);
  return { told, terminal: { language: 'en', colour: false, live: false, out: say, trouble: say, ...more } };
}

const DOCUMENTS = planDocuments(SICHUAN);
const STATE: State = {
  done: 30,
  total: 120,
  share: 0.25,
  milliseconds: 10_000,
  slowest: { name: 'scfp_511321_nanbu_zh-en_20170423.pdf', detail: '', duration: 740 },
};

describe('the moving line', () => {
  it('has count, rate, time left and the slowest document', () => {
    const { terminal } = screen({ columns: 120 });
    expect(progressLine(STATE, terminal)).toBe(
      '████░░░░░░░░░░░░ 30/120  3.0/s  30.0 s left  slowest 0.7 s: scfp_511321_nanbu_zh-en_20170423.pdf',
    );
    expect(progressLine(STATE, { ...terminal, language: 'zh' })).toContain('每秒 3.0 份  还需 30.0 秒  最慢 0.7 秒：scfp');
  });

  it('keeps to one line of the screen', () => {
    for (const columns of [20, 51, 80]) {
      const { terminal } = screen({ columns, language: 'zh' });
      expect(textWidth(progressLine(STATE, terminal))).toBeLessThan(columns);
    }
  });

  it('counts a volume as the work that it is', () => {
    const all = DOCUMENTS.map((document) => workIn(document, SICHUAN.regions.length));
    expect([all[0], all.at(-2), all.at(-1)]).toEqual([1, 10, 5]);
  });

  it('is written over, and gone at the end', () => {
    const { told, terminal } = screen({ live: true });
    const progress = progressOf(terminal, DOCUMENTS.slice(0, 2), 5, false);
    for (const { name } of DOCUMENTS.slice(0, 2)) progress.step({ name, detail: '2 pages', duration: 1 });
    expect(told).toHaveLength(3);
    expect(told.every((text) => text.startsWith('\r\u001B[2K'))).toBe(true);
    expect(told[0]).toContain(' 1/2  ');
    expect(told.at(-1)).toBe('\r\u001B[2K');
  });
});

it('where there is no screen, each document has a plain line', () => {
  const { told, terminal } = screen({});
  const progress = progressOf(terminal, DOCUMENTS, 5, false);
  progress.step({ name: 'a.pdf', detail: '2 pages', duration: 1 });
  progress.clear();
  expect(told).toEqual(['[ 1/19] a.pdf  2 pages\n']);
});

it('is silent when quiet', () => {
  const { told, terminal } = screen({ live: true });
  const progress = progressOf(terminal, DOCUMENTS, 5, true);
  progress.step({ name: 'a.pdf', detail: '2 pages', duration: 1 });
  progress.clear();
  expect(told).toEqual([]);
});
