import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/dataset/dataset.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { briefly, SECOND_SOURCE, secondDataset, traceIn } from './sources.ts';

// Every figure of the second dataset, struck in its source in one place: the finding must stand at that figure's row and, where it names
// a place in the source, at the place of the blow.

const DATASET = secondDataset();
const FIGURES = DATASET.figures.filter(({ locator }) => locator !== undefined);
const SEED = { seed: 20240229, numRuns: 150 };

interface Struck {
  readonly figure: Figure;
  readonly text: string;
  /** `line:column` of the struck token. */
  readonly where: string;
}

/** The lines that count as paragraphs, by their number in the file. */
const LINES = SECOND_SOURCE.split('\n');
const PARAGRAPHS = LINES.flatMap((line, index) => (line.trim() === '' ? [] : [index]));

/** The source with a figure's token replaced. */
function strike(figure: Figure, change: (token: string) => string): Struck | undefined {
  const { printed = '', paragraph = 0 } = figure.locator ?? {};
  const line = PARAGRAPHS[paragraph - 1] ?? 0;
  const words = LINES[line] ?? '';
  const column = words.search(new RegExp(`(?<![\\d.])${printed.replace(/[.*+?^$()|[\]\\/-]/g, '\\$&')}`));
  const changed = change(printed);
  if (column < 0 || changed === printed) return undefined;
  const struck = words.slice(0, column) + changed + words.slice(column + printed.length);
  return { figure, where: `${line + 1}:${column + 1}`, text: LINES.with(line, struck).join('\n') };
}

async function caught({ figure, text, where }: Struck, codes: readonly string[], atPlace = true): Promise<void> {
  const { diagnostics } = await traceIn(DATASET, { 'source.txt': text });
  const about = diagnostics.filter(({ place }) => place === figure.locator?.place);
  expect(
    about.map(({ code }) => code).filter((code) => codes.includes(code)),
    `${figure.id} ${briefly({ diagnostics } as never).join('; ')}`,
  ).not.toEqual([]);
  const named = about.map(({ expected }: Diagnostic) => expected?.en ?? '').join(' ');
  if (atPlace) expect(named).toContain(`sources/source.txt:${where}`);
}

const WRONG = ['value-not-as-source', 'unit-not-as-source', 'qualifier-not-as-source', 'token-not-in-source', 'paragraph-moved'];
const anyFigure = fc.constantFrom(...FIGURES);

describe('a wrong source is caught', () => {
  it('a digit changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyFigure, fc.nat(), fc.integer({ min: 1, max: 9 }), async (figure, at, by) => {
        const struck = strike(figure, (token) => {
          const digits = [...token.matchAll(/\d/g)];
          const { index = 0, 0: digit = '' } = digits[at % digits.length] ?? {};
          return token.slice(0, index) + String((Number(digit) + by) % 10) + token.slice(index + 1);
        });
        fc.pre(struck !== undefined);
        await caught(struck, WRONG, false);
      }),
      SEED,
    );
  });

  it('a digit left out or added', async () => {
    await fc.assert(
      fc.asyncProperty(anyFigure, fc.boolean(), async (figure, more) => {
        const struck = strike(figure, (token) => (more ? token.replace(/\d/, '1$&') : token.replace(/\d(?=\d)/, '')));
        fc.pre(struck !== undefined);
        await caught(struck, WRONG, false);
      }),
      SEED,
    );
  });

  it('a value changed, named at its place', async () => {
    for (const figure of FIGURES) {
      const struck = strike(figure, (token) => token.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10)));
      if (struck !== undefined) await caught(struck, ['value-not-as-source'], !/[—-]|超|近|不|约/.test(figure.locator?.printed ?? ''));
    }
  });

  it('another scale: 万 for 亿, 亿 for 万, a scale gone', async () => {
    for (const figure of FIGURES) {
      const swaps = [
        (token: string) => token.replace(/[万亿]/, (scale) => (scale === '万' ? '亿' : '万')),
        (token: string) => token.replace(/[万亿]/, ''),
      ];
      for (const swap of swaps) {
        const struck = strike(figure, swap);
        if (struck !== undefined) await caught(struck, ['value-not-as-source'], !/[超近约]/.test(figure.locator?.printed ?? ''));
      }
    }
  });

  it('another unit', async () => {
    for (const figure of FIGURES) {
      const struck = strike(figure, (token) => token.replace(figure.unit.zh, figure.unit.zh === '公里' ? '项' : '公里'));
      if (struck !== undefined) await caught(struck, ['unit-not-as-source'], !/[超近约不]/.test(figure.locator?.printed ?? ''));
    }
  });

  it('a bound word added', async () => {
    const words = [
      (token: string) => `超过${token}`,
      (token: string) => `${token}以上`,
      (token: string) => `近${token}`,
      (token: string) => `不足${token}`,
    ];
    for (const figure of FIGURES.filter(({ quantity }) => quantity?.qualifier === 'exact')) {
      for (const word of words) {
        const struck = strike(figure, word);
        if (struck !== undefined) await caught(struck, ['qualifier-not-as-source']);
      }
    }
  });

  it('a bound word gone', async () => {
    const bound = FIGURES.filter(({ quantity }) => quantity?.qualifier !== 'exact');
    expect(bound.length).toBeGreaterThan(4);
    for (const figure of bound) {
      const struck = strike(figure, (token) => token.replace(/^(?:不超过|超过|不足|近|约)|以上$/, ''));
      if (struck !== undefined) await caught(struck, ['qualifier-not-as-source']);
    }
  });

  it('a token printed again beside it', async () => {
    for (const figure of FIGURES) {
      const struck = strike(figure, (token) => `${token}、另${token}`);
      if (struck !== undefined) await caught(struck, ['token-twice-in-source']);
    }
  });

  it('a paragraph put in: all figures after it have moved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: PARAGRAPHS.length }), async (paragraph) => {
        const line = PARAGRAPHS[paragraph - 1] ?? 0;
        const text = LINES.toSpliced(line, 0, '没有数字的一段。').join('\n');
        const { diagnostics } = await traceIn(DATASET, { 'source.txt': text });
        const moved = FIGURES.filter(({ locator }) => (locator?.paragraph ?? 0) >= paragraph);
        const found = diagnostics.filter(({ code }) => code === 'paragraph-moved');
        expect(found.map(({ place }) => place?.line)).toEqual(moved.map(({ place }) => place.line));
        for (const [index, finding] of found.entries())
          expect(finding.expected?.en).toContain(`paragraph ${(moved[index]?.locator?.paragraph ?? 0) + 1} `);
      }),
      { ...SEED, numRuns: PARAGRAPHS.length },
    );
  });

  it('a sentence lost', async () => {
    for (const figure of FIGURES) {
      const struck = strike(figure, () => '');
      if (struck !== undefined) await caught(struck, WRONG, false);
    }
  });

  it('a number put in is listed where it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: PARAGRAPHS.length - 1 }), fc.integer({ min: 200, max: 1799 }), async (index, number) => {
        const line = PARAGRAPHS[index] ?? 0;
        const text = LINES.with(line, `${LINES[line]}另有${number}座。`).join('\n');
        const { diagnostics } = await traceIn(DATASET, { 'source.txt': text });
        const column = (LINES[line] ?? '').length + 3;
        expect(briefly({ diagnostics } as never).filter((each) => !each.startsWith('source-changed'))).toEqual([
          `unclaimed-number sources/source.txt:${line + 1}:${column} ${number}座。`,
        ]);
      }),
      { ...SEED, numRuns: 40 },
    );
  });
});
