import { own } from '../shared/json.ts';
import { channelAddress } from '../flow/channel-address.lazy.ts';
import { openAt, readHours } from '../flow/opening-hours.lazy.ts';
import type { Text } from '../flow/flow.ts';
import { full } from './acts.ts';
import { deliver } from './outgoing.lazy.ts';
import type { Loose } from './position.ts';
import { compact, emit, follow, push, type Run } from './run.ts';
import type { HandoverEntry } from './state.ts';
import { addressOf } from './values.lazy.ts';
import { answersToSend, verbs } from './verbs.lazy.ts';
import type { Work } from './steps.ts';

/* The step that hands over to a person: a chunk of its own, for flows that have one. */

/** Hours that cannot be read, or none, never keep anybody away: the checker tells of the former. */
function openingOf({ at }: Run, { hours }: Loose): ReturnType<typeof openAt> {
  const read = hours === undefined ? undefined : readHours(hours);
  return read ? openAt(read, at) : { isOpen: true };
}

/** What the author wrote as text, or nothing. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Where the channel leads; '' for the ways of the flow's or the brand's contact, and then the author is told if this was not meant. */
function targetOf(run: Run, to: unknown, channel: string): string {
  if (typeof to !== 'object') return '';
  const target = addressOf(run, own(to, 'to')),
    address = channelAddress(channel, target);
  if (address) return target;
  if (address === undefined)
    run.acts?.report(run, 'unknown-channel', `"${channel}" is no channel by which somebody can be reached.`);
  else run.acts?.report(run, 'missing-value', `Nobody can be reached by ${channel}: "to" is empty.`);
  return '';
}

/** Asks for a person and goes on: the card says who can be reached, and where. While nobody is there the steps of `else` take its place. */
const handover: Work = (run, step, path) => {
  const { handover: to, answer, button, hours } = step as Loose & Pick<HandoverEntry, 'answer' | 'button' | 'hours'>;
  if (!to) return;
  const { isOpen, back } = openingOf(run, step);
  if (!isOpen && follow(run, step.else, path + '/else')) return;
  const channel = textOf(own(to, 'channel')) || textOf(to) || 'contact',
    text = own(to, 'text') as Text | undefined;
  const about = step.send === undefined ? {} : answersToSend(run, step.send);
  const { id } = deliver(run, 'handover.requested', { ...about, handover: { channel, open: isOpen } }, textOf(to));
  push(
    run,
    compact({
      kind: 'handover',
      channel,
      to: targetOf(run, to, channel) || undefined,
      text,
      answer,
      button,
      hours,
      reference: own(to, 'ref') === true ? id.slice(0, 8) : undefined,
      away: isOpen ? undefined : compact({ back }),
    }),
    [text, answer, button],
  );
  if (isOpen) emit(run, 'handover', { channel, step: path });
};

Object.assign(verbs, { handover });
/** What such a step says, shows and reaches is for when somebody is there. */
full.isAway = (run, step) => !!step.handover && !openingOf(run, step).isOpen;
