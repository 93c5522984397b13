import { expect } from 'vitest';

import { sha256 } from '../../../src/digest.ts';
import { PACKAGE_RULES, type Rule } from './package-rules.ts';
import { openPackage } from './parts.ts';
import { REFERENCE_RULES } from './reference-rules.ts';
import { SHEET_RULES } from './sheet-rules.ts';

/** All rules by what they ask: what a workbook must keep so that Excel opens it without repair, beyond what the schemas say. */
export const RULES: Readonly<Record<string, Rule>> = { ...PACKAGE_RULES, ...SHEET_RULES, ...REFERENCE_RULES };

/** What is wrong with a workbook, each with the rule that it breaks. */
export function faultsOf(bytes: Uint8Array): readonly string[] {
  const opened = openPackage(bytes);
  return Object.entries(RULES).flatMap(([rule, find]) => find(opened).map((what) => `${rule}: ${what}`));
}

const sound = new Set<string>();

/** Holds a workbook that a test has made against all rules, and hands it on. */
export function valid(bytes: Uint8Array): Uint8Array {
  const digest = sha256(bytes);
  if (!sound.has(digest)) expect(faultsOf(bytes)).toEqual([]);
  sound.add(digest);
  return bytes;
}
