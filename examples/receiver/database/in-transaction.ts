import type { Queryable, Transaction, WriteAll } from './database.ts';

/** Does `work` on a connection on which a transaction has begun, and writes what it has gathered. */
export async function inTransaction<T>(connection: Queryable, work: (tx: Transaction) => T | Promise<T>): Promise<T> {
  const gathered = new Map<WriteAll<never>, unknown[]>();
  let isOver = false;
  const tx: Transaction = {
    query(sql, params) {
      // The connection may be somebody else's by now.
      if (isOver) throw new Error('This transaction is over: something of it was not waited for.');
      return connection.query(sql, params);
    },
    gather<Item>(writeAll: WriteAll<Item>, item: Item) {
      const items = gathered.get(writeAll);
      if (items) items.push(item);
      else gathered.set(writeAll, [item]);
    },
  };
  try {
    const result = await work(tx);
    for (const [writeAll, items] of gathered) await writeAll(connection, items as never[]);
    return result;
  } finally {
    isOver = true;
  }
}
