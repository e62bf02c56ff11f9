import type { Campaign } from '../campaign/campaign.ts';
import { addGuest } from '../campaign/guests.ts';
import { inTurn, type Turn } from '../campaign/turn.ts';
import { approveReward } from '../rewards/release-rewards.ts';
import { moveReward } from '../rewards/move-reward.ts';
import { LIVE_REWARDS_SQL, type RewardRow, rewardRows } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { resumeReferral } from './join-as-friend.ts';
import { moveReferral } from './move-referral.ts';
import { noteRewardedBy } from './note-rewarded.ts';
import { qualify } from './qualify.ts';
import { LIVE_REFERRALS_SQL, type ReferralRow, referralRows, REVIEW_REFERRALS_SQL } from './referral-row.ts';
import { seat } from './seats.ts';
import { undoReferral } from './undo-referral.ts';

/*
 * What the owner decides by hand. Each decision that changed something is written down with its reason; each function answers whether it did.
 */

const DAY = 86_400_000;

/** A referral that was held or rejected may count after all; never one of somebody with themselves. */
export const approveReferral = (services: Services, campaign: Campaign, id: number, reason: string | null = null) =>
  inTurn(services, campaign, async (turn) => {
    const dueAt = new Date(turn.at.getTime() + campaign.file.qualifies.withinDays * DAY);
    if (await cannotCount(turn, id)) return false;
    const referral = await referralOf(turn, id);
    const released = referral && (await moveReferral(turn, referral, 'release', { dueAt }));
    if (!released) return false;
    await noteDecision(turn, { referral: id }, 'approved', reason);
    await reinstateRewards(turn, id);
    await resumeReferral(turn, released);
    return true;
  });

/** A referral counts no more, whatever it was: what it has brought is taken back. */
export const rejectReferral = (services: Services, campaign: Campaign, id: number, reason: string | null = null) =>
  inTurn(services, campaign, async (turn) => {
    const referral = await referralOf(turn, id);
    if (!referral || !(await undoReferral(turn, referral, 'reject', 'owner'))) return false;
    await noteDecision(turn, { referral: id }, 'rejected', reason);
    return true;
  });

/** A reward that is held is given now. */
export const approveHeldReward = (services: Services, campaign: Campaign, id: number, reason: string | null = null) =>
  inTurn(services, campaign, async (turn) => {
    const held = await rewardOf(turn, id);
    if (held?.status !== 'held' || !(await approveReward(turn, held))) return false;
    await noteRewardedBy(turn, held);
    await noteDecision(turn, { reward: id }, 'approved', reason);
    return true;
  });

export const rejectReward = (services: Services, campaign: Campaign, id: number, reason: string | null = null) =>
  inTurn(services, campaign, async (turn) => {
    const reward = await rewardOf(turn, id);
    const rejected = reward && (await moveReward(turn, reward, 'reject', { reason: 'owner' }));
    if (!rejected) return false;
    await noteDecision(turn, { reward: id }, 'rejected', reason);
    await noteRewardedBy(turn, rejected);
    return true;
  });

/** Somebody has used it: at the till, at the door. */
export const redeemReward = (services: Services, campaign: Campaign, id: number) =>
  inTurn(services, campaign, async (turn) => {
    const reward = await rewardOf(turn, id);
    return reward !== null && (await moveReward(turn, reward, 'redeem')) !== null;
  });

/**
 * Gives somebody a seat, whether there is one left or not: the owner knows the room. A sign-up that only waited for it counts; one that is held for
 * another reason waits on for the owner's look.
 */
export const admitGuest = (services: Services, campaign: Campaign, person: number) =>
  inTurn(services, campaign, async (turn) => {
    const { tx, at } = turn;
    const listed = await tx.query('select person from guests where campaign = $1 and person = $2', [
      campaign.file.id,
      person,
    ]);
    if (listed.length === 0) return false;
    const waiting = await referralRows(
      tx,
      `campaign = $1 and friend = $2 and status = 'held' and not ${REVIEW_REFERRALS_SQL}`,
      [campaign.file.id, person],
    );
    for (const referral of waiting) {
      await noteDecision(turn, { referral: referral.id }, 'approved', 'seat');
      await qualify(turn, referral);
    }
    await addGuest(tx, campaign.file.id, person, 'waiting', at);
    await seat(turn, person);
    return true;
  });

async function referralOf({ tx, campaign }: Turn, id: number): Promise<ReferralRow | null> {
  const [referral] = await referralRows(tx, 'id = $1 and campaign = $2', [id, campaign.file.id]);
  return referral ?? null;
}

async function rewardOf({ tx, campaign }: Turn, id: number): Promise<RewardRow | null> {
  const [reward] = await rewardRows(tx, 'id = $1 and campaign = $2', [id, campaign.file.id]);
  return reward ?? null;
}

/** A friend is credited once, and is somebody else than the customer. */
async function cannotCount({ tx, campaign }: Turn, id: number): Promise<boolean> {
  const inTheWay = await tx.query(
    `select id from referrals where id = $1 and campaign = $2 and (referrer = friend or exists (
       select from referrals as other where other.campaign = referrals.campaign and other.friend = referrals.friend
         and other.id <> referrals.id and other.status in (${LIVE_REFERRALS_SQL})))`,
    [id, campaign.file.id],
  );
  return inTheWay.length > 0;
}

/**
 * What a referral had brought is pending again, with the codes that people have already: whoever keeps a code gets no second one. Of several that
 * were taken back from one side the newest; none where the person has the same by another referral.
 */
async function reinstateRewards(turn: Turn, referral: number): Promise<void> {
  const takenBack = await rewardRows(
    turn.tx,
    `referral = $1 and (status = 'rejected' or (status = 'cancelled' and (issued_at is not null or code is not null or link is not null)))
     and not exists (
       select from rewards as other where other.referral = rewards.referral and other.side = rewards.side and other.reward = rewards.reward
         and other.id <> rewards.id and (other.status <> 'cancelled' or other.id > rewards.id))
     and not (once and exists (
       select from rewards as other where other.campaign = rewards.campaign and other.person = rewards.person and other.reward = rewards.reward
         and other.once and other.id <> rewards.id and other.status in (${LIVE_REWARDS_SQL})))`,
    [referral],
  );
  for (const reward of takenBack) await moveReward(turn, reward, 'reinstate');
}

async function noteDecision(
  { tx, campaign, at }: Turn,
  about: { readonly referral?: number; readonly reward?: number },
  decision: 'approved' | 'rejected',
  reason: string | null,
): Promise<void> {
  await tx.query(
    'insert into decisions (campaign, referral, reward, decision, reason, at) values ($1, $2, $3, $4, $5, $6)',
    [campaign.file.id, about.referral ?? null, about.reward ?? null, decision, reason, at],
  );
}
