import { allOf } from '../database/all-of.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { EventType, StoredEvent } from '../events/event.ts';
import type { Subscriber } from '../events/subscribers.ts';
import type { ReferralReason } from '../referrals/reasons.ts';
import type { ReferralRow } from '../referrals/referral-row.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import { askToConfirm, friendEnded, friendReady, signedUp, welcomeFriend } from './tell-friend.ts';
import { codeReady } from './tell-code.ts';
import { eventMoved } from './tell-guests.ts';
import { deliveryFailing, fewCodes, needsReview, newSignUp, personWanted, seatGivenBack } from './tell-owner.ts';
import { participantRewarded } from './tell-participant.ts';
import {
  friendGone,
  friendJoined,
  linkReady,
  milestoneReached,
  type NewsOfFriend,
  rewardReady,
  writeNews,
} from './tell-referrer.ts';
import { type Known, knownOf } from './known.ts';
import type { Told } from './told.ts';

/** Reasons for which a referral is held, and no mail tells the owner: they befall many at once, and stand on the owner's pages. */
const NO_REVIEW: readonly ReferralReason[] = ['full', 'soon', 'paused'];

/** Something to think of a message for. Events that give cause for the same one have the same key, and it is done once for all of them. */
interface MessageTask {
  readonly key: string;
  run(told: Told): Promise<void>;
}

/** With the referral that it is about, as it is now: later events may have come in between. */
const aboutReferral = (
  what: string,
  { referral: id }: StoredEvent,
  tell: (told: Told, referral: ReferralRow) => Promise<void>,
): MessageTask[] =>
  id === null
    ? []
    : [
        {
          key: `${what} ${id}`,
          async run(told) {
            const referral = await told.referral(id);
            if (referral) await tell(told, referral);
          },
        },
      ];

const aboutPerson = (
  what: string,
  person: number | null,
  tell: (told: Told, person: number) => Promise<void>,
): MessageTask[] => (person === null ? [] : [{ key: `${what} ${person}`, run: (told) => tell(told, person) }]);

const aboutItself = ({ id }: StoredEvent, run: (told: Told) => Promise<void>): MessageTask[] => [
  { key: `event ${id}`, run },
];

const toReferrer = (event: StoredEvent): MessageTask[] => aboutReferral('reward-ready', event, rewardReady);

/** Where there is a guest list, a friend is told of the seat and of what comes with it in one. */
function toFriend(event: StoredEvent, campaign: Campaign): MessageTask[] {
  const friend = event.type.startsWith('referral.') ? Number(event.data.friend) : event.person;
  return campaign.file.event
    ? aboutPerson('welcome', friend, welcomeFriend)
    : aboutReferral('reward-ready-friend', event, friendReady);
}

const signUp = ({ person }: StoredEvent, { file }: Campaign): MessageTask[] =>
  file.confirmAddress ? aboutPerson('signed-up', person, signedUp) : aboutPerson('welcome', person, welcomeFriend);

/** Whoever brings friends is told of a seat together with the friend who earned it. */
const toGuest = ({ person }: StoredEvent): MessageTask[] =>
  aboutPerson('guest', person, async (told, guest) => {
    if (await told.isFriend(guest)) await welcomeFriend(told, guest);
  });

const aboutReward = (event: StoredEvent, tell: (told: Told, reward: RewardRow) => Promise<void>): MessageTask[] =>
  aboutItself(event, async (told) => {
    const row = event.reward === null ? null : await told.reward(event.reward);
    if (row) await tell(told, row);
  });

const toParticipant = (event: StoredEvent): MessageTask[] =>
  event.data.side === 'participant' ? aboutReward(event, participantRewarded) : [];

function rewardMoved(event: StoredEvent, campaign: Campaign): MessageTask[] {
  const { data } = event;
  if (data.side === 'participant') return toParticipant(event);
  const withCode = event.type === 'reward.issued' ? aboutReward(event, codeReady) : [];
  if (data.milestone === null)
    return [...(data.side === 'friend' ? toFriend(event, campaign) : toReferrer(event)), ...withCode];
  return [...aboutReward(event, milestoneReached), ...withCode];
}

