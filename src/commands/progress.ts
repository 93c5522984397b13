import { elapsed } from '../effects/clock.ts';
import type { PlannedDocument } from '../output/plan.ts';
import { textWidth } from '../text-width.ts';
import { say } from './messages.ts';
import type { Terminal } from './terminal.ts';

/** A document that is done. */
export interface Step {
  readonly name: string;
  readonly detail: string;
  /** How long it took, in milliseconds. */
  readonly duration: number;
}

/** Shows how far a build is. */
export interface Progress {
  step(step: Step): void;
  /** Takes the moving line away, so that other text stands on a line of its own. */
  clear(): void;
}

/** How far a build is. */
export interface State {
  readonly done: number;
  readonly total: number;
  /** Of all the work, by {@link workIn}, from 0 to 1. */
  readonly share: number;
  readonly milliseconds: number;
  readonly slowest: Step | undefined;
}

const BAR = 16;
const COLUMNS = 80;

/** Seconds as people read them. */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** How much there is to do in a document, a briefing being one: what speaks for all regions grows with their number. */
export function workIn(document: PlannedDocument, regions: number): number {
  if (document.type === 'volume') return Math.max(1, (document.part?.regions.length ?? regions) * 2);
  return document.type === 'workbook' && document.region === undefined ? Math.max(1, document.part?.regions.length ?? regions) : 1;
}

/** The moving line: a bar, the count, documents a second, the time left, and the slowest document so far; cut to the screen. */
export function progressLine({ done, total, share, milliseconds, slowest }: State, terminal: Terminal): string {
  const { language, columns = COLUMNS } = terminal;
  const filled = Math.round(share * BAR);
  const left = share > 0 ? (milliseconds / share) * (1 - share) : 0;
  const parts = [
    `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total}`,
    say(language, 'rate', { rate: milliseconds > 0 ? ((done * 1000) / milliseconds).toFixed(1) : '–' }),
    say(language, 'left', { seconds: seconds(left) }),
    ...(slowest === undefined ? [] : [say(language, 'slowest', { name: slowest.name, seconds: seconds(slowest.duration) })]),
  ];
  let line = '';
  for (const character of parts.join('  ')) {
    // The last column stays free: some screens break the line there.
    if (textWidth(line + character) >= columns) break;
    line += character;
  }
  return line;
}

/** A moving line on a screen, plain lines elsewhere, nothing when quiet. */
export function progressOf(terminal: Terminal, documents: readonly PlannedDocument[], regions: number, quiet: boolean): Progress {
  const start = elapsed();
  const work = new Map(documents.map((document) => [document.name, workIn(document, regions)]));
  const total = documents.length;
  const all = [...work.values()].reduce((sum, each) => sum + each, 0);
  let done = 0;
  let worked = 0;
  let slowest: Step | undefined;
  const clear = (): void => {
    if (terminal.live && !quiet && done > 0) terminal.trouble('\r\u001B[2K');
  };
  return {
    clear,
    step(step) {
      done += 1;
      worked += work.get(step.name) ?? 0;
      if (slowest === undefined || step.duration > slowest.duration) slowest = step;
      if (quiet) return;
      if (!terminal.live) {
        terminal.trouble(`[${String(done).padStart(String(total).length)}/${total}] ${step.name}  ${step.detail}\n`);
        return;
      }
      const state = { done, total, share: worked / all, milliseconds: elapsed() - start, slowest };
      terminal.trouble(`\r\u001B[2K${progressLine(state, terminal)}`);
      if (done === total) clear();
    },
  };
}
