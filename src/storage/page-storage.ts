import type { Chance, Clock } from '../shared/ports.ts';
import { createStorage } from './storage.lazy.ts';
import type { Storage } from './store-port.ts';

let storage: Storage | undefined;

/** The page's one storage. Opens no database before something is saved. */
export const pageStorage = (ports: { readonly clock: Clock; readonly chance: Chance }): Storage => storage ??= createStorage(ports);
