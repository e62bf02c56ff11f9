import type { ReturnStep } from '../../flow/flow.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

export const returnWork: BlockWork<ReturnStep, Run> = {
  verb: 'return',
  run(_, tools) {
    const back = tools.state.returns.at(-1);
    if (!back) return;
    tools.state.returns = tools.state.returns.slice(0, -1);
    tools.move(back);
  },
};
