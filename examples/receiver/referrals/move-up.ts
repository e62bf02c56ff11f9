import type { Turn } from '../campaign/turn.ts';
import { qualify, seatAgain } from './qualify.ts';
import { COUNTING_SQL, type ReferralRow, referralRows } from './referral-row.ts';
import { seat, seatsLeft, seatsNeeded } from './seats.ts';

/** Seats got free: who has waited longest and fits in gets them, together with the one who invited them. Nobody does after the event. */
export async function moveUp(turn: Turn): Promise<void> {
  const { tx, campaign, standing, at } = turn;
  const { event } = standing.times;
  if (!event || event.ends <= at) return;
  const waiting = await tx.query<{ person: number }>(
    `select person from guests where campaign = $1 and status = 'standby' order by since, person`,
    [campaign.file.id],
  );
  for (const { person } of waiting) {
    const left = await seatsLeft(turn);
    if (left <= 0) return;
    const referral = await referralOf(turn, person);
    const needed = referral ? await seatsNeeded(turn, referral) : 1;
    if (needed > left) continue;
    if (referral?.status === 'held') await qualify(turn, referral);
    else if (referral) await seatAgain(turn, referral);
    else await seat(turn, person);
  }
}

/** The one that waits for a seat, or that has qualified before its friend gave one back. */
async function referralOf({ tx, campaign }: Turn, friend: number): Promise<ReferralRow | null> {
  const [referral] = await referralRows(
    tx,
    `campaign = $1 and friend = $2 and (status in (${COUNTING_SQL}) or (status = 'held' and reason = 'full'))`,
    [campaign.file.id, friend],
  );
  return referral ?? null;
}
