import { SPOKEN_CONSENTS_SQL } from '../messages/permission.ts';
import type { Queryable } from '../database/database.ts';
import type { Cell } from './csv.ts';

export type ExportRow = Readonly<Record<string, Cell>>;

/** Rows of an export in the order of their keys, as many at a time as are read at once. */
export interface Export {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly string[];
  /** Rows behind `after`, at most `most` of them. The first column is what they are in order of. */
  rows(db: Queryable, after: number, most: number): Promise<ExportRow[]>;
}

const from = (name: string, about: string, columns: readonly string[], sql: string): Export => ({
  name,
  about,
  columns,
  rows: (db, after, most) => db.query<ExportRow>(`${sql} limit ${most}`, [after]),
});

/** All that an owner may take along, by the name of the file. */
export const EXPORTS: readonly Export[] = [
  from(
    'contacts',
    'everybody who left an address: name, phone, customer number, where they stand, what they agreed to, where they live, year of birth and interests as far as they are known',
    [
      'id',
      'email',
      'first_name',
      'last_name',
      'phone',
      'stage',
      'customer_number',
      'plan',
      'language',
      'created_at',
      'agreed_to',
      'latitude',
      'longitude',
      'birth_year',
      'interests',
    ],
    `select people.id, email, first_name, last_name, phone, stage, customer_number, plan, language, created_at,
       (select string_agg(distinct given.purpose || case when given.channel = '' then '' else ' ' || given.channel end, ', ')
        from (select distinct on (purpose, channel) purpose, channel, granted from consents where consents.person = people.id and ${SPOKEN_CONSENTS_SQL}
              order by purpose, channel, at desc, consents.id desc) as given where given.granted) as agreed_to,
       latitude, longitude, birth_year,
       (select string_agg(interest, ', ') from json_array_elements_text(interests::json) as interest) as interests
     from people where people.id > $1 order by people.id`,
  ),
  from(
    'referrals',
    'who brought whom, when, by which channel, and what became of it',
    ['id', 'campaign', 'referrer', 'friend', 'status', 'reason', 'counts', 'channel', 'at', 'qualified_at'],
    `select referrals.id, campaign, inviter.email as referrer, guest.email as friend, status, reason, counts, channel, at, qualified_at
     from referrals join people as inviter on inviter.id = referrals.referrer join people as guest on guest.id = referrals.friend
     where referrals.id > $1 order by referrals.id`,
  ),
  from(
    'rewards',
    'what was earned, by whom, with its code, its cost and where it stands',
    [
      'id',
      'campaign',
      'reward',
      'kind',
      'side',
      'email',
      'customer_number',
      'amount',
      'unit',
      'status',
      'reason',
      'code',
      'link',
      'cost',
      'at',
      'issued_at',
      'redeemed_at',
      'expires_at',
    ],
    `select rewards.id, campaign, reward, kind, side, email, customer_number, amount, unit, status, reason, code, link, cost::float8 as cost, at, issued_at,
       redeemed_at, expires_at
     from rewards join people on people.id = rewards.person where rewards.id > $1 order by rewards.id`,
  ),
  from(
    'events',
    'everything that happened, one line for each change',
    ['id', 'type', 'campaign', 'person', 'referral', 'reward', 'result', 'data', 'at'],
    `select id::float8 as id, type, campaign, person, referral, reward, result::text as result, data, at from events where id > $1 order by id`,
  ),
];

export interface MonthlyAllowanceRow {
  /** Of the reward, for reading on behind it. */
  readonly id: number;
  readonly month: string;
  readonly customer: string;
  readonly amount: number;
  readonly unit: string;
  readonly reason: string;
}

/** What rewards of each month give in one month, for the system that gives it: one line for each side of a referral. */
export const monthlyAllowance = (
  db: Queryable,
  campaign: string,
  month: string,
  after: number,
  most: number,
): Promise<MonthlyAllowanceRow[]> =>
  db.query<MonthlyAllowanceRow>(
    `select rewards.id, to_char(month, 'YYYY-MM') as month, coalesce(people.customer_number, people.email) as customer,
       reward_months.amount, reward_months.unit,
       case when rewards.side = 'friend' then 'joined through the link of ' || coalesce(other.customer_number, 'a customer')
            else 'brought ' || coalesce(other.customer_number, 'a friend') end as reason
     from reward_months
       join rewards on rewards.id = reward_months.reward
       join people on people.id = rewards.person
       left join referrals on referrals.id = rewards.referral
       left join people as other on other.id = case when rewards.side = 'friend' then referrals.referrer else referrals.friend end
     where rewards.campaign = $1 and reward_months.month = ($2 || '-01')::date and rewards.id > $3
     order by rewards.id limit ${most}`,
    [campaign, month, after],
  );
