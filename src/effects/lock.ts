import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who holds a folder. */
export interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Start of the process in clock ticks since boot, where the system tells (Linux): a process id alone may be used again. */
  readonly started: string;
}

/** Another build is at work in the folder. */
export class FolderBusy extends Error {
  override readonly name = 'FolderBusy';
  readonly lock: string;
  readonly holder: Holder | undefined;

  constructor(lock: string, holder: Holder | undefined) {
    super(`${lock} is held by process ${holder?.pid ?? '?'} on ${holder?.host ?? '?'}`);
    this.lock = lock;
    this.holder = holder;
  }
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name stands in brackets and may hold spaces, so count from the last bracket: the start time is field 22.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(holder: Holder): boolean {
  // A process of another machine cannot be asked; better to refuse than to write beside it.
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startOf(holder.pid) === holder.started;
}

function readHolder(path: string): { text: string; holder: Holder | undefined } {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
    const found = JSON.parse(text) as Partial<Holder>;
    // Zero and below would ask after groups of processes.
    if (
      Number.isSafeInteger(found.pid) &&
      found.pid !== undefined &&
      found.pid > 0 &&
      typeof found.host === 'string' &&
      typeof found.started === 'string'
    ) {
      return { text, holder: { pid: found.pid, host: found.host, started: found.started } };
    }
  } catch {
    // Gone meanwhile, or not ours to understand: no holder.
  }
  return { text, holder: undefined };
}

/**
 * Takes the lock file of a folder, also from a process that has died.
 * @returns a function that gives it back.
 * @throws FolderBusy when a living process (or one on another machine) holds it.
 */
export function takeLock(lock: string): () => void {
  const own: Holder = { pid: process.pid, host: hostname(), started: startOf(process.pid) };
  const draft = `${lock}.${process.pid}.tmp`;
  for (;;) {
    writeFileSync(draft, JSON.stringify(own));
    try {
      // A link appears with its content or not at all, so nobody ever reads half a lock.
      linkSync(draft, lock);
      return () => rmSync(lock, { force: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // ENOENT: the holder has just swept our draft away with the leftovers of dead builds.
      if (code === 'ENOENT') continue;
      if (code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const { text, holder } = readHolder(lock);
    if (holder !== undefined && isAlive(holder)) throw new FolderBusy(lock, holder);
    evict(lock, text);
  }
}

/** Removes a dead process's lock; puts it back if another process has taken it over meanwhile. */
function evict(lock: string, deadText: string): void {
  const aside = `${lock}.${process.pid}.dead.tmp`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const { text, holder } = readHolder(aside);
  if (text !== deadText) {
    renameSync(aside, lock);
    throw new FolderBusy(lock, holder);
  }
  rmSync(aside, { force: true });
}
