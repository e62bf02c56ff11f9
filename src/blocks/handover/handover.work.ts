import type { Run } from '../../engine/run.ts';
import { answersToSend } from '../../engine/values.ts';
import { channelAddress } from '../../flow/channel-address.lazy.ts';
import type { HandoverStep, Text, Unchecked } from '../../flow/flow.ts';
import { openAt, readHours } from '../../flow/opening-hours.lazy.ts';
import { own } from '../../shared/json.ts';
import { omitUndefined } from '../../shared/omit-undefined.ts';
import type { BlockWork } from '../block.work.ts';

/** Hours that cannot be read, or none, never keep anybody away: the checker tells of the former. */
function openingOf({ at }: Run, { hours }: Unchecked<HandoverStep>): ReturnType<typeof openAt> {
  const read = hours === undefined ? undefined : readHours(hours);
  return read ? openAt(read, at) : { isOpen: true };
}

/** What the author wrote as text, or nothing. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the channel leads; '' for the ways of the flow's or the brand's contact, and then the author is told if this was not meant. */
function targetOf(tools: Run, to: unknown, channel: string): string {
  if (typeof to !== 'object') return '';
  const target = tools.address(own(to, 'to'));
  const address = channelAddress(channel, target);
  if (address) return target;
  if (address === undefined)
    tools.report('unknown-channel', `Unknown channel "${channel}".`, 'Check the flow: npx smoc-chat check FILE');
  else
    tools.report(
      'missing-value',
      `"to" is empty, so nobody can be reached by ${channel}.`,
      'Name an address or a number, or leave this channel out.',
    );
  return '';
}

/** Asks for a person and goes on: the card says who can be reached, and where. While nobody is there the steps of `else` take its place. */
export const handoverWork: BlockWork<HandoverStep, Run> = {
  verb: 'handover',

  run(step, tools) {
    const { handover: to, answer, button, hours } = step;
    if (!to) return;
    const { isOpen, back } = openingOf(tools, step);
    if (!isOpen && tools.goTo(step.else, 'else')) return;
    const channel = textOf(own(to, 'channel')) || textOf(to) || 'contact';
    const text = own(to, 'text') as Text | undefined;
    const about = step.send === undefined ? {} : answersToSend(tools, step.send);
    const handover = { channel, open: isOpen };
    const id = tools.deliver('handover.requested', { ...about, handover }, textOf(to));
    tools.add(
      omitUndefined({
        kind: 'handover' as const,
        channel,
        to: targetOf(tools, to, channel) || undefined,
        text,
        answer: answer as Text | undefined,
        button: button as Text | undefined,
        hours: hours as HandoverStep['hours'],
        reference: own(to, 'ref') === true ? id.slice(0, 8) : undefined,
        away: isOpen ? undefined : omitUndefined({ back }),
      }),
      [text, answer, button],
    );
    if (isOpen) tools.emit('handover', { channel, step: tools.path });
  },

  isSilent: (step, tools) => Boolean(step.handover) && !openingOf(tools, step).isOpen,
};
