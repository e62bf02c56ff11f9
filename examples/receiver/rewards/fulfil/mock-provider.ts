import { createHash } from 'node:crypto';
import type { Fulfil } from './fulfil.ts';

/** A provider for demonstrations: its codes are worth nothing, and the same for the same order. */
export const mockProvider: Fulfil = async ({ id }) => ({
  code: `DEMO-${createHash('sha256').update(id).digest('hex').slice(0, 8).toUpperCase()}`,
});
