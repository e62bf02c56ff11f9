import type { Queryable } from '../database/database.ts';
import type { CampaignFile } from './campaign-file.ts';
import { daysBefore, nextWeekday, readDate } from './event-date.ts';

export interface EventTimes {
  readonly starts: Date;
  readonly ends: Date;
  /** Last moment for sign-ups. */
  readonly signUpEnds: Date;
}

/**
 * When the event is. A weekday rule is settled once and kept in the database, so that everybody is told the same date however long
 * they wait; it is settled anew when that event is over, or when the campaign file says something else.
 */
export async function eventTimes(tx: Queryable, { id, event, ends }: CampaignFile, now: Date): Promise<EventTimes> {
  const rule = JSON.stringify([event.starts, event.timeZone]);
  const settle = () =>
    typeof event.starts === 'string'
      ? readDate(event.starts, event.timeZone)
      : nextWeekday(event.starts, now, event.timeZone);
  const length = event.hours * 3_600_000;
  const find = () =>
    tx.query<{ event_starts_at: Date; event_rule: string }>(
      'select event_starts_at, event_rule from campaigns where id = $1',
      [id],
    );
  const isOver = (starts: Date) => starts.getTime() + length <= now.getTime();

  let [row] = await find();
  if (!row || row.event_rule !== rule || (typeof event.starts !== 'string' && isOver(row.event_starts_at))) {
    await tx.query(
      `insert into campaigns (id, event_starts_at, event_rule) values ($1, $2, $3)
       on conflict (id) do update set event_starts_at = excluded.event_starts_at, event_rule = excluded.event_rule
       where campaigns.event_rule <> excluded.event_rule or campaigns.event_starts_at <= $4`,
      [id, settle(), rule, new Date(now.getTime() - length)],
    );
    [row] = await find();
  }
  const starts = row!.event_starts_at;
  return {
    starts,
    ends: new Date(starts.getTime() + length),
    signUpEnds: typeof ends === 'string' ? readDate(ends, event.timeZone) : daysBefore(ends, starts, event.timeZone),
  };
}
