import { setTimeout } from 'node:timers/promises';

/** Milliseconds until something that does not happen counts as missing: more than a machine needs that does many other things. */
export const PATIENCE = 60_000;

/** Resolves when something is so. @throws after a minute, with what was waited for. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string = String(isSo)): Promise<void> {
  for (const end = Date.now() + PATIENCE; !(await isSo()); await setTimeout(20)) {
    if (Date.now() > end) throw new Error(`After ${PATIENCE / 1000} seconds it is still not so: ${what}`);
  }
}
