import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Files that this process holds: a lock with our own number that is not among them was left by a dead process that had the same number. */
const held = new Set<string>();

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Two receivers on one embedded database would ruin it, so the first one leaves its process number in the folder.
 * A killed process leaves a number that nobody carries any more: such a lock is taken over.
 *
 * @throws {Error} when another receiver holds the folder.
 */
export function lockFolder(folder: string): () => void {
  const file = resolve(join(folder, 'receiver.pid'));
  const take = () => writeFileSync(file, String(process.pid), { flag: 'wx' });
  try {
    take();
  } catch {
    const holder = Number(readFileSync(file, 'utf8'));
    const inUse = holder === process.pid ? held.has(file) : Number.isInteger(holder) && holder > 0 && runs(holder);
    if (inUse) {
      throw new Error(
        `The data folder ${folder} is in use by process ${holder}. Stop that one, choose another folder with DATA_DIR, ` +
          `or set DATABASE_URL: several receivers can share a PostgreSQL server. (If process ${holder} is something else, delete ${file}.)`,
      );
    }
    rmSync(file, { force: true });
    take();
  }
  held.add(file);
  return () => {
    held.delete(file);
    rmSync(file, { force: true });
  };
}
