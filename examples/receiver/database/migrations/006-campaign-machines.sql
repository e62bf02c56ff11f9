-- Contacts, visits, referrals and rewards as state machines; what happened, as events that others act on.

alter table people add column stage text not null default 'lead' check (stage in ('prospect', 'lead', 'customer'));
alter table people add column customer_since timestamptz;
-- When the contract ended; rewards of each month end with it.
alter table people add column customer_until timestamptz;
-- When somebody pressed the link in a mail to this address.
alter table people add column email_confirmed_at timestamptz;
-- Number in the shop's own system, for exports that it can read back.
alter table people add column customer_number text unique;
alter table people add column plan text;
-- The phone number in E.164: where texts go, and who a STOP comes from.
alter table people add column phone_key text;
create index people_by_phone on people (phone_key);
alter table people add column language text;
alter table people add column tone text;
alter table people add column time_zone text;
alter table people add column latitude double precision;
alter table people add column longitude double precision;

-- What a person agreed to, in the exact words; the newest row for a purpose and channel holds.
create table consents (
  id integer generated always as identity primary key,
  person integer not null references people on delete cascade,
  purpose text not null,
  channel text not null default '',
  granted boolean not null,
  text text not null,
  revision text,
  page text,
  language text,
  -- form, import, link, reply, owner
  method text not null,
  result uuid references results,
  -- When a double opt-in was asked for and confirmed; null where none is needed.
  asked_at timestamptz,
  confirmed_at timestamptz,
  at timestamptz not null
);
create index consents_by_person on consents (person, purpose, channel, at desc);

-- Addresses that nothing goes to: one row silences a channel everywhere, whoever the address belongs to.
create table suppressions (
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  -- unsubscribed, stop, bounced, complained, owner
  reason text not null,
  at timestamptz not null,
  primary key (channel, address)
);

alter table campaigns add column paused_at timestamptz;
-- Campaigns without an event have no date.
alter table campaigns alter column event_starts_at drop not null;
alter table campaigns alter column event_rule drop not null;
-- When its date was changed after guests had been told of it.
alter table campaigns add column event_moved_at timestamptz;

-- One conversation that came by somebody's link. Before the sign-up a referral is only this.
create table visits (
  campaign text not null references campaigns,
  session text not null,
  referrer integer not null references people on delete cascade,
  channel text,
  visited_at timestamptz not null,
  started_at timestamptz,
  primary key (campaign, session)
);
create index visits_by_referrer on visits (campaign, referrer);

alter table referrals drop constraint referrals_status_check;
alter table referrals add constraint referrals_status_check
  check (status in ('signed_up', 'held', 'qualified', 'rewarded', 'rejected', 'expired', 'cancelled'));
drop index referrals_one_credit;
create unique index referrals_one_credit on referrals (campaign, friend) where status in ('signed_up', 'held', 'qualified', 'rewarded');
alter table referrals add column channel text;
alter table referrals add column qualified_at timestamptz;
-- When a held or signed up referral is looked at again: the end of a hold, or of the time to confirm.
alter table referrals add column due_at timestamptz;
create index referrals_due on referrals (due_at) where due_at is not null;
-- Reasons for which somebody should look, as a JSON array of words; for the owner only.
alter table referrals add column flags text;
create index referrals_by_status on referrals (campaign, status, at desc);

alter table rewards drop constraint rewards_status_check;
alter table rewards add constraint rewards_status_check
  check (status in ('pending', 'held', 'approved', 'issued', 'redeemed', 'rejected', 'cancelled', 'expired'));
-- Which reward of the campaign file. Rewards from before had one for each kind.
alter table rewards add column reward text;
update rewards set reward = kind;
alter table rewards alter column reward set not null;
alter table rewards drop constraint rewards_referral_side_kind_key;
-- One that was taken back may be given anew: a guest who gave the seat back comes after all.
create unique index rewards_one_a_side on rewards (referral, side, reward, person) where status <> 'cancelled';
drop index rewards_once;
create unique index rewards_once on rewards (campaign, person, reward) where once and status not in ('cancelled', 'rejected', 'expired');
-- For a milestone, its number of friends: each is reached once.
alter table rewards add column milestone integer;
create unique index rewards_one_a_milestone on rewards (campaign, person, reward, milestone)
  where milestone is not null and status not in ('cancelled', 'rejected', 'expired');
