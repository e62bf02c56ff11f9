import * as v from 'valibot';
import type { Step } from './blocks.ts';
import { key } from './keys.ts';
import { filled, oneOf, record, string } from './schema-forms.ts';

/*
 * Steps hold steps: the only recursion of the format, tied here and nowhere else. Every block knows this file, and blocks.ts, which knows
 * every block, hands in what a step is.
 */

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface, since a type alias may not refer to itself here
export interface Steps extends ReadonlyArray<Step> {}

let stepsSchema: v.GenericSchema<Steps> | undefined;
/** Says what a list of steps is. Called once, by blocks.ts. */
export const tieSteps = (steps: v.GenericSchema<Steps>): void => {
  stepsSchema = steps;
};
const stepsLater: v.GenericSchema<Steps> = v.lazy(() => {
  if (!stepsSchema) throw new Error('blocks.ts is not loaded');
  return stepsSchema;
});

/** Where to go on. */
export const targetSchema = oneOf('a part, a step id, or a list of steps', { string: filled, list: stepsLater });
export const target = key('target', targetSchema);
export const targets = key('targets', record(string, targetSchema));
