import type { OpenStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import { isFirstTime } from '../../engine/turns.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

/** With a title it is a card to press; without one the chat leaves by itself, and the card stays for browsers that forbid it. */
export const openWork: BlockWork<OpenStep, Run> = {
  verb: 'open',
  card: 'open',
  run(step, tools) {
    const url = tools.address(step.open);
    const where = step.in === 'same' ? 'same' : 'tab';
    if (!url) return;
    tools.add(omitUndefined({ kind: 'open' as const, url, title: step.title as Text, in: where } as const), [
      step.title,
    ]);
    if (step.title === undefined && isFirstTime(tools)) tools.effects.push({ type: 'open', url, in: where });
  },
};
