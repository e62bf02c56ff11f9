import type { Turn } from '../campaign/turn.ts';
import { COUNTING_SQL } from './referral-row.ts';

/** Seats of people whom no referral gives one any more; they wait again. */
export async function takeBackSeats({ tx, services, campaign, at }: Turn, people: readonly number[]): Promise<void> {
  for (const person of people) {
    const taken = await tx.query(
      `update guests set status = 'waiting', confirmed_at = null
       where campaign = $1 and person = $2 and status in ('confirmed', 'standby') and not exists (
         select from referrals where campaign = $1 and (friend = $2 or (referrer = $2 and counts))
           and (status in (${COUNTING_SQL}) or (status = 'held' and reason = 'full' and friend = $2)))
       returning person`,
      [campaign.file.id, person],
    );
    if (taken.length > 0)
      services.emit(tx, {
        type: 'guest.cancelled',
        campaign: campaign.file.id,
        person,
        data: { by: 'rule' },
        at,
      });
  }
}
