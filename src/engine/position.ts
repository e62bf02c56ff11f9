import { own } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';

/** A step as the engine reads it: own keys, of which nothing is sure but what the cheap look at a flow makes sure. */
export type Loose = { readonly [key: string]: unknown };

/** What lies at the end of a path of names. */
export function walk(of: unknown, path: string, separator = '/'): unknown {
  let found = of;
  for (const name of path.split(separator)) found = own(found, name);
  return found;
}

/** The step at this path, as an object. */
export function stepAt(flow: Flow, path: string): Loose | undefined {
  const step = walk(flow.parts, path);
  return typeof step === 'string' ? { say: step } : (step as Loose | undefined);
}
