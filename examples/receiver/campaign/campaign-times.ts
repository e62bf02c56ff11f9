import { daysBefore, nextWeekday, readDate } from '../../../src/campaign/dates.ts';
import type { Queryable } from '../database/database.ts';
import type { CampaignFile } from './campaign-file.ts';

export interface CampaignTimes {
  /** First moment for sign-ups; `null` where they are open from the beginning. */
  readonly opens: Date | null;
  /** Last moment for sign-ups. */
  readonly signUpEnds: Date;
  readonly event: EventTimes | null;
}

export interface EventTimes {
  readonly starts: Date;
  readonly ends: Date;
  /** When its date was changed after guests had been told of it; `null` where it is the one that they know. */
  readonly movedAt: Date | null;
}

type Event = NonNullable<CampaignFile['event']>;

/** When a campaign's event is, as the database has it. */
export interface Settled {
  readonly event_starts_at: Date | null;
  readonly event_rule: string | null;
  readonly event_moved_at: Date | null;
}

const HOUR = 3_600_000;

/** The campaign's moments, as they were settled. Only reads. */
export async function campaignTimes(tx: Queryable, file: CampaignFile, now: Date): Promise<CampaignTimes> {
  return timesOf(file, file.event ? await settled(tx, file.id) : null, now);
}

/** The same by what is known to be settled; `null` where nothing is. */
export function timesOf(
  { event, starts, ends, timeZone }: CampaignFile,
  settled: Settled | null,
  now: Date,
): CampaignTimes {
  const opens = starts === undefined ? null : readDate(starts, timeZone);
  if (!event) return { opens, signUpEnds: readDate(ends as string, timeZone), event: null };
  const times = eventTimes(event, settled, now);
  const signUpEnds = typeof ends === 'string' ? readDate(ends, timeZone) : daysBefore(ends, times.starts, timeZone);
  return { opens, signUpEnds, event: times };
}

export const SETTLED_COLUMNS = 'event_starts_at, event_rule, event_moved_at';

async function settled(tx: Queryable, id: string): Promise<Settled | null> {
  const [row] = await tx.query<Settled>(`select ${SETTLED_COLUMNS} from campaigns where id = $1`, [id]);
  return row ?? null;
}

/** What is settled holds for everybody, also for a receiver whose file says something else; a weekday that is over is followed by the next. */
function eventTimes(event: Event, row: Settled | null, now: Date): EventTimes {
  const known = row?.event_starts_at ?? null;
  const isFollowed =
    isWeekday(event) && row?.event_rule === ruleOf(event) && known !== null && known <= overAt(event, now);
  const starts = known === null || isFollowed ? startOf(event, now) : known;
  const movedAt = isFollowed ? null : (row?.event_moved_at ?? null);
  return { starts, ends: new Date(starts.getTime() + event.hours * HOUR), movedAt };
}

const isWeekday = ({ starts }: Event): boolean => typeof starts !== 'string';

/** By what a date was settled: another rule moves the event. */
const ruleOf = ({ starts, timeZone }: Event): string => JSON.stringify([starts, timeZone]);

const startOf = ({ starts, timeZone }: Event, now: Date): Date =>
  typeof starts === 'string' ? readDate(starts, timeZone) : nextWeekday(starts, now, timeZone);

/** An event that began then, or before, is over. */
const overAt = ({ hours }: Event, now: Date): Date => new Date(now.getTime() - hours * HOUR);

/** Old and new date of an event that guests count on. */
export interface Move {
  readonly from: Date;
  readonly to: Date;
}

/**
 * Makes the campaign known to the database, and settles when its event is, as this file says. A weekday is settled once, so that everybody is told
 * the same date however long they wait. Answers the move where that changes a date which guests count on.
 */
export async function settleTimes(tx: Queryable, { id, event }: CampaignFile, now: Date): Promise<Move | null> {
  if (!event) {
    await tx.query('insert into campaigns (id) values ($1) on conflict (id) do nothing', [id]);
    return null;
  }
  const before = await settled(tx, id);
  await tx.query(
    `insert into campaigns (id, event_starts_at, event_rule) values ($1, $2, $3)
     on conflict (id) do update set
       event_starts_at = excluded.event_starts_at,
       event_rule = excluded.event_rule,
       event_moved_at = case
         when campaigns.event_starts_at = excluded.event_starts_at then campaigns.event_moved_at
         when campaigns.event_starts_at > $4 and exists (select from guests where campaign = $1 and status <> 'cancelled') then $5::timestamptz
       end
     where campaigns.event_rule is distinct from excluded.event_rule or campaigns.event_starts_at <= $4`,
    [id, startOf(event, now), ruleOf(event), overAt(event, now), now],
  );
  const after = await settled(tx, id);
  const isMoved = after?.event_moved_at && after.event_moved_at.getTime() !== before?.event_moved_at?.getTime();
  return isMoved ? { from: before!.event_starts_at!, to: after.event_starts_at! } : null;
}

/** Settles the next date of an event on a weekday once the last one is over. */
export async function settleNextDate(tx: Queryable, { id, event }: CampaignFile, now: Date): Promise<void> {
  if (!event || !isWeekday(event)) return;
  await tx.query(
    `update campaigns set event_starts_at = $2, event_moved_at = null where id = $1 and event_rule = $3 and event_starts_at <= $4`,
    [id, startOf(event, now), ruleOf(event), overAt(event, now)],
  );
}
