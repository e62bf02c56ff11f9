import { own } from '../shared/json.ts';
import type { Field, Flow, OptionObject, StepObject, Unchecked } from '../flow/flow.ts';

/** A step of any verb, as the engine reads it. */
export type AnyStep = Unchecked<StepObject>;
/** What asks for one answer: a step, or a field of its bubble. */
export type AnyField = Unchecked<Field | StepObject>;
/** An option, of the author's or of a variable, whose items may call things by other names. */
export type AnyOption = Unchecked<OptionObject | { readonly title: unknown; readonly name: unknown }>;

/** What lies at the end of a path of names. */
export function walk(of: unknown, path: string, separator = '/'): unknown {
  let found = of;
  for (const name of path.split(separator)) found = own(found, name);
  return found;
}

/** The step at this path, as an object. */
export function stepAt(flow: Flow, path: string): AnyStep | undefined {
  const step = walk(flow.parts, path);
  // Like all objects of a flow it inherits nothing: a page's `Object.prototype.ask` would make a question of it.
  return typeof step === 'string' ? ({ __proto__: null, say: step } as AnyStep) : (step as AnyStep | undefined);
}