-- Why it is held, rejected, cancelled, or not given yet; for the owner only.
alter table rewards add column reason text;
-- How often a fulfil hook was asked.
alter table rewards add column fulfil_tries integer not null default 0;
alter table rewards add column unit text;
alter table rewards add column cost numeric(12, 2);
alter table rewards add column held_until timestamptz;
alter table rewards add column expires_at timestamptz;
alter table rewards add column issued_at timestamptz;
alter table rewards add column redeemed_at timestamptz;
-- A link to what was bought for it, from a fulfil hook.
alter table rewards add column link text;
-- Each month until this day; why it ended.
alter table rewards add column active_until timestamptz;
alter table rewards add column stop_reason text;
-- Whoever had a reward has been given it.
update rewards set status = 'issued', issued_at = at where status = 'approved';
update referrals set status = 'rewarded', qualified_at = at where status = 'qualified';
-- When the machine has to act next: end of a hold, next month, expiry.
alter table rewards add column due_at timestamptz;
create index rewards_due on rewards (due_at) where due_at is not null;
create index rewards_by_status on rewards (campaign, status, at desc);

-- What a reward of each month gave, once a month.
create table reward_months (
  reward integer not null references rewards on delete cascade,
  month date not null,
  amount integer not null,
  unit text not null,
  issued_at timestamptz not null,
  primary key (reward, month)
);

-- Codes from elsewhere, each given once.
create table reward_codes (
  campaign text not null references campaigns,
  reward text not null,
  code text not null,
  added_at timestamptz not null,
  taken_by integer unique references rewards on delete set null,
  taken_at timestamptz,
  primary key (campaign, reward, code)
);
create index reward_codes_free on reward_codes (campaign, reward) where taken_at is null;

-- Sales that the shop tells of.
create table purchases (
  order_id text primary key,
  person integer references people on delete set null,
  amount numeric(12, 2) not null,
  currency text not null,
  -- The person's first ever.
  first boolean not null,
  bought_at timestamptz not null,
  refunded_at timestamptz
);
create index purchases_by_person on purchases (person, bought_at);

-- Secrets for the address by which a guest gives a seat back, and for the code that is shown at the door.
alter table guests add column seat_token text unique;
alter table guests add column door_code text unique;
update guests set seat_token = replace(gen_random_uuid()::text, '-', '') where status = 'confirmed';
alter table guests add column checked_in_at timestamptz;

-- Given to whoever typed an address without proving that it is theirs: it shows what happened since, and no codes.
create table form_tokens (
  token text primary key,
  campaign text not null references campaigns,
  person integer not null references people on delete cascade,
  session text not null,
  created_at timestamptz not null,
  unique (campaign, person, session)
);
create index form_tokens_by_time on form_tokens (created_at);

-- Where sign-ups came from, to see when a referrer signs up as their own friend. Hashed with a salt of the week, which is thrown away.
create table trace_salts (
  week date primary key,
  salt text not null
);
create table traces (
  campaign text not null references campaigns,
  person integer not null references people on delete cascade,
  kind text not null check (kind in ('device', 'network')),
  hash text not null,
  at timestamptz not null,
  primary key (campaign, person, kind, hash)
);
create index traces_by_time on traces (at);

-- What happened, one row for each change, written with it. Mails, other systems, open pages and numbers all start from here.
create table events (
  id bigint generated always as identity primary key,
  type text not null,
  campaign text,
  person integer references people on delete cascade,
  referral integer,
  reward integer,
  result uuid,
  -- JSON: facts that the row it tells of will no longer have.
  data text not null default '{}',
  at timestamptz not null,
  -- When all that act on events had heard of it.
  told_at timestamptz
);
create index events_untold on events (id) where told_at is null;
create index events_by_person on events (person, id);
create index events_by_type on events (campaign, type, at);

-- News that a person has been shown, on whichever device.
create table news_seen (
  person integer not null references people on delete cascade,
  event bigint not null references events on delete cascade,
  seen_at timestamptz not null,
  primary key (person, event)
);

-- What the owner decided by hand, and why.
create table decisions (
  id integer generated always as identity primary key,
  campaign text,
  referral integer references referrals on delete cascade,
  reward integer references rewards on delete cascade,
  decision text not null,
  reason text,
  at timestamptz not null
);
