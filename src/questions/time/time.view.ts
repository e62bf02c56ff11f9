import { momentView } from '../moment.view.ts';
import type { TimeField } from './time.work.ts';

/** Browsers count the steps of a time in seconds. */
export const timeView = momentView<TimeField>('time', (_, { min, max, step }) => ({
  type: 'time',
  min,
  max,
  step: step && step * 60,
}));
