/** Rows that one statement gave, with the types both drivers agree on: text, integer, boolean, uuid and timestamptz (as Date). */
export interface Queryable {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** Writes rows of one kind; `items` are in the order in which they were gathered. */
export type WriteAll<Item> = (tx: Queryable, items: readonly Item[]) => Promise<unknown>;

export interface Transaction extends Queryable {
  /**
   * Keeps an item until the transaction is about to be committed, when `writeAll` gets all of its items at once: one statement instead of one for
   * each. For rows that nobody reads before.
   */
  gather<Item>(writeAll: WriteAll<Item>, item: Item): void;
}

/** PostgreSQL, embedded or on a server. Every statement of the receiver runs on both, unchanged. */
export interface Database extends Queryable {
  /** All or nothing; may run `work` again when the server reports a deadlock, so `work` must have no other effects. */
  transaction<T>(work: (tx: Transaction) => T | Promise<T>): Promise<T>;
  /** Several statements in one text, with their own `begin` and `commit`; the rows of the last one. */
  script<Row = Record<string, unknown>>(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** PostgreSQL's text has no place for U+0000, which JSON allows; names and labels lose it, the kept envelope does not. */
export const storable = (params: readonly unknown[]): unknown[] =>
  params.map((param) => {
    if (Array.isArray(param)) return storable(param);
    return typeof param === 'string' ? param.replaceAll('\0', '') : param;
  });
