import type { Dataset } from '../dataset/dataset.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { atMost } from './at-most.ts';
import { chartLength } from './chart-length.ts';
import { chartUnits } from './chart-units.ts';
import { comparisonLevels } from './comparison-levels.ts';
import { derivationInputs } from './derivation-inputs.ts';
import { duplicateFigures } from './duplicate-figures.ts';
import { editions } from './editions.ts';
import { foreignFigures } from './foreign-figures.ts';
import { textWithoutGlyph } from './glyphs.ts';
import type { Missing } from './glyphs.ts';
import { termsFounded, termsTranslated } from './glossary-terms.ts';
import { languagesAgree } from './languages-agree.ts';
import { missingNarratives } from './missing-narratives.ts';
import { partNames } from './part-names.ts';
import { percentageRange } from './percentage-range.ts';
import { periodAndIssue } from './period-and-issue.ts';
import type { Rule } from './rule.ts';
import { spelledNumerals } from './spelled-numerals.ts';
import { textLength } from './text-length.ts';
import { totalParts, totals } from './totals.ts';
import { undatedSources } from './undated-sources.ts';
import { emptyCards, unreportedFigures } from './unreported-figures.ts';
import { untranslatedChinese } from './untranslated-chinese.ts';
import { unusedNotes } from './unused-notes.ts';
import { wordableFigures } from './wordable-figures.ts';
import { wrongScript } from './wrong-script.ts';

/** The rules across fields. What one row or one reference can get wrong by itself is found in loading. */
export const RULES: readonly Rule[] = [
  duplicateFigures,
  foreignFigures,
  languagesAgree,
  unreportedFigures,
  wordableFigures,
  spelledNumerals,
  derivationInputs,
  totalParts,
  chartUnits,
  chartLength,
  textLength,
  editions,
  partNames,
  emptyCards,
  percentageRange,
  atMost,
  periodAndIssue,
  totals,
  wrongScript,
  untranslatedChinese,
  termsTranslated,
  termsFounded,
  undatedSources,
  comparisonLevels,
  unusedNotes,
  missingNarratives,
];

/**
 * Looks for more errors in what could be loaded of a dataset with errors, so that the user sees all at once. Warnings
 * are left for later: most would speak of what is missing because of those errors.
 */
export function checkDraft(draft: Dataset, missing: Missing): Diagnostic[] {
  return checkRules(draft, missing).filter(({ severity }) => severity === 'error');
}

/** Asks every rule, and whether each text can be shown. `missing` gives the characters of a text that no font has. */
export function checkRules(dataset: Dataset, missing: Missing): Diagnostic[] {
  const found = RULES.flatMap(({ code, severity, check }) => check(dataset).map((finding): Diagnostic => ({ code, severity, ...finding })));
  return [...found, ...textWithoutGlyph(dataset, missing)];
}
