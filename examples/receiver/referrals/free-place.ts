import type { Turn } from '../campaign/turn.ts';
import { grantsOf, insertRewards } from '../rewards/grant-rewards.ts';
import { tellOfReward } from '../rewards/move-reward.ts';
import { takePlace } from './places.ts';
import { earnForReferrer, releasePending } from './qualify.ts';
import type { ReferralSide } from '../rewards/reward-row.ts';
import { LIVE_REFERRALS_SQL, type ReferralRow, referralRows } from './referral-row.ts';

/** A friend of this referrer no longer counts: the next one who was beyond the limit does. */
export async function fillFreedPlaces(turn: Turn, referrer: number): Promise<void> {
  const beyond = await referralRows(
    turn.tx,
    `campaign = $1 and referrer = $2 and not counts and reason in ('limit', 'month-limit') and status in (${LIVE_REFERRALS_SQL})`,
    [turn.campaign.file.id, referrer],
  );
  for (const referral of beyond) {
    const placed = await takePlace(turn, referral);
    if (placed.counts) await earn(turn, placed);
    // Whoever comes later finds the same limit.
    if (placed.reason === 'limit') return;
  }
}

async function earn(turn: Turn, referral: ReferralRow): Promise<void> {
  if (referral.status === 'signed_up') return grantPending(turn, referral, ['referrer']);
  await earnForReferrer(turn, referral);
  await releasePending(turn, referral);
}

/** What the sides will get, once the friend counts: pending until then. */
export async function grantPending(turn: Turn, referral: ReferralRow, sides: readonly ReferralSide[]): Promise<void> {
  for (const reward of await insertRewards(turn, grantsOf(turn, referral, sides))) tellOfReward(turn, reward);
}
