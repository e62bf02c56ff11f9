-- Mails and texts: written in the transaction of what they tell of, sent by a worker afterwards.

create table messages (
  id uuid primary key,
  -- What makes it one of a kind, such as "referral-qualified 12 referrer": said twice, still one.
  key text not null unique,
  campaign text,
  person integer references people on delete cascade,
  audience text not null check (audience in ('referrer', 'friend', 'contact', 'owner')),
  channel text not null check (channel in ('email', 'sms')),
  template text not null,
  -- service: part of what somebody asked for; marketing: only with a consent, never in quiet hours.
  purpose text not null check (purpose in ('service', 'marketing')),
  language text not null,
  tone text not null default '',
  recipient text not null,
  reply_to text,
  subject text,
  text text not null,
  html text,
  -- Of a text message: how many parts it takes.
  parts integer,
  -- JSON: what it tells, so that a message that waits can be written anew with what came in between.
  facts text not null default '{}',
  event bigint references events on delete set null,
  engagement integer,
  status text not null default 'queued'
    check (status in ('queued', 'sending', 'sent', 'failed', 'suppressed', 'cancelled', 'bounced')),
  -- Why it was suppressed, cancelled or did not go out.
  reason text,
  tries integer not null default 0,
  due_at timestamptz not null,
  sent_at timestamptz,
  -- Name that the sending service gave it, by which bounces and receipts are known.
  provider_id text,
  created_at timestamptz not null
);
create index messages_due on messages (due_at) where status = 'queued';
create index messages_by_person on messages (person, created_at desc);
create index messages_by_time on messages (created_at desc, id desc);
create index messages_by_provider on messages (provider_id) where provider_id is not null;

-- What all receivers on the database must agree on, made by the first that needs it.
create table secrets (
  name text primary key,
  value text not null
);
