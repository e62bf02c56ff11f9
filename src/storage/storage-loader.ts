import type { Chance, Clock } from '../shared/ports.ts';
import type { Storage } from './store-port.ts';

let storage: Promise<Storage> | undefined;

/** The page's one storage: its code is loaded once; a failed try is forgotten. Opens no database before something is saved. */
export const loadStorage = (ports: { readonly clock: Clock; readonly chance: Chance }): Promise<Storage> =>
  storage ??= import('./storage.lazy.ts').then((chunk) => chunk.createStorage(ports)).catch((error: unknown) => {
    storage = undefined;
    throw error;
  });
