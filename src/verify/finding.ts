import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { Localized } from '../language.ts';

/** Where a finding is in the finished files; all but the document only where it is known. */
export interface Spot {
  readonly document: string;
  /** Page of a PDF, from 1. */
  readonly page?: number;
  /** On the page, in points from its top left corner. */
  readonly box?: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Cell of a workbook, e.g. `数据 Data!O7`. */
  readonly cell?: string;
  /** Id of a figure or derivation. */
  readonly figure?: string;
}

/** What is wrong with a finished file. `message` names the spot in words, for reporters that show no more. */
export interface Finding extends Diagnostic, Spot {}

/** A finding at a spot. `expected` is what the dataset asks for. */
export function findingAt(
  spot: Spot,
  code: string,
  what: Localized,
  details: { readonly expected?: string; readonly found?: string; readonly fix?: Localized; readonly severity?: Severity } = {},
): Finding {
  const { document, page, cell, figure } = spot;
  const { expected, found, fix, severity = 'error' } = details;
  const zh = [document, page === undefined ? '' : `第${page}页`, cell ?? '', figure ?? ''].filter((part) => part !== '').join('，');
  const en = [document, page === undefined ? '' : `page ${page}`, cell ?? '', figure ?? ''].filter((part) => part !== '').join(', ');
  return {
    ...spot,
    code,
    severity,
    message: { zh: `${zh}：${what.zh}`, en: `${en}: ${what.en}` },
    ...(expected === undefined ? {} : { expected: { zh: expected, en: expected } }),
    ...(found === undefined ? {} : { found }),
    ...(fix === undefined ? {} : { fix }),
  };
}
