import type { EndStep } from '../../flow/flow.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

export const endWork: BlockWork<EndStep, Run> = {
  verb: 'end',
  run(_, tools) {
    tools.move([]);
  },
};
