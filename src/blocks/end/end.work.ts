import type { EndStep } from '../../flow/flow.ts';
import type { BlockWork } from '../block.work.ts';

export const endWork: BlockWork<EndStep> = {
  verb: 'end',
  run(_, tools) {
    tools.move([]);
  },
};
