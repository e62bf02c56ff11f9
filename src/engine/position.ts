import { own } from '../shared/json.ts';
import type { Flow } from '../flow/flow.ts';
import type { Frame } from './state.ts';

/** A step as the engine reads it: own keys, of which nothing is sure but what the cheap look at a flow makes sure. */
export type Loose = { readonly [key: string]: unknown };

/** What lies at the end of a path of names. */
export const walk = (of: unknown, path: string, separator = '/'): unknown => path.split(separator).reduce(own, of);

/** The step at this path, as an object. */
export function stepAt(flow: Flow, path: string): Loose | undefined {
  const step = walk(flow.parts, path);
  return typeof step === 'string' ? { say: step } : (step as Loose | undefined);
}

const places = new WeakMap<Flow, Map<string, readonly Frame[]>>();

/** Where each step with an id is. Made at the first jump to an id, once for a flow. */
function idsOf(flow: Flow): Map<string, readonly Frame[]> {
  const known = places.get(flow);
  if (known) return known;
  const ids = new Map<string, readonly Frame[]>();
  const visit = (node: unknown, path: string, frames: readonly Frame[], isList: boolean) => {
    if (!node || typeof node !== 'object') return;
    for (const [key, inner] of Object.entries(node)) {
      const id = own(inner, 'id');
      if (isList && typeof id === 'string' && !ids.has(id)) ids.set(id, [...frames, [path, +key]]);
      visit(inner, `${path}/${key}`, isList ? [...frames, [path, +key + 1]] : frames, Array.isArray(inner) && /^(then|else|fail|none)$/.test(key));
    }
  };
  for (const [part, steps] of Object.entries(flow.parts)) visit(steps, part, [], true);
  places.set(flow, ids);
  return ids;
}

/** Where a part begins, or where the step with this id is, inside all lists around it. */
export const find = (flow: Flow, to: string): readonly Frame[] | undefined =>
  Array.isArray(own(flow.parts, to)) ? [[to, 0]] : idsOf(flow).get(to);
