import type { EventType } from '../events/event.ts';
import type { Queryable } from '../database/database.ts';
import { showableName } from '../referrals/referrers.ts';

/** What a person is told of in the chat, the first time they look after it happened. */
const NEWS: readonly EventType[] = [
  'referral.signed_up',
  'referral.qualified',
  'referral.cancelled',
  'reward.issued',
  'reward.cancelled',
  'reward.expired',
  'guest.confirmed',
  'guest.standby',
  'guest.cancelled',
];

const NEWS_SQL = NEWS.map((type) => `'${type}'`).join(', ');

export interface NewsItem {
  /** Of the event. */
  readonly id: number;
  readonly type: EventType;
  /** First name of the friend it is about, where the friend allows it. Not `firstName`: a flow has one of that name, of the person who reads it. */
  readonly friend?: string;
  /** Of the reward it is about, in the campaign file. */
  readonly reward?: string;
  readonly kind?: string;
  readonly amount?: number;
  readonly unit?: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface NewsQuestion {
  readonly campaign: string;
  readonly person: number;
  /** Only what their link has brought since then, for whoever has not proven their address; `null` for everything. */
  readonly since: Date | null;
  /** Only events with a greater id. */
  readonly after: number;
}

interface NewsRow {
  readonly id: number;
  readonly type: EventType;
  readonly data: string;
  readonly at: Date;
  readonly friend_name: string | null;
}

const MOST = 50;

/** What a person has not been shown yet, oldest first. A friend's name only where the friend said yes to it. */
export async function newsFor(tx: Queryable, { campaign, person, since, after }: NewsQuestion): Promise<NewsItem[]> {
  const rows = await tx.query<NewsRow>(
    `select events.id::float8 as id, events.type, events.data, events.at,
       (select people.first_name from referrals join people on people.id = referrals.friend
        where referrals.id = events.referral and referrals.referrer = $2 and exists (
          select from consents where consents.person = people.id and purpose = 'name'
            and granted and not exists (
              select from consents as later where later.person = people.id and later.purpose = 'name' and later.id > consents.id and not later.granted))
       ) as friend_name
     from events
     where events.person = $2 and events.campaign = $1 and events.id > $3 and events.type in (${NEWS_SQL})
       and ($4::timestamptz is null or (events.at >= $4 and (events.type like 'referral.%' or exists (
         select from rewards where rewards.id = events.reward and side = 'referrer'))))
       and not exists (select from news_seen where news_seen.person = $2 and news_seen.event = events.id)
     order by events.id limit ${MOST}`,
    [campaign, person, after, since],
  );
  return rows.map(itemOf);
}

function itemOf({ id, type, data, at, friend_name: typed }: NewsRow): NewsItem {
  const friend = showableName(typed);
  const facts = JSON.parse(data) as Pick<NewsItem, 'reward' | 'kind'> & {
    amount?: number | null;
    unit?: string | null;
  };
  return {
    id,
    type,
    ...(friend && type.startsWith('referral.') && { friend }),
    ...(facts.reward !== undefined && { reward: facts.reward }),
    ...(facts.kind !== undefined && { kind: facts.kind }),
    ...(facts.amount != null && { amount: facts.amount }),
    ...(facts.unit != null && { unit: facts.unit }),
    at: at.toISOString(),
  };
}

/** The person has seen these, on whichever device: they are news no more. Ids of others' events change nothing. */
export async function markSeen(tx: Queryable, person: number, ids: readonly number[], now: Date): Promise<void> {
  await tx.query(
    `insert into news_seen (person, event, seen_at)
     select $1, id, $3 from events where person = $1 and id = any($2::bigint[]) on conflict do nothing`,
    [person, ids, now],
  );
}
