import type { Chance, Clock } from '../shared/ports.ts';
import { createStorage, type DatabaseStorage } from './storage.lazy.ts';

let storage: DatabaseStorage | undefined;

/** The page's one storage. Opens no database before something is saved. */
export const pageStorage = (ports: { readonly clock: Clock; readonly chance: Chance }): DatabaseStorage =>
  (storage ??= createStorage(ports));
