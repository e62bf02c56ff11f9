import type { Queryable } from '../database/database.ts';
import { type ResultRow, resultRows } from './result-rows.ts';

/** Everything that is kept about one person. */
export interface PersonFile {
  readonly person: {
    readonly id: number;
    readonly email: string;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly phone: string | null;
    readonly created_at: Date;
  };
  readonly guest: { readonly status: string; readonly since: Date; readonly confirmed_at: Date | null } | null;
  readonly referrer: { readonly code: string; readonly shown_name: string | null } | null;
  readonly invitation: { readonly token: string; readonly created_at: Date; readonly withdrawn_at: Date | null } | null;
  /** The other person of each; `side` is this person's. */
  readonly referrals: readonly {
    readonly side: 'referrer' | 'friend';
    readonly id: number;
    readonly first_name: string | null;
    readonly last_name: string | null;
    readonly email: string;
    readonly status: string;
    readonly reason: string | null;
    readonly counts: boolean;
    readonly at: Date;
  }[];
  readonly rewards: readonly {
    readonly kind: string;
    readonly amount: number | null;
    readonly side: string;
    readonly code: string | null;
    readonly status: string;
    readonly at: Date;
  }[];
  readonly results: readonly ResultRow[];
}

export async function personFile(db: Queryable, campaign: string, id: number): Promise<PersonFile | null> {
  const one = async <Row>(sql: string) => (await db.query<Row>(sql, [campaign, id]))[0] ?? null;
  const [person] = await db.query<PersonFile['person'] & { email_key: string }>(
    'select id, email, email_key, first_name, last_name, phone, created_at from people where id = $1',
    [id],
  );
  if (!person) return null;
  const { email_key, ...known } = person;
  return {
    person: known,
    guest: await one('select status, since, confirmed_at from guests where campaign = $1 and person = $2'),
    referrer: await one('select code, shown_name from referrers where campaign = $1 and person = $2'),
    invitation: await one(
      'select token, created_at, withdrawn_at from invitations where campaign = $1 and person = $2',
    ),
    referrals: await db.query(
      `select case when referrer = $2 then 'referrer' else 'friend' end as side, people.id, first_name, last_name, email, status, reason, counts, at
       from referrals join people on people.id = case when referrer = $2 then friend else referrer end
       where campaign = $1 and (referrer = $2 or friend = $2) order by at, referrals.id`,
      [campaign, id],
    ),
    rewards: await db.query(
      'select kind, amount, side, code, status, at from rewards where campaign = $1 and person = $2 order by id',
      [campaign, id],
    ),
    results: await resultRows(db, 'results.person = $1 or results.email_key = $2', [id, email_key], 500),
  };
}
