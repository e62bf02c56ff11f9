import { momentView, type MomentControl } from '../moment.view.ts';
import type { DateField } from './date.work.ts';

/** A limit of the picker: a day holds for all of its hours. */
const limitOf = (limit: string | undefined, hasTime: boolean, time: string): string | undefined =>
  limit && hasTime && !limit.includes('T') ? `${limit}T${time}` : limit;

const controlOf = ({ hasTime, min, max }: DateField): MomentControl => ({
  type: hasTime ? 'datetime-local' : 'date',
  min: limitOf(min, hasTime, '00:00'),
  max: limitOf(max, hasTime, '23:59'),
});

/** Its closed days no picker knows: they are told when one is sent. */
export const dateView = momentView<DateField>('date', controlOf);
