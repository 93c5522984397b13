import { elapsed } from '../effects/clock.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** Shows how far a build is. */
export interface Progress {
  step(name: string, detail: string): void;
  /** Takes the moving line away, so that other text stands on a line of its own. */
  clear(): void;
}

const BAR = 24;

/** Seconds as people read them. */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** A moving bar with the time left on a screen, plain lines elsewhere, nothing when quiet. */
export function progressOf(terminal: Terminal, total: number, quiet: boolean): Progress {
  const start = elapsed();
  let done = 0;
  const clear = (): void => {
    if (terminal.live && !quiet && done > 0) terminal.trouble('\r\u001B[2K');
  };
  return {
    clear,
    step(name, detail) {
      done += 1;
      if (quiet) return;
      if (!terminal.live) {
        terminal.trouble(`[${String(done).padStart(String(total).length)}/${total}] ${name}  ${detail}\n`);
        return;
      }
      const filled = Math.round((done / total) * BAR);
      const left = ((elapsed() - start) / done) * (total - done);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
      terminal.trouble(`\r\u001B[2K${bar} ${done}/${total}  ${say(terminal.language, 'left', { seconds: seconds(left) })}  ${name}`);
      if (done === total) clear();
    },
  };
}
