import { asText, keepAnswer } from '../../engine/values.ts';
import { advance } from '../../engine/advance.ts';
import { mark, markOf } from '../../engine/card-marks.ts';
import { lastEntry } from '../../engine/selectors.ts';
import { stepAt } from '../../engine/step-at.ts';
import type { ShareStep, Text } from '../../flow/flow.ts';
import { asRecord } from '../../shared/as-record.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { Run } from '../../engine/run.ts';
import type { BlockWork } from '../block.work.ts';

/** Ways to share where the author names none. */
const usualWays = ['native', 'copy', 'whatsapp', 'sms', 'mail'];

/** What a share card remembers. */
export interface ShareMark {
  /** How often it was shared. */
  readonly count: number;
  /** By which way, the last time, and when. */
  readonly channel: string;
  readonly at: number;
  /** The code to scan was shown: hiding it and showing it again shares nothing. */
  readonly isScanned?: true;
}
const shareMark = (state: Run['state'], entry: number) => asRecord(markOf(state, entry)) as Partial<ShareMark>;

/** Milliseconds within which the same way was pressed twice, and not used for two friends. */
const DOUBLE_PRESS = 1000;

/** The way by which this visitor shared before comes first. */
function inOrder(ways: readonly string[], { state }: Run): readonly string[] {
  const before = lastEntry(state, ({ kind, id }) => kind === 'share' && markOf(state, id) !== undefined);
  const preferred = before && shareMark(state, before.id).channel;
  return preferred && ways.includes(preferred) ? [preferred, ...ways.filter((way) => way !== preferred)] : ways;
}

export const shareWork: BlockWork<ShareStep, Run> = {
  verb: 'share',
  card: 'share',

  run(step, tools) {
    const { title, text, button, via } = step;
    const url = tools.address(step.share);
    if (!url)
      return tools.report('missing-value', 'The address to share is empty.', 'Does the value in "share" exist by now?');
    const ways = Array.isArray(via) && via.length ? via.map(asText) : usualWays;
    const card = {
      kind: 'share',
      url,
      title: title as Text,
      text: text as Text,
      via: inOrder(ways, tools),
      button: button as Text,
      ...(step.edit === false && { isFixed: true as const }),
    } as const;
    tools.add(omitUndefined(card), [title, text, button]);
    tools.ask();
  },

  /** The card was used by a way of sharing; the first time answers its question. */
  take(way, entry, tools) {
    if (entry.kind !== 'share') return false;
    const { pending } = tools.state;
    const channel = asText(way);
    const before = shareMark(tools.state, entry.id);
    const isAgain = channel === before.channel && tools.at - before.at! < DOUBLE_PRESS;
    if (isAgain || (channel === 'qr' && before.isScanned)) return false;
    mark(tools, entry.id, {
      ...before,
      count: (before.count ?? 0) + 1,
      channel,
      at: tools.at,
      ...(channel === 'qr' && { isScanned: true }),
    });
    keepAnswer(tools, asText(stepAt(tools.flow, entry.step)?.as), channel, false);
    tools.emit('share', { channel, step: entry.step });
    tools.deliver('share.intended', { share: { channel, url: entry.url } });
    if (pending?.kind === 'question' && pending.step === entry.step) advance(tools);
    return true;
  },
};
