import { ask, writing, type Connection } from './database.lazy.ts';

/** Name of the addresses that confirm ids, beside the key. */
const CONFIRMING = 'confirming';

/** Addresses that have answered with an envelope's id before. */
export const readConfirming = async ({ database }: Connection): Promise<readonly string[]> =>
  (await ask<readonly string[] | undefined>(database.transaction('keys').objectStore('keys').get(CONFIRMING))) ?? [];

export async function addConfirming(link: Connection, address: string): Promise<void> {
  const known = await readConfirming(link);
  if (known.includes(address)) return;
  writing(link.database, 'keys')
    .objectStore('keys')
    .put([...known, address], CONFIRMING);
}
