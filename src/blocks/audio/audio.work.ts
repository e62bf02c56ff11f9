import type { Run } from '../../engine/run.ts';
import type { AudioStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';
import { EMPTY_ADDRESS, goOnAfter, isPlayerAct, playerOf } from '../player.work.ts';

export const audioWork: BlockWork<AudioStep, Run> = {
  verb: 'audio',
  card: 'audio',
  isSkippable: true,

  run(step, tools) {
    const src = tools.address(step.audio);
    if (!src) return tools.report('missing-value', 'The address of the sound is empty.', EMPTY_ADDRESS);
    const { title, transcript } = step;
    const card = { kind: 'audio' as const, ...playerOf(src, step), transcript: transcript as Text | undefined };
    tools.add(omitUndefined(card), [title, transcript]);
    if (card.until) tools.ask();
  },

  take: goOnAfter,
  isAct: isPlayerAct,
};
