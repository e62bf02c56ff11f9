import { asText } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { PlainStep } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { isFirstTime } from '../../engine/turns.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

/* No verb of its own: any step may reach a goal. Its work is big enough to come with the blocks that are fetched. */

/** Once for each goal of a conversation; a celebration without a goal each time. */
export const goalWork: BlockWork<PlainStep, Run> = {
  verb: 'goal',
  run(step, tools) {
    const { state } = tools;
    let id: string | undefined;
    if (step.goal !== undefined) {
      const about = typeof step.goal === 'string' ? { id: step.goal } : asRecord(step.goal);
      id = asText(about.id);
      if (!id || state.goals.includes(id)) return;
      const number = toNumber(tools.evaluateValue(about.value));
      const value = isNaN(number) ? null : number;
      const currency = asText(about.currency) || null;
      state.goals = [...state.goals, id];
      tools.deliver('goal.completed', {
        goal: { id, value, currency },
        ...(state.submission && { submission: state.submission }),
      });
      tools.emit('goal', { goal: id, value, currency });
    }
    const shape = step.celebrate === true ? 'theme' : asText(step.celebrate);
    if (!shape || shape === 'none') return;
    const about = { shape, ...(id && { goal: id }) };
    tools.add({ kind: 'celebrate', ...about });
    if (isFirstTime(tools)) tools.effects.push({ type: 'celebrate', ...about });
  },
};