type Cause = (event: StoredEvent, campaign: Campaign) => readonly MessageTask[];

const CAUSES: Partial<Record<EventType, Cause>> = {
  'result.received': (event, campaign) => [
    ...aboutItself(event, newSignUp),
    ...(event.data.role === 'friend' ? signUp(event, campaign) : []),
  ],
  'handover.requested': (event) => aboutItself(event, personWanted),
  // A friend who may invite others finds the link in the welcome.
  'referrer.joined': ({ person, data }) => (data.as === 'friend' ? [] : aboutPerson('link-ready', person, linkReady)),
  'referral.signed_up': (event) => aboutReferral('friend-joined', event, friendJoined),
  'referral.held': (event) =>
    aboutReferral('needs-review', event, async (told, { id, reason }) => {
      if (reason !== null && !NO_REVIEW.includes(reason)) await needsReview(told, String(id), reason);
    }),
  'referral.qualified': (event, campaign) => [...toReferrer(event), ...toFriend(event, campaign)],
  'referral.rewarded': (event, campaign) => [...toReferrer(event), ...toFriend(event, campaign)],
  'referral.cancelled': (event) => [
    ...aboutReferral('friend-gone', event, friendGone),
    ...aboutReferral('friend-ended', event, friendEnded),
  ],
  'reward.pending': toParticipant,
  'reward.approved': rewardMoved,
  'reward.issued': rewardMoved,
  'reward.held': (event) =>
    event.data.reason === 'approval'
      ? aboutItself(event, (told) => needsReview(told, `reward ${event.reward}`, 'approval'))
      : [],
  // Each time anew: a reward may get stuck again after the owner had it ordered once more.
  'reward.stuck': (event) =>
    aboutItself(event, (told) =>
      event.data.reason === 'bought-but-cancelled'
        ? needsReview(told, `stuck ${event.id}`, 'bought-but-cancelled', '/rewards')
        : needsReview(told, `stuck ${event.id}`, 'fulfil-failed'),
    ),
  'guest.confirmed': toGuest,
  'guest.standby': toGuest,
  'guest.cancelled': ({ data, person }) =>
    data.by === 'guest' ? aboutPerson('seat-given-back', person, seatGivenBack) : [],
  // A friend is asked with the sign-up itself.
  'consent.asked': ({ person }) =>
    aboutPerson('confirm-consent', person, (told, asked) => askToConfirm(told, asked, 'participant')),
  'codes.low': (event) => aboutItself(event, fewCodes),
  'campaign.moved': (event) => aboutItself(event, eventMoved),
  'message.failed': (event) =>
    aboutItself(event, (told) => {
      const { channel, kind, code } = event.data;
      return deliveryFailing(told, String(channel), `${String(kind)} ${String(code)}`, '/messages');
    }),
  'delivery.failing': (event) =>
    aboutItself(event, (told) => {
      const { target, reason } = event.data;
      return deliveryFailing(told, String(target ?? ''), typeof reason === 'string' ? reason : null, '/connectors');
    }),
};

/** Turns what happened into mails and texts, each once; for all events at the same time, so that facts about many people are looked up together. */
export const messagesOf: Subscriber = async (tx, events, services) => {
  const campaigns = new Map<Campaign, Known>();
  const news: NewsOfFriend[] = [];
  const tasks = new Map<string, () => Promise<void>>();
  for (const event of events) {
    // What belongs to no campaign is told by the first, and so to its owner.
    const campaign = event.campaign === null ? services.campaigns.all[0] : services.campaigns.byName(event.campaign);
    if (!campaign) continue;
    const known = campaigns.get(campaign) ?? knownOf(tx, services, campaign);
    campaigns.set(campaign, known);
    for (const { key, run } of CAUSES[event.type]?.(event, campaign) ?? []) {
      const inCampaign = `${campaign.file.id} ${key}`;
      if (!tasks.has(inCampaign)) tasks.set(inCampaign, () => run({ ...known, event, news }));
    }
  }
  await allOf([...tasks.values()].map((run) => run()));
  for (const known of campaigns.values())
    await writeNews(
      known,
      news.filter(({ referral }) => referral.campaign === known.campaign.file.id),
    );
};
