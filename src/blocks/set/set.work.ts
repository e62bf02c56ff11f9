import type { SetStep } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import type { BlockWork, StepTools } from '../block.work.ts';

/** One after another: a sum may use what was set before it. */
export const setWork: BlockWork<SetStep, StepTools> = {
  verb: 'set',
  run(step, tools) {
    for (const [name, value] of Object.entries(asRecord(step.set))) tools.set({ [name]: tools.value(value) ?? null });
  },
};
