import type { EventType } from '../events/event.ts';
import type { Subscriber } from '../events/subscribers.ts';
import { referralRow, type ReferralRow } from '../referrals/referral-row.ts';
import { rewardRow } from '../rewards/reward-row.ts';
import { eventMoved, friendEnded, friendReady, signedUp, welcomeFriend } from './tell-friend.ts';
import { deliveryFailing, fewCodes, needsReview, newSignUp, personWanted, seatGivenBack } from './tell-owner.ts';
import { friendGone, friendJoined, linkReady, milestoneReached, rewardReady } from './tell-referrer.ts';
import type { Told } from './told.ts';

/** Reasons for which a referral is held, and which solve themselves. */
const NO_REVIEW = ['full', 'soon', 'paused'];

/** With the referral that it is about, as it is now: later events may have come in between. */
const withReferral =
  (...tell: readonly ((told: Told, referral: ReferralRow) => Promise<void>)[]) =>
  async (told: Told) => {
    const referral = told.event.referral === null ? null : await referralRow(told.tx, told.event.referral);
    for (const each of referral ? tell : []) await each(told, referral!);
  };

async function resultReceived(told: Told): Promise<void> {
  const { tx, event } = told;
  await newSignUp(told);
  const [result] = await tx.query<{ role: string | null }>('select role from results where id = $1', [event.result]);
  if (result?.role === 'friend' && event.person !== null) await signedUp(told, event.person);
}

async function rewardMoved(told: Told): Promise<void> {
  const reward = told.event.reward === null ? null : await rewardRow(told.tx, told.event.reward);
  if (reward?.milestone != null) await milestoneReached(told, reward);
  else await withReferral(rewardReady, friendReady)(told);
}

async function rewardHeld(told: Told): Promise<void> {
  if (told.event.data.reason === 'approval') await needsReview(told, `reward ${told.event.reward}`, 'approval');
}

const toGuest = async (told: Told) => {
  if (told.event.person !== null && (await isFriend(told, told.event.person)))
    await welcomeFriend(told, told.event.person);
};

/** Whoever brings friends is told of a seat together with the friend who earned it. */
async function isFriend({ tx, campaign }: Told, person: number): Promise<boolean> {
  const friend = await tx.query('select from referrals where campaign = $1 and friend = $2', [
    campaign.file.id,
    person,
  ]);
  return friend.length > 0;
}

const TELL: Partial<Record<EventType, (told: Told) => Promise<void>>> = {
  'result.received': resultReceived,
  'handover.requested': personWanted,
  'referrer.joined': async (told) => {
    if (told.event.person !== null) await linkReady(told, told.event.person);
  },
  'referral.signed_up': withReferral(friendJoined),
  'referral.held': withReferral(async (told, { id, reason }) => {
    if (reason !== null && !NO_REVIEW.includes(reason)) await needsReview(told, String(id), reason);
  }),
  'referral.qualified': withReferral(rewardReady, friendReady),
  'referral.rewarded': withReferral(rewardReady, friendReady),
  'referral.cancelled': withReferral(friendGone, friendEnded),
  'reward.approved': rewardMoved,
  'reward.issued': rewardMoved,
  'reward.held': rewardHeld,
  'guest.confirmed': toGuest,
  'guest.standby': toGuest,
  'guest.cancelled': async (told) => {
    if (told.event.data.by === 'guest' && told.event.person !== null) await seatGivenBack(told, told.event.person);
  },
  'codes.low': fewCodes,
  'campaign.moved': eventMoved,
  'message.failed': async (told) => {
    const { channel, kind, code } = told.event.data;
    await deliveryFailing(told, String(channel), `${String(kind)} ${String(code)}`, '/messages');
  },
  'delivery.failing': async (told) => {
    const { target, reason } = told.event.data;
    await deliveryFailing(told, String(target ?? ''), typeof reason === 'string' ? reason : null, '/connectors');
  },
};

/** Turns what happened into mails and texts, each once. */
export const messagesOf: Subscriber = async (tx, event, services) => {
  // What belongs to no campaign is told by the first, and so to its owner.
  const campaign = event.campaign === null ? services.campaigns.all[0] : services.campaigns.byName(event.campaign);
  if (campaign) await TELL[event.type]?.({ tx, services, campaign, event });
};
