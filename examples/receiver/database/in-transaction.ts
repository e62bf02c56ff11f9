import type { Queryable, Transaction, WriteAll } from './database.ts';

/** Does `work` on a connection on which a transaction has begun, and writes what it has gathered. */
export async function inTransaction<T>(connection: Queryable, work: (tx: Transaction) => T | Promise<T>): Promise<T> {
  const gathered = new Map<WriteAll<never>, unknown[]>();
  const result = await work({
    query: (sql, params) => connection.query(sql, params),
    gather<Item>(writeAll: WriteAll<Item>, item: Item) {
      const items = gathered.get(writeAll);
      if (items) items.push(item);
      else gathered.set(writeAll, [item]);
    },
  });
  for (const [writeAll, items] of gathered) await writeAll(connection, items as never[]);
  return result;
}
