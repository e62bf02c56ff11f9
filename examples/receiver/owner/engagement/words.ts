import {
  type Engagement,
  type EngagementKind,
  type EngagementStatus,
  isOver,
  type Progress,
} from '../../engagement/engagement.ts';
import type { ChannelName } from '../../messages/recipients.ts';
import type { Html } from '../page.ts';
import { pill } from '../parts.ts';

/** What each kind is called here. */
export const KINDS: Readonly<Record<EngagementKind, string>> = {
  'near-shop': 'Everybody near a shop',
  invitation: 'Invitations from a file',
  coupon: 'Coupon for one person',
  note: 'Thank-you to one person',
  'thank-you-day-after': 'After each first purchase',
};

const STATES: Readonly<Record<EngagementStatus, Html>> = {
  draft: pill('info', 'draft'),
  running: pill('good', 'running'),
  paused: pill('wait', 'paused'),
  stopped: pill('off', 'stopped'),
  done: pill('good', 'done'),
};

/** One of which everything is written runs until that has gone. */
export const stateOf = (engagement: Engagement, progress: Progress): Html =>
  STATES[engagement.status === 'done' && !isOver(engagement, progress) ? 'running' : engagement.status];

export const CHANNELS: Readonly<Record<ChannelName, string>> = { email: 'e-mail', sms: 'text message' };

/** Why somebody is left out, to be read after a number of people. */
export const leftOutInWords = (reason: string, channel: ChannelName): string =>
  ({
    'no-address': channel === 'sms' ? 'no mobile number that texts can go to' : 'no e-mail address',
    'no-consent': `no consent to news by ${CHANNELS[channel]}`,
    unsubscribed: 'unsubscribed',
    stop: 'answered STOP',
    bounced: 'messages to them came back',
    complained: 'reported a message as spam',
    owner: 'silenced by you',
    'too-far': 'live farther away',
    'other-age': 'another age, or not known',
    'other-interests': 'other interests, or not known',
    failed: 'could not be written to; the log says why',
    excluded: 'on your list of who is left out',
  })[reason] ?? reason;

/** What is wrong with a line of a file. */
export const problemInWords = (problem: string): string =>
  ({
    'no e-mail address': 'has no e-mail address that can be read',
    'the same person again': 'is a person who stands above',
  })[problem] ?? problem;
