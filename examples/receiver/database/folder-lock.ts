import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What the lock says of whoever holds the folder. Its file's time is the last sign of life. */
interface Holder {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
}

export interface LockOptions {
  /** Called once somebody else has taken the folder over, because this process gave no sign of life for too long. */
  readonly lost?: () => void;
  readonly host?: string;
  readonly pid?: number;
  /** Milliseconds between two signs of life. */
  readonly beat?: number;
  /** Milliseconds without a sign of life after which nobody lives there. */
  readonly silence?: number;
}

const BEAT = 5000;
const SILENCE = 30_000;
/** Milliseconds in which another one who takes the same lock over has done so, too. */
const SETTLING = 500;

/** The locks of this process: one with our own number that is not among them was left by another process that had the same number. */
const held = new Set<string>();

/**
 * Two receivers on one embedded database would ruin it, so the first one leaves a lock in the folder and renews it. The lock of a killed process is
 * taken over: at once where its number on this machine is nobody's any more, else after half a minute of silence. In containers, numbers tell
 * nothing: every receiver has number 1.
 *
 * @throws {Error} when another receiver holds the folder.
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<() => void> {
  const { host = hostname(), pid = process.pid, beat = BEAT, silence = SILENCE } = options;
  const file = resolve(join(folder, 'receiver.lock'));
  const own: Holder = { id: randomUUID(), host, pid };
  if (!writeNew(file, own)) {
    if (!(await isFree(file, own, { beat, silence })) || !(await takeOver(file, own))) throw inUse(folder, file);
  }
  held.add(own.id);
  const release = () => {
    clearInterval(beating);
    held.delete(own.id);
    if (holderOf(file)?.id === own.id) rmSync(file, { force: true });
  };
  const beating = setInterval(() => {
    if (holderOf(file)?.id === own.id) return giveSign(file);
    clearInterval(beating);
    held.delete(own.id);
    options.lost?.();
  }, beat);
  beating.unref();
  return release;
}

/** False where there is a lock already. */
function writeNew(file: string, own: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** `null` where there is no lock, or one that is being written. */
function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

function giveSign(file: string): void {
  const now = new Date();
  utimesSync(file, now, now);
}

/** When there was the last sign of life, in milliseconds; `null` where the lock is gone. */
const lastSign = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null;

const isSilent = (sign: number | null, silence: number): boolean => sign === null || Date.now() - sign >= silence;

/** Whether nobody lives behind the lock. Where that cannot be told at once, it waits for a sign of life. */
async function isFree(
  file: string,
  own: Holder,
  { beat, silence }: Required<Pick<LockOptions, 'beat' | 'silence'>>,
): Promise<boolean> {
  const holder = holderOf(file);
  if (holder && held.has(holder.id)) return false;
  const first = lastSign(file);
  if (isSilent(first, silence)) return true;
  if (holder && holder.host === own.host && holder.pid !== own.pid) return !isRunning(holder.pid);
  // Another machine, or our own number: only a second sign of life tells whether somebody is there.
  while (!isSilent(lastSign(file), silence)) {
    if (lastSign(file) !== first) return false;
    await pause(beat / 5);
  }
  return true;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of several that take a dead lock over, the last one has it. */
async function takeOver(file: string, own: Holder): Promise<boolean> {
  const mine = `${file}.${own.id}`;
  writeFileSync(mine, JSON.stringify(own));
  renameSync(mine, file);
  await pause(SETTLING);
  return holderOf(file)?.id === own.id;
}

function inUse(folder: string, file: string): Error {
  const holder = holderOf(file);
  const by = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new Error(
    `The data folder ${folder} is in use by ${by}. Stop that one, choose another folder with DATA_DIR, ` +
      `or set DATABASE_URL: several receivers can share a PostgreSQL server. (If it is something else, delete ${file}.)`,
  );
}
