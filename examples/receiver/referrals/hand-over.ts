import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from '../rewards/cancel-rewards.ts';
import { giveRewards } from '../rewards/release-rewards.ts';
import { grantPending } from './free-place.ts';
import { tellOfReferral } from './move-referral.ts';
import { noteRewarded } from './note-rewarded.ts';
import { LIVE_REFERRALS_SQL, REFERRAL_COLUMNS, type ReferralRow, referralRows } from './referral-row.ts';
import { seat, seatsLeft, seatsNeeded } from './seats.ts';
import { takeBackSeats } from './take-back-seats.ts';
import type { WrongSignUp } from './undo-sign-up.ts';

/** Whoever has corrected their address. */
interface RightFriend {
  readonly referrer: number;
  readonly friend: number;
  readonly result: string;
}

/**
 * The referral of a sign-up whose address was corrected goes to the right friend: the referrer keeps what they have and is not told of a second
 * friend. What the wrong one had is taken back, and the right one gets their own. False where the referral cannot be handed over: it hangs on
 * something that only the wrong one has done, or there is no seat.
 */
export async function handOver(turn: Turn, wrong: WrongSignUp, right: RightFriend): Promise<boolean> {
  const { tx, campaign } = turn;
  const [referral] = await referralRows(
    tx,
    `campaign = $1 and result = $2 and referrer = $3 and friend = $4 and status in (${LIVE_REFERRALS_SQL})`,
    [campaign.file.id, wrong.result, right.referrer, wrong.person],
  );
  if (!referral || !(await canBeHandedOver(turn, referral, right))) return false;
  await cancelRewards(turn, `referral = $1 and side = 'friend'`, [referral.id], 'corrected');
  const [handed] = await tx.query<ReferralRow>(
    `update referrals set friend = $2, result = $3, status = case status when 'rewarded' then 'qualified' else status end
     where id = $1 returning ${REFERRAL_COLUMNS}`,
    [referral.id, right.friend, right.result],
  );
  await takeBackSeats(turn, [wrong.person]);
  await giveWhatFriendsGet(turn, handed!);
  return true;
}

async function canBeHandedOver(turn: Turn, referral: ReferralRow, right: RightFriend): Promise<boolean> {
  if (referral.status === 'signed_up') return true;
  const { confirmAddress, qualifies } = turn.campaign.file;
  const isByWrongOne = confirmAddress || qualifies.on !== 'sign-up';
  if (referral.status === 'held' || isByWrongOne) return false;
  return (await seatsNeeded(turn, right)) <= (await seatsLeft(turn));
}

/** As at a sign-up of their own: told of step by step. */
async function giveWhatFriendsGet(turn: Turn, referral: ReferralRow): Promise<void> {
  tellOfReferral(turn, { ...referral, status: 'signed_up' });
  if (referral.status === 'signed_up') return grantPending(turn, referral, ['friend']);
  tellOfReferral(turn, referral);
  await seat(turn, referral.friend);
  await giveRewards(turn, referral, ['friend']);
  await noteRewarded(turn, referral);
}
