import { keepAnswer, wordOf } from '../../engine/values.ts';
import { advance } from '../../engine/advance.ts';
import { stepAt } from '../../engine/step-at.ts';
import type { ShareStep, Text } from '../../flow/flow.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

/** Ways to share where the author names none. */
const usualWays = ['native', 'copy', 'whatsapp', 'sms', 'mail'];

export const shareWork: BlockWork<ShareStep, Run> = {
  verb: 'share',
  card: 'share',

  run(step, tools) {
    const { title, text, button, via } = step;
    const url = tools.address(step.share);
    if (!url) return tools.report('missing-value', 'The address to share is empty.');
    const ways = Array.isArray(via) && via.length ? via.map(wordOf) : usualWays;
    const card = {
      kind: 'share',
      url,
      title: title as Text,
      text: text as Text,
      via: ways,
      button: button as Text,
    } as const;
    tools.add(omitUndefined(card), [title, text, button]);
    tools.ask();
  },

  /** The card was used by a way of sharing; the first time answers its question. */
  take(way, entry, tools) {
    if (entry.kind !== 'share') return false;
    const { pending } = tools.state;
    const channel = wordOf(way);
    keepAnswer(tools, wordOf(stepAt(tools.flow, entry.step)?.as), channel, false);
    tools.emit('share', { channel, step: entry.step });
    tools.deliver('share.intended', { share: { channel, url: entry.url } });
    if (pending?.kind === 'question' && pending.step === entry.step) advance(tools);
    return true;
  },
};
