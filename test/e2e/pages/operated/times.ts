import type { Stroke } from '../keyboard.ts';
import { press, SEND, write, type Operated } from './operated.ts';

/** Days and times: typed into the browser's own field in its own order. */
function moment(what: string, of: 'date' | 'time', more: object, value: string, keys: readonly Stroke[]): Operated {
  return {
    what,
    of,
    steps: [{ ask: 'When?', type: of, error: 'Not so.', ...more }],
    async byRole(chat) {
      await write(chat, 'Kari When?', value);
      await press(chat, 'Send');
    },
    keys: [{ to: 'Kari When?' }, ...keys, 'Enter'],
    value,
    wrong: { ...SEND, at: 'Kari When?' },
  };
}

/** Days and times in twos. */
function range(
  what: string,
  of: 'date' | 'time',
  value: readonly [string, string],
  keys: readonly [readonly Stroke[], readonly Stroke[]],
): Operated {
  return {
    what,
    of,
    steps: [{ ask: 'When?', type: of, range: true, error: 'Not so.' }],
    group: 'Kari When?',
    async byRole(chat) {
      await write(chat, 'From', value[0]);
      await write(chat, 'To', value[1]);
      await press(chat, 'Send');
    },
    keys: [{ to: 'From' }, ...keys[0], { to: 'To' }, ...keys[1], 'Enter'],
    value,
    wrong: { ...SEND, at: 'To' },
  };
}

/** Days and times. */
export const momentQuestions: readonly Operated[] = [
  moment('date', 'date', {}, '2027-03-04', ['03042027']),
  moment('date, with a time', 'date', { time: true }, '2027-03-04T18:30', ['03042027', 'ArrowRight', '0630PM']),
  range('date, two of them', 'date', ['2027-03-04', '2027-03-06'], [['03042027'], ['03062027']]),
  moment('time', 'time', {}, '18:30', ['0630PM']),
  range('time, two of them', 'time', ['08:15', '18:30'], [['0815AM'], ['0630PM']]),
];
