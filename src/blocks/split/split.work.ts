import { keepVars } from '../../engine/turns.ts';
import { asText } from '../../engine/values.ts';
import { toNumber } from '../../expression/expression.ts';
import type { SplitStep } from '../../flow/flow.ts';
import { own } from '../../shared/json.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

const nameOf = (arm: unknown, index: number): string => asText(own(arm, 'name') ?? index);

/** Chance decides once: the same name finds the same arm again. What is left of the chance serves the next split. */
export const splitWork: BlockWork<SplitStep, Run> = {
  verb: 'split',
  run(step, tools) {
    const arms: unknown[] = Array.isArray(step.split) ? step.split : [];
    const name = asText(step.name) || tools.path;
    const before = tools.state.vars[name];
    let index = arms.findIndex((arm, at) => nameOf(arm, at) === before);
    if (index < 0) {
      const shares = arms.map((arm) => Math.max(0, toNumber(own(arm, 'share')) || 0));
      let whole = 0;
      for (const share of shares) whole += share;
      let left = tools.chance * whole;
      index = shares.findIndex((share) => (left -= share) < 0);
      if (index < 0) return;
      tools.chance = 1 + left / shares[index]!;
      const variant = nameOf(arms[index], index);
      tools.set({ variant, [name]: variant });
      keepVars(tools, ['variant', name]);
    }
    tools.goTo(own(arms[index], 'then'), `split/${index}/then`);
  },
};
