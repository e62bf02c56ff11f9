-- Messages that the owner sends to many, or to one.

-- What a customer file says of somebody who agreed to news: whom a message is meant for.
alter table people add column birth_year integer;
-- JSON array of words.
alter table people add column interests text not null default '[]';
create index people_by_latitude on people (latitude) where latitude is not null and longitude is not null;

create table engagements (
  id integer generated always as identity primary key,
  -- thank-you-day-after, near-shop, coupon, note, invitation
  kind text not null,
  campaign text,
  title text not null,
  channel text not null check (channel in ('email', 'sms')),
  -- JSON: what the kind needs, such as a link and own words, and what its draft found.
  settings text not null,
  status text not null default 'draft' check (status in ('draft', 'running', 'paused', 'stopped', 'done')),
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);

create table engagement_recipients (
  engagement integer not null references engagements on delete cascade,
  person integer not null references people on delete cascade,
  status text not null default 'waiting' check (status in ('waiting', 'written', 'left-out')),
  -- Why somebody was left out.
  reason text,
  -- JSON: what is told to this person alone, such as the nearest shop.
  facts text not null default '{}',
  message uuid references messages on delete set null,
  primary key (engagement, person)
);
create index engagement_recipients_waiting on engagement_recipients (engagement, person) where status = 'waiting';
create index engagement_recipients_by_status on engagement_recipients (engagement, status, reason);
create index messages_by_engagement on messages (engagement, status) where engagement is not null;

-- Coupons for one person, used once.
create table coupons (
  code text primary key,
  -- Token of the personal link that shows it.
  token text not null unique,
  person integer not null references people on delete cascade,
  engagement integer references engagements on delete set null,
  -- JSON: title, text, thanks.
  facts text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  redeemed_at timestamptz,
  order_id text
);
create index coupons_by_person on coupons (person);
create index coupons_by_engagement on coupons (engagement) where engagement is not null;
