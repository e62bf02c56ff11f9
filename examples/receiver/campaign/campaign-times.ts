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

/**
 * The campaign's moments. It is known to the database afterwards, so that rows can refer to it; when its event is, has been settled.
 */
export async function campaignTimes(tx: Queryable, file: CampaignFile, now: Date): Promise<CampaignTimes> {
  const { id, event, starts, ends, timeZone } = file;
  const opens = starts === undefined ? null : readDate(starts, timeZone);
  if (!event) {
    await tx.query('insert into campaigns (id) values ($1) on conflict (id) do nothing', [id]);
    return { opens, signUpEnds: readDate(ends as string, timeZone), event: null };
  }
  const times = await eventTimes(tx, id, event, now);
  const signUpEnds = typeof ends === 'string' ? readDate(ends, timeZone) : daysBefore(ends, times.starts, timeZone);
  return { opens, signUpEnds, event: times };
}

interface Row {
  readonly event_starts_at: Date | null;
  readonly event_rule: string | null;
  readonly event_moved_at: Date | null;
}

/**
 * When the event is. A weekday rule is settled once and kept in the database, so that everybody is told the same date however long
 * they wait; it is settled anew when that event is over, or when the campaign file says something else. Where that changes a date which
 * guests count on, the event has moved.
 */
async function eventTimes(
  tx: Queryable,
  id: string,
  event: NonNullable<CampaignFile['event']>,
  now: Date,
): Promise<EventTimes> {
  const rule = JSON.stringify([event.starts, event.timeZone]);
  const settled =
    typeof event.starts === 'string'
      ? readDate(event.starts, event.timeZone)
      : nextWeekday(event.starts, now, event.timeZone);
  const length = event.hours * 3_600_000;
  const over = new Date(now.getTime() - length);
  const isRule = typeof event.starts !== 'string';
  const find = async () =>
    (await tx.query<Row>('select event_starts_at, event_rule, event_moved_at from campaigns where id = $1', [id]))[0];

  let row = await find();
  if (!row?.event_starts_at || row.event_rule !== rule || (isRule && row.event_starts_at <= over)) {
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
      [id, settled, rule, over, now],
    );
    row = await find();
  }
  const starts = row!.event_starts_at!;
  return { starts, ends: new Date(starts.getTime() + length), movedAt: row!.event_moved_at };
}
