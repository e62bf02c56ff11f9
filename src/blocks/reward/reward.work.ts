import { wordOf } from '../../engine/values.ts';
import type { RewardStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

export const rewardWork: BlockWork<RewardStep, Run> = {
  verb: 'reward',
  card: 'reward',
  run(step, tools) {
    const { reward, title, text, button, kind, qr } = step;
    const inWords = (value: unknown) => (value ? wordOf(tools.value(value)) : undefined);
    const code = inWords(step.code);
    if (!tools.text(reward) && !code) return;
    tools.add(
      omitUndefined({
        kind: 'reward' as const,
        reward: reward as Text,
        code,
        title: title as Text,
        text: text as Text,
        button: button as Text,
        until: inWords(step.until),
        open: step.open ? tools.address(step.open) : undefined,
        rewardKind: kind as string,
        qr: qr === true ? (code ?? tools.text(reward).trim()) : inWords(qr),
      }),
      [reward, title, text, button],
    );
  },
};
