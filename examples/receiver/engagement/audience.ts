import type { Queryable } from '../database/database.ts';
import { MARKETING, SPOKEN_CONSENTS_SQL } from '../messages/permission.ts';
import type { ChannelName } from '../messages/recipients.ts';
import type { SuppressionReason } from '../messages/suppressions.ts';

/** Why somebody may not be written to. */
export type Obstacle = 'no-address' | 'no-consent' | SuppressionReason;

/**
 * For each of these people, why nothing may be marketed to them by this channel; `null` where it may. One statement, however many they are: what
 * `allowsMarketing` and `suppression` answer for one.
 */
async function obstacles(
  tx: Queryable,
  people: readonly number[],
  channel: ChannelName,
): Promise<ReadonlyMap<number, Obstacle | null>> {
  const rows = await tx.query<{ person: number; obstacle: Obstacle | null }>(
    `select people.id as person,
       case
         when addressed.to is null then 'no-address'
         when suppressions.reason is not null then suppressions.reason
         when newest.holds is not true then 'no-consent'
       end as obstacle
     from people
       cross join lateral (select case $2::text when 'email' then people.email_key else people.phone_key end as to) as addressed
       left join suppressions on suppressions.channel = $2 and suppressions.address = addressed.to
       left join lateral (
         select granted as holds from consents
         where person = people.id and ${SPOKEN_CONSENTS_SQL} and purpose = any($3::text[])
           and coalesce(nullif(channel, ''), case purpose when 'sms' then 'sms' else 'email' end) = $2
         order by at desc, id desc limit 1
       ) as newest on true
     where people.id = any($1::integer[])`,
    [people, channel, MARKETING],
  );
  return new Map(rows.map(({ person, obstacle }) => [person, obstacle]));
}

/** Why nothing may be marketed to somebody by this channel; `null` where it may. */
export async function whyNot(tx: Queryable, person: number, channel: ChannelName): Promise<Obstacle | null> {
  const found = await obstacles(tx, [person], channel);
  return found.has(person) ? found.get(person)! : 'no-address';
}

export interface LeftOut {
  readonly person: number;
  readonly reason: Obstacle;
}

/** Splits people into those who may be written to, and the others with their reasons. */
export async function allowedOf<Person extends { readonly person: number }>(
  tx: Queryable,
  people: readonly Person[],
  channel: ChannelName,
): Promise<{ readonly allowed: Person[]; readonly leftOut: LeftOut[] }> {
  const reasons = await obstacles(
    tx,
    people.map(({ person }) => person),
    channel,
  );
  const allowed: Person[] = [];
  const leftOut: LeftOut[] = [];
  for (const each of people) {
    const reason = reasons.get(each.person);
    if (reason) leftOut.push({ person: each.person, reason });
    else allowed.push(each);
  }
  return { allowed, leftOut };
}
