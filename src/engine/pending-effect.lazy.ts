import type { Flow } from '../flow/flow.ts';
import type { Effect } from './effect.ts';
import { createRun } from './create-run.ts';
import { workNamesOf } from './stages.ts';
import { stepAt } from './step-at.ts';
import type { ChatState } from './state.ts';
import { askingVerb } from './verbs.ts';
import { hasWork, type Works } from './works.ts';

/**
 * What the conversation waits for, to be done again after a restore: a pause, works, what a block asked of the outside.
 * A submission is in the outbox.
 */
export function pendingEffect(flow: Flow, state: ChatState, works: Works): Effect | undefined {
  const { pending } = state;
  if (pending?.kind === 'pause') return { type: 'pause', key: pending.key, ms: pending.ms };
  if (pending?.kind === 'block') return { type: 'need', works: pending.works };
  if (!pending || !('step' in pending)) return undefined;
  const step = stepAt(flow, pending.step) ?? {};
  const run = createRun(flow, works, state);
  run.path = pending.step;
  const missing = workNamesOf(run, step).filter((name) => !hasWork(works, name));
  if (missing.length) return { type: 'need', works: missing };
  return works.blocks[askingVerb(step, works)]?.pending?.(step, run);
}
