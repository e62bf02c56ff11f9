import { own } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';

/** A step as the engine reads it: own keys, of which nothing is sure but what the cheap look at a flow makes sure. */
export type Loose = { readonly [key: string]: unknown };

/** What lies at the end of a path of names. */
export const walk = (of: unknown, path: string, separator = '/'): unknown => path.split(separator).reduce(own, of);

/** The step at this path, as an object. */
export function stepAt(flow: Flow, path: string): Loose | undefined {
  const step = walk(flow.parts, path);
  return typeof step === 'string' ? { say: step } : (step as Loose | undefined);
}
