import { labelsOf, MISSING_STATUSES } from '../../briefing/labels.ts';
import type { Localized } from '../../language.ts';
import type { Cell } from '../plan.ts';
import { labelled } from '../words.ts';

// The shorthand of the Government Analysis Function for values that are missing.
const CODES = { 'not-reported': '[x]', 'not-applicable': '[z]', withheld: '[c]' } as const;

/** What each code stands for. */
export const CODE_MEANINGS: readonly { readonly code: string; readonly meaning: Localized }[] = MISSING_STATUSES.map((status) => ({
  code: CODES[status],
  meaning: labelled(({ statusNotes }) => statusNotes[status]),
}));

/** Each code with the words that it takes the place of: in both languages, in Chinese, in English. */
const WORDS: readonly (readonly [code: string, words: string, literal: string])[] = MISSING_STATUSES.flatMap((status) => {
  const [zh, en] = [labelsOf('zh').statuses[status], labelsOf('en').statuses[status]];
  const code = CODES[status];
  return [
    [code, `${zh}\n${en}`, `"${zh}"&CHAR(10)&"${en}"`],
    [code, zh, `"${zh}"`],
    [code, en, `"${en}"`],
  ] as const;
});

/** A cell with a code where words say that its value is missing, or would once somebody has emptied it. */
export function coded(cell: Cell): Cell {
  const found = WORDS.find(([, words]) => words === cell.value);
  const formula = WORDS.reduce((text, [code, , literal]) => text?.replaceAll(literal, `"${code}"`), cell.formula);
  return { ...cell, ...(found && { value: found[0] }), ...(formula !== undefined && { formula }) };
}
