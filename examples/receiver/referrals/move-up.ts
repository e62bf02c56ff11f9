import { inTurn, type Turn } from '../campaign/turn.ts';
import type { Services } from '../services.ts';
import { qualify, seatAgain } from './qualify.ts';
import { COUNTING_SQL, type ReferralRow, referralRows } from './referral-row.ts';
import { seat, seatsLeft, seatsNeeded } from './seats.ts';

/** Guests who wait that are looked at in one turn of the campaign: a fraction of a second, so that no sign-up waits for it. */
const AT_ONCE = 100;

/** Where the row of those who wait goes on: behind this one. */
interface Behind {
  readonly since: string;
  readonly person: number;
}

/**
 * Seats got free: who has waited longest and fits in gets them, together with the one who invited them. Nobody does after the event. Where many wait,
 * the later ones are looked at by jobs.
 */
export async function moveUp(turn: Turn, behind: Behind | null = null): Promise<void> {
  const { tx, services, campaign, standing, at } = turn;
  const { event } = standing.times;
  if (!event || event.ends <= at) return;
  const waiting = await tx.query<{ person: number; since: Date }>(
    `select person, since from guests where campaign = $1 and status = 'standby' ${behind ? 'and (since, person) > ($2, $3)' : ''}
     order by since, person limit ${AT_ONCE}`,
    behind ? [campaign.file.id, new Date(behind.since), behind.person] : [campaign.file.id],
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
  const last = waiting.at(-1);
  if (!last || waiting.length < AT_ONCE) return;
  const next: Behind = { since: last.since.toISOString(), person: last.person };
  services.jobs.add(tx, 'move-up', { campaign: campaign.file.id, behind: next });
}

/** The job that looks at those behind. */
export async function moveFurtherUp(
  services: Services,
  { campaign: id, behind }: { readonly campaign: string; readonly behind: Behind },
): Promise<void> {
  const campaign = services.campaigns.byName(id);
  if (campaign) await inTurn(services, campaign, (turn) => moveUp(turn, behind));
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
