import { advance } from '../../engine/advance.ts';
import { mark, markOf } from '../../engine/card-marks.ts';
import type { Run } from '../../engine/run.ts';
import { lastEntry } from '../../engine/selectors.ts';
import { stepAt } from '../../engine/step-at.ts';
import { asText } from '../../engine/values.ts';
import type { CountdownStep, Text } from '../../flow/flow.ts';
import { readMoment } from '../../shared/moment.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';

export const countdownWork: BlockWork<CountdownStep, Run> = {
  verb: 'countdown',
  card: 'countdown',

  run(step, tools) {
    const until = asText(tools.value(step.countdown));
    const moment = readMoment(until);
    if (!moment)
      return tools.report('bad-moment', `"${until}" is not a moment.`, 'Write 2027-03-04T18:00[Europe/Oslo].');
    if (moment.instant <= tools.at && tools.goTo(step.then, 'then')) return;
    const { title, over } = step as { readonly title?: Text; readonly over?: Text };
    const id = tools.add(omitUndefined({ kind: 'countdown' as const, until, title, over }), [title, over]);
    if (moment.instant <= tools.at) mark(tools, id, 'over');
  },

  /** The moment has come while it is shown. Only the newest of the step leads on, once, and never in the middle of what the bot does. */
  take(_, entry, tools) {
    const { state } = tools;
    const { pending } = state;
    const moment = entry.kind === 'countdown' ? readMoment(entry.until) : undefined;
    if (!moment || moment.instant > tools.at || markOf(state, entry.id) !== undefined) return false;
    const newest = lastEntry(state, ({ step, kind }) => step === entry.step && kind === 'countdown');
    const then = stepAt(tools.flow, entry.step)?.then;
    const leads = then !== undefined && newest?.id === entry.id;
    const isIdle = pending?.kind === 'end' || (pending?.kind === 'question' && !pending.change);
    if (leads && !isIdle) return false;
    mark(tools, entry.id, 'over');
    if (!leads) return true;
    const frame = state.at.at(-1);
    // The step that asks is behind the mark already: it comes again after this.
    if (pending?.kind === 'question' && frame) tools.move([...state.at.slice(0, -1), [frame[0], frame[1] - 1]]);
    tools.goTo(then, 'then', entry.step);
    state.steps = 0;
    advance(tools);
    return true;
  },

  /** Time passes without the visitor. */
  isAct: () => false,
};
