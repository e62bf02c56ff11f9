import { DATABASE } from './is-stored.ts';

/** Whether the database is there, for browsers that can list none (Firefox before 126). Makes none. */
export const tryDatabase = (): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(resolve, 2000, false);
    // Opening without a version makes a missing database: an aborted upgrade takes that back.
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      request.result.close();
      resolve(true);
    };
  });
