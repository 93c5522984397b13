import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { MAX_FINDINGS } from './limits.ts';

/** Where findings go. */
export type FindingSink = Pick<FindingList, 'push'>;

/** Thrown inside loading when there are more findings than anybody reads; {@link FindingList} has said so by then. */
export class TooManyFindings extends Error {
  override readonly name = 'TooManyFindings';
}

/**
 * Findings up to {@link MAX_FINDINGS}, then one that says that there are more. One slip, a wrong separator say, can break
 * every row of a long file, and to look for the nearest word for each takes longer than anybody waits.
 */
export class FindingList {
  readonly #findings: Diagnostic[] = [];
  readonly #isEcho: (finding: Diagnostic) => boolean;

  /** `isEcho` tells findings that only repeat others: they are dropped. */
  constructor(isEcho: (finding: Diagnostic) => boolean) {
    this.#isEcho = isEcho;
  }

  /** Those that are no echoes of later ones either. */
  get all(): readonly Diagnostic[] {
    return this.#findings.filter((finding) => !this.#isEcho(finding));
  }

  /** @throws TooManyFindings at the first finding that there is no room for. */
  push(...findings: readonly Diagnostic[]): void {
    for (const finding of findings) {
      if (this.#isEcho(finding)) continue;
      if (this.#findings.length < MAX_FINDINGS) {
        this.#findings.push(finding);
        continue;
      }
      this.#findings.push({
        code: 'too-many-findings',
        severity: 'error',
        ...(finding.place && { place: finding.place }),
        message: { zh: '错误太多，此后不再检查', en: 'there are too many errors; what follows is not checked' },
        expected: { zh: `少于 ${MAX_FINDINGS} 个`, en: `fewer than ${MAX_FINDINGS}` },
        fix: { zh: '先改正前面的错误：往往出于同一个原因', en: 'correct the first ones: most often all have one cause' },
      });
      throw new TooManyFindings();
    }
  }
}
