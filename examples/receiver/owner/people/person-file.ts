import type { Queryable } from '../../database/database.ts';
import { SPOKEN_CONSENTS_SQL } from '../../messages/permission.ts';
import { type ResultRow, resultRows } from '../result-rows.ts';

/** What the page of one person shows, of all campaigns. */
export interface PersonFile {
  readonly person: {
    readonly id: number;
    readonly email: string;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly phone: string | null;
    readonly stage: string;
    readonly customer_number: string | null;
    readonly plan: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly birth_year: number | null;
    /** JSON array of words. */
    readonly interests: string;
    readonly created_at: Date;
  };
  readonly seats: readonly {
    readonly campaign: string;
    readonly status: string;
    readonly since: Date;
    readonly checked_in_at: Date | null;
  }[];
  readonly links: readonly { readonly campaign: string; readonly code: string; readonly shown_name: string | null }[];
  readonly invitations: readonly { readonly campaign: string; readonly token: string }[];
  /** The other person of each; `side` is this person's. */
  readonly referrals: readonly {
    readonly side: 'referrer' | 'friend';
    readonly id: number;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly email: string;
    readonly status: string;
    readonly reason: string | null;
    readonly at: Date;
  }[];
  readonly rewards: readonly {
    readonly campaign: string;
    readonly reward: string;
    readonly amount: number | null;
    readonly side: string;
    readonly code: string | null;
    readonly status: string;
    readonly at: Date;
  }[];
  /** The newest word on each purpose and channel. */
  readonly consents: readonly {
    readonly purpose: string;
    readonly channel: string;
    readonly granted: boolean;
    /** No step is missing for it. */
    readonly holds: boolean;
    readonly text: string;
    readonly method: string;
    readonly at: Date;
  }[];
  readonly silenced: readonly { readonly channel: string; readonly reason: string; readonly at: Date }[];
  readonly messages: readonly {
    readonly id: string;
    readonly channel: string;
    readonly subject: string | null;
    readonly template: string;
    readonly status: string;
    readonly created_at: Date;
  }[];
  readonly conversations: readonly {
    readonly session: string;
    readonly reference: string;
    readonly status: string;
    readonly opened_at: Date;
  }[];
  readonly results: readonly ResultRow[];
}

const MOST = 100;

export async function personFile(db: Queryable, id: number): Promise<PersonFile | null> {
  const all = <Row>(sql: string) => db.query<Row>(`${sql} limit ${MOST}`, [id]);
  const [person] = await db.query<PersonFile['person'] & { email_key: string }>(
    'select id, email, email_key, first_name, last_name, phone, stage, customer_number, plan, latitude, longitude, birth_year, interests, created_at from people where id = $1',
    [id],
  );
  if (!person) return null;
  const { email_key, ...known } = person;
  return {
    person: known,
    seats: await all('select campaign, status, since, checked_in_at from guests where person = $1 order by since'),
    links: await all('select campaign, code, shown_name from referrers where person = $1 order by created_at'),
    invitations: await all(
      'select campaign, token from invitations where person = $1 and withdrawn_at is null order by created_at',
    ),
    referrals: await all(
      `select case when referrer = $1 then 'referrer' else 'friend' end as side, people.id, first_name, last_name, email, status, reason, at
       from referrals join people on people.id = case when referrer = $1 then friend else referrer end
       where referrer = $1 or friend = $1 order by at, referrals.id`,
    ),
    rewards: await all(
      'select campaign, reward, amount, side, code, status, at from rewards where person = $1 order by id',
    ),
    consents: await all(
      `select purpose, channel, granted, ${SPOKEN_CONSENTS_SQL} as holds, text, method, at from (
         select distinct on (purpose, channel) * from consents where person = $1
           order by purpose, channel, ${SPOKEN_CONSENTS_SQL} desc, at desc, id desc) as newest order by at desc`,
    ),
    silenced: await all(
      `select channel, reason, at from suppressions
       where (channel, address) in (
         select 'email', email_key from people where id = $1 union select 'sms', phone_key from people where id = $1)`,
    ),
    messages: await all(
      `select id, channel, subject, template, status, created_at from messages
       where person = $1 and audience <> 'owner' order by created_at desc`,
    ),
    conversations: await all(
      'select session, reference, status, opened_at from conversations where person = $1 order by opened_at desc',
    ),
    results: await resultRows(db, 'results.person = $1 or results.email_key = $2', [id, email_key], MOST),
  };
}
