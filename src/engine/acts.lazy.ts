/* See acts.ts. */
export { forgetPersonal } from './forget.lazy.ts';
export { end } from './outgoing.lazy.ts';
export { pendingEffect } from './pending-effect.lazy.ts';
export { take } from './take-input.lazy.ts';
export { goal, verb } from './verbs.lazy.ts';
