import type { Database, Transaction } from './database.ts';
import { isAboutData } from './on-pool.ts';

/**
 * Does work for all of them in one transaction; where that fails, for each in one of its own, so that one for whom it cannot be done keeps none of
 * the others waiting. So it may be done again for those before, and must have no other effects.
 *
 * @param leftOut Is told for whom it could not be done.
 */
export async function togetherOrAlone<Item>(
  database: Database,
  items: readonly Item[],
  work: (tx: Transaction, items: readonly Item[]) => Promise<void>,
  leftOut: (item: Item, error: unknown) => void,
): Promise<void> {
  const attempt = (some: readonly Item[]) => database.transaction((tx) => work(tx, some));
  try {
    return await attempt(items);
  } catch (error) {
    if (!isAboutData(error)) throw error;
  }
  for (const item of items) {
    try {
      await attempt([item]);
    } catch (error) {
      if (!isAboutData(error)) throw error;
      leftOut(item, error);
    }
  }
}
