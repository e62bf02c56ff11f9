import { DATABASE } from './was-here.ts';

/**
 * Whether something was kept on this device before. Creates nothing, so that a first visitor stores nothing and needs no storage code.
 * False where storage is refused, and where it has not answered within 2 seconds.
 */
export const hasStoredDatabase = (): Promise<boolean> => new Promise((resolve) => {
  setTimeout(resolve, 2000, false);
  try {
    if (indexedDB.databases) {
      indexedDB.databases().then((all) => resolve(all.some((database) => database.name === DATABASE)), () => resolve(false));
      return;
    }
    // Opening without a version makes a missing database: an aborted upgrade takes that back.
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
  } catch {
    resolve(false);
  }
});
