import type { Run } from '../../engine/run.ts';
import type { EmbedStep } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { EMPTY_ADDRESS, goOnAfter, isPlayerAct, playerOf, sizeOf } from '../player.work.ts';

export const embedWork: BlockWork<EmbedStep, Run> = {
  verb: 'embed',
  card: 'embed',
  isSkippable: true,

  run(step, tools) {
    const src = tools.address(step.embed);
    if (!src) return tools.report('missing-value', 'The address of the page is empty.', EMPTY_ADDRESS);
    const onPress = step.load === 'press' || undefined;
    const card = { kind: 'embed' as const, ...playerOf(src, step), ...sizeOf(tools, step), onPress };
    tools.add(omitUndefined(card), [step.title]);
    if (card.until) tools.ask();
  },

  take: goOnAfter,
  isAct: isPlayerAct,
};
