import { asText, valuesOf } from '../../engine/values.ts';
import type { TrackStep } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { isFirstTime } from '../../engine/turns.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

export const trackWork: BlockWork<TrackStep, Run> = {
  verb: 'track',
  run(step, tools) {
    if (!isFirstTime(tools)) return;
    tools.emit('track', { name: asText(step.track), data: valuesOf(tools, asRecord(step.data)) });
  },
};
