/**
 * A campaign of a size that few ever have: a million contacts, a hundred thousand referrals, and all that hangs on them. Made by SQL alone, in
 * minutes; what is made does not depend on chance.
 */
import type { Queryable } from '../../database/database.ts';

export interface Amounts {
  readonly contacts: number;
  readonly referrals: number;
}

export const LARGE: Amounts = { contacts: 1_000_000, referrals: 100_000 };

/** Its newest moment: what was made spreads over the year before. */
export const NEWEST = '2026-11-22T12:00:00Z';

/** A moment in the year before, by a number: the same number, the same moment. */
const moment = (n: string) => `'${NEWEST}'::timestamptz - ((${n})::bigint * 7919 % 31536000) * interval '1 second'`;

/** Statements in their order, each with what it makes. `R` customers brought friends; contacts behind them are their friends. */
const statements = ({ contacts, referrals }: Amounts): readonly (readonly [what: string, sql: string])[] => {
  const referrers = Math.ceil(referrals / 3);
  const guests = Math.min(20_000, referrals);
  return [
    [
      'campaign',
      `insert into campaigns (id, event_starts_at, event_rule) values ('vip-prelaunch', '2026-11-26T17:00Z', 'x') on conflict do nothing`,
    ],
    [
      'contacts',
      `insert into people (email_key, email, first_name, last_name, phone, stage, customer_number, created_at)
       select 'p' || n || '@example.com', 'p' || n || '@example.com',
         (array['Anna','Ben','Clara','David','Elin','Frida','Georg','Hanna','Ivar','Jonas'])[1 + n % 10], 'Name' || n % 50000, null,
         case when n % 4 = 0 then 'customer' else 'lead' end, case when n % 4 = 0 then 'K' || n end, ${moment('n')}
       from generate_series(1, ${contacts}) as n`,
    ],
    [
      'results',
      `insert into results (id, body_hash, type, flow, campaign, role, session, occurred_at, received_at, person, email_key, status, answer, envelope)
       select gen_random_uuid(), md5(n::text), case n % 5 when 0 then 'share.intended' else 'form.submitted' end, 'vip-friend', 'vip-prelaunch', 'friend',
         's' || n, ${moment('n')}, ${moment('n')}, n, 'p' || n || '@example.com', 200, '{"ok":true}',
         '{"schema":1,"id":"00000000-0000-4000-8000-000000000000","type":"form.submitted","occurredAt":"2026-11-22T12:00:00Z","flow":{"id":"vip-friend"},"answers":{"size":"M"},"contact":{"email":"p' || n || '@example.com"}}'
       from generate_series(1, ${contacts}) as n`,
    ],
    [
      'consents',
      `insert into consents (person, purpose, channel, granted, text, method, at)
       select n, 'newsletter', 'email', n % 3 > 0, 'Yes, Nordlys may e-mail me news and offers.', 'form', ${moment('n')} from generate_series(1, ${contacts}) as n`,
    ],
    [
      'referrers',
      `insert into referrers (campaign, person, code, shown_name, created_at)
       select 'vip-prelaunch', n, 'R' || lpad(n::text, 7, '0'), null, ${moment('n')} from generate_series(1, ${referrers}) as n`,
    ],
    [
      'visits',
      `insert into visits (campaign, session, referrer, channel, visited_at, started_at)
       select 'vip-prelaunch', 's' || (${referrers} + n), 1 + n % ${referrers}, (array['whatsapp','copy','mail','sms'])[1 + n % 4], ${moment('n')} - interval '1 hour',
         case when n % 3 > 0 then ${moment('n')} - interval '50 minutes' end
       from generate_series(1, ${referrals * 3}) as n where ${referrers} + n <= ${contacts}`,
    ],
    [
      'referrals',
      `insert into referrals (campaign, referrer, friend, result, status, reason, counts, channel, at)
       select 'vip-prelaunch', 1 + n % ${referrers}, ${referrers} + n, results.id,
         case when n % 100 = 0 then 'held' when n % 50 = 0 then 'rejected' when n % 20 = 0 then 'signed_up' else 'rewarded' end,
         case when n % 100 = 0 then 'disposable-address' when n % 50 = 0 then 'self' end, n % 50 > 0,
         (array['whatsapp','copy','mail','sms'])[1 + n % 4], ${moment('n')}
       from generate_series(1, ${referrals}) as n join results on results.person = ${referrers} + n`,
    ],
    [
      'rewards',
      `insert into rewards (campaign, referral, person, side, kind, reward, once, status, code, at)
       select 'vip-prelaunch', referrals.id, case side when 'friend' then friend else referrer end, side, 'parking_minutes', 'parking_minutes', false,
         case when referrals.id % 7 = 0 then 'redeemed' else 'issued' end, 'C' || referrals.id || side, referrals.at
       from referrals, (values ('friend'), ('referrer')) as sides (side) where referrals.status = 'rewarded'`,
    ],
    [
      'guests',
      `insert into guests (campaign, person, status, since, confirmed_at, seat_token, door_code)
       select 'vip-prelaunch', n, (array['confirmed','confirmed','waiting','standby','cancelled'])[1 + n % 5], ${moment('n')}, null, 't' || n, 'D' || n
       from generate_series(1, ${guests}) as n`,
    ],
    [
      'events',
      `insert into events (type, campaign, person, referral, data, at)
       select (array['share.intended','share.intended','referral.signed_up','referral.qualified','reward.issued'])[1 + n % 5], 'vip-prelaunch', 1 + n % ${contacts},
         1 + n % ${referrals}, '{"channel":"whatsapp"}', ${moment('n')}
       from generate_series(1, ${referrals * 6}) as n`,
    ],
    [
      'counts of conversations',
      `insert into session_counts (day, flow, campaign, role, phase, device, referred, utm_source, utm_medium, interactions, completions, leads)
       select day::date, flow, 'vip-prelaunch', 'friend', 'acquisition', device, referred, source, 'email', 20, 12, 9
       from generate_series('${NEWEST}'::timestamptz - interval '364 days', '${NEWEST}', '1 day') as day,
         unnest(array['vip-customer', 'vip-friend']) as flow, unnest(array['phone', 'tablet', 'computer']) as device,
         unnest(array[true, false]) as referred, unnest(array['newsletter', 'instagram', 'referral', '']) as source`,
    ],
    [
      'conversations with the chat',
      `insert into sessions (session, counts, flow, campaign, started_at, last_at, person, lead)
       select 's' || n, 1 + n % 8000, 'vip-friend', 'vip-prelaunch', ${moment('n')}, ${moment('n')}, n, 'person ' || n from generate_series(1, ${contacts}) as n`,
    ],
    [
      'steps and answers',
      `insert into step_times (flow, step, day, reached, left_here, timed, seconds)
       select 'vip-friend', part || '/' || n, day::date, 900, 40, 800, 8000
       from generate_series('${NEWEST}'::timestamptz - interval '364 days', '${NEWEST}', '1 day') as day, unnest(array['welcome','form','thanks']) as part, generate_series(0, 4) as n`,
    ],
    [
      'inbox',
      `insert into conversations (session, reference, person, flow, channel, topic, urgent, status, opened_at, answer_by)
       select 's' || n, substr(md5(n::text), 1, 8), n, 'vip-friend', 'whatsapp', 'advice', n % 20 = 0, case when n % 10 = 0 then 'open' else 'answered' end,
         ${moment('n')}, ${moment('n')} + interval '1 day'
       from generate_series(1, ${Math.ceil(contacts / 20)}) as n`,
    ],
    [
      'messages',
      `insert into messages (id, key, campaign, person, audience, channel, template, purpose, language, recipient, subject, text, status, due_at, sent_at, created_at)
       select gen_random_uuid(), 'k' || n, 'vip-prelaunch', 1 + n % ${contacts}, 'referrer', 'email', 'friend-joined', 'service', 'en', 'p' || n || '@example.com',
         'Your friend has joined', 'Hi!', 'sent', ${moment('n')}, ${moment('n')}, ${moment('n')}
       from generate_series(1, ${referrals * 2}) as n`,
    ],
  ];
};

/** Fills empty tables. `told` hears what was made, and how long it took. */
export async function makeCampaignData(
  database: Queryable,
  amounts: Amounts = LARGE,
  told: (what: string, ms: number) => void = () => undefined,
): Promise<void> {
  for (const [what, sql] of statements(amounts)) {
    const begun = performance.now();
    await database.query(sql);
    told(what, performance.now() - begun);
  }
  // As the server does by itself sooner or later.
  await database.query('vacuum analyze');
}
