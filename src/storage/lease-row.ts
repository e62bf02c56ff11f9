import { STORAGE_TIMEOUT_MS } from './database-access.ts';
import { ask, ended, writing, type Connection, type RowRecord } from './database.lazy.ts';

/** Takes a row's lease for `holder`: 0, or the time to which another holder has it. */
export async function leaseRow(
  { database }: Connection,
  id: string,
  holder: string,
  until: number,
  now: number,
): Promise<number> {
  const transaction = writing(database, 'outbox');
  const rows = transaction.objectStore('outbox');
  const end = ended(transaction);
  const row = await ask<RowRecord | undefined>(rows.get(id));
  const { lease } = row ?? {};
  // One that would last much longer than the one asked for was taken by a clock that has been set back since.
  const holds = lease && lease.holder !== holder && lease.until > now && lease.until < until + STORAGE_TIMEOUT_MS;
  const held = holds ? lease.until : 0;
  if (row && !held) rows.put({ ...row, lease: { holder, until } }, id);
  await end;
  return held;
}
