import type { Turn } from '../campaign/turn.ts';
import { advance } from './qualify.ts';
import { referralRows } from './referral-row.ts';

/** Something that a friend's referrals may have waited for has happened. */
export async function advanceFriend(turn: Turn, friend: number): Promise<void> {
  const waiting = await referralRows(turn.tx, `campaign = $1 and friend = $2 and status = 'signed_up'`, [
    turn.campaign.file.id,
    friend,
  ]);
  for (const referral of waiting) await advance(turn, referral);
}
