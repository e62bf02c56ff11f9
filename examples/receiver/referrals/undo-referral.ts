import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from '../rewards/cancel-rewards.ts';
import { giveRewards } from '../rewards/release-rewards.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import { ruleOf } from '../rewards/rule-of.ts';
import { settleMilestones } from '../rewards/milestones.ts';
import { fillFreedPlaces } from './free-place.ts';
import { moveReferral } from './move-referral.ts';
import { moveUp } from './move-up.ts';
import type { UndoReason } from './reasons.ts';
import { COUNTING_SQL, type ReferralRow, referralRows } from './referral-row.ts';
import { hasGivenUp } from './seats.ts';
import { takeBackSeats } from './take-back-seats.ts';

/**
 * A referral no longer counts: every reward of it is taken back and the seats that it alone has earned, the referrer's milestones are counted
 * anew, and the place within their limit is free for the next friend. False when its status does not allow it.
 */
export async function undoReferral(
  turn: Turn,
  referral: ReferralRow,
  step: 'reject' | 'cancel' | 'expire',
  reason: UndoReason,
): Promise<boolean> {
  const undone = await moveReferral(turn, referral, step, { reason });
  if (!undone) return false;
  const { id, referrer, friend } = undone;
  await turn.tx.query('update referrals set counts = false where id = $1', [id]);
  const taken = await cancelRewards(turn, 'referral = $1', [id], reason, step);
  if (taken.some((reward) => reward.person === referrer && isOnce(turn, reward))) await earnAgain(turn, referrer);
  await settleMilestones(turn, referrer);
  await fillFreedPlaces(turn, referrer);
  await takeBackSeats(turn, [referrer, friend]);
  await moveUp(turn);
  return true;
}

const isOnce = (turn: Turn, reward: RewardRow): boolean => ruleOf(turn, reward)?.once ?? false;

/** What a person gets once, and had by the referral that is undone, they have earned by any other that counts, too. */
async function earnAgain(turn: Turn, referrer: number): Promise<void> {
  if (await hasGivenUp(turn, referrer)) return;
  const others = await referralRows(
    turn.tx,
    `campaign = $1 and referrer = $2 and counts and status in (${COUNTING_SQL})`,
    [turn.campaign.file.id, referrer],
  );
  for (const other of others) await giveRewards(turn, other, ['referrer']);
}
