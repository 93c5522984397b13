import type { Language } from '../language.ts';

/** Where a command speaks to: results on `out`, progress and trouble on `trouble`. */
export interface Terminal {
  readonly language: Language;
  /** Colour is wanted and the stream shows it. */
  readonly colour: boolean;
  /** `trouble` is a screen whose last line may be written again. */
  readonly live: boolean;
  /** Columns of that screen, where it tells. */
  readonly columns?: number;
  readonly out: (text: string) => void;
  readonly trouble: (text: string) => void;
}

/** The reader's language: `--lang` when given, else Chinese where the locale's language is Chinese, else English. */
export function chooseLanguage(asked: Language | undefined, environment: NodeJS.ProcessEnv): Language {
  if (asked !== undefined) return asked;
  // POSIX: the first of these that is set and not empty decides.
  const locale = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The process's own streams. `NO_COLOR` and `CI` are obeyed. */
export function processTerminal(asked: Language | undefined): Terminal {
  const environment = process.env;
  const interactive = !environment['CI'] && environment['TERM'] !== 'dumb';
  return {
    language: chooseLanguage(asked, environment),
    colour: !environment['NO_COLOR'] && interactive && process.stdout.isTTY && process.stderr.isTTY,
    live: interactive && process.stderr.isTTY,
    ...(process.stderr.isTTY && { columns: process.stderr.columns }),
    out: (text) => void process.stdout.write(text),
    trouble: (text) => void process.stderr.write(text),
  };
}
