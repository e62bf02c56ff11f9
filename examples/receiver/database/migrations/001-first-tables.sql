-- What a campaign's event date was settled to; the rules themselves stand in the campaign file.
create table campaigns (
  id text primary key,
  event_starts_at timestamptz not null,
  -- The rule or date it came from: another one moves the event.
  event_rule text not null
);

create table people (
  id integer generated always as identity primary key,
  -- The address without case, blanks, +tag and Gmail's dots: who is the same person.
  email_key text not null unique,
  -- The address as first typed: where mail goes.
  email text not null,
  first_name text,
  last_name text,
  phone text,
  created_at timestamptz not null
);

-- Every envelope that came in, exactly as it came.
create table results (
  id uuid primary key,
  body_hash text not null,
  type text not null,
  flow text not null,
  campaign text,
  role text,
  session text,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  person integer references people on delete set null,
  email_key text,
  -- The earlier envelope that this one corrects.
  replaces uuid,
  -- Why it is kept aside instead of in the inbox; null is the inbox.
  set_aside text,
  -- Codes promised in the answer to something set aside, as JSON: a release keeps the promise.
  promised_codes text,
  status integer,
  answer text,
  -- Null once its person was deleted: the id stays, so that a late repeat brings nothing back.
  envelope text
);
create index results_by_time on results (received_at desc, id desc);
create index results_by_session on results (session);
create index results_by_person on results (person);
create index results_by_email on results (email_key);
create index results_by_replaced on results (replaces);

create table referrers (
  campaign text not null references campaigns,
  person integer not null references people on delete cascade,
  code text not null unique,
  -- First name that friends may see; null unless the referrer allowed it.
  shown_name text,
  created_at timestamptz not null,
  primary key (campaign, person)
);

create table invitations (
  token text primary key,
  campaign text not null references campaigns,
  person integer not null references people on delete cascade,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  unique (campaign, person)
);

create table guests (
  campaign text not null references campaigns,
  person integer not null references people on delete cascade,
  status text not null check (status in ('waiting', 'confirmed', 'standby', 'cancelled')),
  since timestamptz not null,
  confirmed_at timestamptz,
  primary key (campaign, person)
);

create table referrals (
  id integer generated always as identity primary key,
  campaign text not null references campaigns,
  referrer integer not null references people on delete cascade,
  friend integer not null references people on delete cascade,
  result uuid not null unique references results,
  status text not null check (status in ('qualified', 'held', 'rejected', 'cancelled')),
  -- Why it is held, rejected or does not count; for the owner only.
  reason text,
  -- Within the referrer's limit of friends.
  counts boolean not null,
  at timestamptz not null
);
create index referrals_by_referrer on referrals (campaign, referrer);
-- A friend is credited once for ever.
create unique index referrals_one_credit on referrals (campaign, friend) where status in ('qualified', 'held');

create table rewards (
  id integer generated always as identity primary key,
  campaign text not null references campaigns,
  referral integer references referrals on delete set null,
  person integer not null references people on delete cascade,
  side text not null check (side in ('referrer', 'friend')),
  kind text not null,
  amount integer,
  -- One for a person, however many friends.
  once boolean not null,
  code text unique,
  status text not null check (status in ('approved', 'cancelled')),
  at timestamptz not null,
  unique (referral, side, kind)
);
create unique index rewards_once on rewards (campaign, person, kind) where once and status <> 'cancelled';
