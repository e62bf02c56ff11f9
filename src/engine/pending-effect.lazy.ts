import type { Evaluate } from '../expression/expression.ts';
import type { Flow } from '../flow/flow.ts';
import type { Effect } from './effect.ts';
import { stepAt } from './position.ts';
import { newRun } from './run.ts';
import type { ChatState } from './state.ts';
import { requestEffect } from './verbs.lazy.ts';

/** The pause or request that the conversation waits for, to be done again after a restore; a submission is in the outbox. */
export function pendingEffect(flow: Flow, state: ChatState, evaluate?: Evaluate): Effect | null {
  const { pending } = state;
  if (pending?.kind === 'pause') return { type: 'pause', key: pending.key, ms: pending.ms };
  const step = pending?.kind === 'request' && stepAt(flow, pending.step);
  return step ? requestEffect(newRun(flow, state, { at: 0, uuid: '', chance: 0 }, evaluate), step, pending.key) : null;
}
