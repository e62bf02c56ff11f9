import type { IfStep } from '../../flow/flow.ts';
import { own } from '../../shared/json.ts';
import type { BlockWork, StepTools } from '../block.work.ts';

export const ifWork: BlockWork<IfStep, StepTools> = {
  verb: 'if',
  run(step, tools) {
    const branches: unknown[] = Array.isArray(step.if) ? step.if : [];
    const index = branches.findIndex((branch) => tools.testPasses(own(branch, 'when')));
    if (index >= 0) tools.goTo(own(branches[index], 'then'), `if/${index}/then`);
    else if (!branches.length && tools.testPasses(step.if)) tools.goTo(step.then, 'then');
    else tools.goTo(step.else, 'else');
  },
};
