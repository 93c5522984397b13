import { afterEach, describe, expect, it, vi } from 'vitest';

import * as labels from '../../src/briefing/labels.ts';
import { accountedNumbers, digitsIn } from '../../src/verify/numbers.ts';
import { findingsIn, made, planOf, SICHUAN, WORKBOOK } from './fixture.ts';

// The program's own words are wrong: pages, sheets and what they are held against agree.
vi.mock('../../src/briefing/labels.ts', { spy: true });
const { labelsOf } = await vi.importActual<typeof labels>('../../src/briefing/labels.ts');

afterEach(() => void vi.mocked(labels.labelsOf).mockImplementation(labelsOf));

/** The heading over the measures, and the word for data in the workbook's titles, bear a number. */
function boast(number: string): void {
  vi.mocked(labels.labelsOf).mockImplementation((language) => {
    const own = labelsOf(language);
    return {
      ...own,
      sections: { ...own.sections, notes: `${own.sections.notes} ${number}`, sources: `${own.sections.sources} ${number}` },
    };
  });
}

describe('numbers outside figures', () => {
  it('are accounted for by what the dataset says, or by nothing', () => {
    const known = accountedNumbers(SICHUAN.dataset);
    // Code, year, day, issue, paragraph, printed token.
    for (const number of ['511321', '2016', '23', '1', '8', '8677']) expect(known.has(number), number).toBe(true);
    for (const number of ['1987', '8678', '3.14']) expect(known.has(number), number).toBe(false);
    expect(digitsIn('1,234.5 and ２０１６, 3.')).toEqual(['1,234.5', '２０１６', '3']);
  });

  it('are found on a page that says what the view says', async () => {
    boast('8,678');
    const findings = await findingsIn(await made(planOf('volume_en')));
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'unaccounted-number', page: expect.any(Number), found: expect.stringMatching(/^8,678: /) }),
    );
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['unaccounted-number']));
  });

  it('are found in a cell that holds what the plan says', async () => {
    boast('8,678,000');
    const findings = await findingsIn(await made(WORKBOOK));
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'unaccounted-number',
        cell: expect.stringContaining('!'),
        found: expect.stringMatching(/^8,678,000: /),
      }),
    );
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['unaccounted-number']));
  });
});
