import type { Flow } from '../../src/flow/flow.ts';
import { readFlow } from '../../src/flow/read-flow.ts';

export const instant = { perCharacter: 0, most: 0, between: 0 };
/** A flow as it is after reading. Throws for one that can't be read. */
export function flowOf(source: unknown): Flow {
  const { flow } = readFlow(JSON.parse(JSON.stringify(source)));
  if (!flow) throw new Error('This is no flow.');
  return flow;
}

/** A flow of one part. */
export const steps = (...list: unknown[]): Flow => flowOf({ flow: 'test', parts: { main: list } });

/** Freezes plain JSON all the way down; throws for what JSON would lose. */
export function freeze<T>(value: T): T {
  if (value === undefined || typeof value === 'function' || (typeof value === 'number' && !Number.isFinite(value)))
    throw new Error(`${String(value)} is no JSON`);
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}
