import { sha256 } from '../../src/digest.ts';
import { seeded } from '../helpers/seeded.ts';
import { GATES, judged, type Blow, type Chance, type Striker } from './blow.ts';
import { sampleCase, secondCase, sichuanCase, type Case } from './cases.ts';
import { datasetStrikers } from './dataset-strikers.ts';
import { folderStrikers } from './folder-strikers.ts';
import { layoutStrikers } from './layout-strikers.ts';
import { pageStrikers } from './page-strikers.ts';
import { sourceStrikers } from './source-strikers.ts';
import { streamStrikers } from './stream-strikers.ts';
import { workbookStrikers } from './workbook-strikers.ts';

/** How one kind of wrong outcome fared. */
export interface Tally {
  readonly gate: string;
  readonly kind: string;
  made: number;
  caught: number;
  placed: number;
}

/** A wrong outcome that its gate missed, or found somewhere else. */
export interface Escape {
  /** Says it again: `JIANBAO_REPLAY`. */
  readonly replay: number;
  readonly gate: string;
  readonly kind: string;
  readonly how: 'survived' | 'misplaced';
  readonly what: string;
  readonly seen: Blow['seen'];
}

/** What a run showed. */
export interface Report {
  readonly tallies: readonly Tally[];
  readonly escapes: readonly Escape[];
}

/** The datasets that are struck; fewer where there is less time, for each of their volumes takes as long as twenty blows. */
export function targets(seed: number, whole: boolean): readonly Case[] {
  const small = [secondCase(), sampleCase(2, `${seed}1`)];
  return whole ? [sichuanCase(), ...small, sampleCase(3, `${seed}2`), sampleCase(4, `${seed}3`)] : small;
}

/** All strikers over some datasets. */
function strikersOver(cases: readonly Case[]): readonly Striker[] {
  return [
    ...datasetStrikers(cases),
    ...sourceStrikers(cases),
    ...layoutStrikers(cases),
    ...pageStrikers(cases),
    ...streamStrikers(cases),
    ...workbookStrikers(cases),
    ...folderStrikers(cases),
  ];
}

/** Dice for one outcome, whatever was struck before it. */
function diceOf(seed: number, number: number): Chance {
  const random = seeded(BigInt(`0x${sha256(`${seed} ${number}`).slice(0, 16)}`));
  return () => random.next().value;
}

/** So many throws before a striker gives up for want of anything to strike. */
const THROWS = 40;

/** The striker of an outcome: each has its turn as often as its weight says, all kinds early on. */
function strikerOf(strikers: readonly Striker[], number: number): Striker | undefined {
  const turns = strikers.flatMap((striker) => Array.from({ length: striker.weight }, () => striker));
  let stride = Math.round(turns.length * 0.618);
  while (common(stride, turns.length) > 1) stride++;
  return turns[(number * stride) % turns.length];
}

function common(a: number, b: number): number {
  return b === 0 ? a : common(b, a % b);
}

async function blowOf({ strike }: Striker, chance: Chance): Promise<Blow | undefined> {
  for (let thrown = 0; thrown < THROWS; thrown++) {
    const blow = await strike(chance);
    if (blow !== undefined) return blow;
  }
  return undefined;
}

/** Makes wrong outcomes, by number, and shows each to the gate that claims it. */
export async function run(cases: readonly Case[], seed: number, numbers: readonly number[]): Promise<Report> {
  const strikers = strikersOver(cases);
  const tallies = new Map(
    strikers.map(({ gate, kind }): [string, Tally] => [`${gate}/${kind}`, { gate, kind, made: 0, caught: 0, placed: 0 }]),
  );
  const escapes: Escape[] = [];
  for (const replay of numbers) {
    const striker = strikerOf(strikers, replay);
    const blow = striker && (await blowOf(striker, diceOf(seed, replay)));
    if (striker === undefined || blow === undefined) continue;
    const { gate, kind } = striker;
    const tally = tallies.get(`${gate}/${kind}`);
    const how = judged(blow);
    if (tally !== undefined) {
      tally.made++;
      if (how !== 'survived') tally.caught++;
      if (how === 'placed') tally.placed++;
    }
    if (how !== 'placed') escapes.push({ replay, gate, kind, how, what: blow.what, seen: blow.seen });
  }
  return { tallies: [...tallies.values()], escapes };
}

/** The table gate × kind, and each escape with what replays it. */
export function printed(seed: number, { tallies, escapes }: Report): string {
  const sums = GATES.map((gate) => tallies.filter((each) => each.gate === gate)).flatMap((each) => [
    ...each,
    {
      gate: each[0]?.gate ?? '',
      kind: 'all',
      made: each.reduce((sum, { made }) => sum + made, 0),
      caught: each.reduce((sum, { caught }) => sum + caught, 0),
      placed: each.reduce((sum, { placed }) => sum + placed, 0),
    },
  ]);
  const cells = (words: readonly (string | number)[]): string =>
    words.map((word, at) => (at < 2 ? String(word).padEnd([9, 44][at] ?? 0) : String(word).padStart(8))).join('');
  const table = sums.map(({ gate, kind, made, caught, placed }) => cells([gate, kind, made, caught, placed]));
  const list = escapes.map(
    ({ replay, gate, kind, how, what, seen }) =>
      `JIANBAO_SEED=${seed} JIANBAO_REPLAY=${replay}  ${how}  ${gate}: ${kind}\n    ${what}${seen.length === 0 ? '' : `\n    found ${JSON.stringify(seen.slice(0, 3).map(({ code, document, page, cell, figure, file, line }) => ({ code, document, page, cell, figure, file, line })))}`}`,
  );
  return `${[cells(['gate', 'kind', 'made', 'caught', 'placed']), ...table, '', ...list].join('\n')}\n`;
}
