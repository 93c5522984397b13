/** The command line's contract with scripts. */
export const EXIT = {
  ok: 0,
  /** Findings in data or templates. */
  findings: 1,
  /** Could not run: usage, an unreadable folder, a full disk. */
  cannotRun: 2,
  /** Some documents failed; the others are written. */
  partly: 3,
} as const;

/** A code of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The user asked for something that is not there; `message` is in their language. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
