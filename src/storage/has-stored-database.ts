import { isStored } from './is-stored.ts';

/** The same as `isStored`, and sure; false where the storage has not answered within 2 seconds. */
export const hasStoredDatabase = async (): Promise<boolean> =>
  (await isStored(2000)) ??
  (!(indexedDB.databases as unknown) &&
    (await import('./try-database.lazy.ts').then(
      ({ tryDatabase }) => tryDatabase(),
      () => false,
    )));
