import type { Turn } from '../campaign/turn.ts';
import { cancelRewards } from '../rewards/cancel-rewards.ts';
import { noteRewardedBy } from './note-rewarded.ts';
import { moveUp } from './move-up.ts';
import { LIVE_REFERRALS_SQL, referralRows } from './referral-row.ts';
import { undoReferral } from './undo-referral.ts';
import { COUNTING_REFERRALS } from './referral-machine.ts';

/** Who took a guest off the list. */
export type CancelledBy = 'guest' | 'owner';

/**
 * A guest does not come: the seat is free for who waits, and what the guest earned is taken back. Whoever invited them keeps a seat of their own,
 * or loses what this friend has brought, as the campaign says. False when they had no place on the list.
 */
export async function giveUpSeat(turn: Turn, person: number, by: CancelledBy): Promise<boolean> {
  const { tx, services, campaign, at } = turn;
  const given = await tx.query(
    `update guests set status = 'cancelled', confirmed_at = null where campaign = $1 and person = $2 and status <> 'cancelled' returning person`,
    [campaign.file.id, person],
  );
  if (given.length === 0) return false;
  services.emit(tx, { type: 'guest.cancelled', campaign: campaign.file.id, person, data: { by }, at });
  const invited = await referralRows(tx, `campaign = $1 and friend = $2 and status in (${LIVE_REFERRALS_SQL})`, [
    campaign.file.id,
    person,
  ]);
  for (const referral of invited) {
    const stays = campaign.file.afterCancel.keepsSeat && COUNTING_REFERRALS.includes(referral.status);
    if (!stays) await undoReferral(turn, referral, 'cancel', 'seat-given-back');
  }
  const taken = await cancelRewards(
    turn,
    'campaign = $1 and person = $2',
    [campaign.file.id, person],
    'seat-given-back',
  );
  for (const reward of taken) await noteRewardedBy(turn, reward);
  await moveUp(turn);
  return true;
}
