-- What the owner's pages count and answer, kept ready so that a million contacts cost no more than a hundred.

-- One row for each conversation, brought forward by every envelope of it.
create table sessions (
  session text primary key,
  flow text not null,
  version text,
  variant text,
  campaign text,
  role text,
  phase text,
  language text,
  channel text,
  device text,
  referred boolean not null default false,
  started_at timestamptz not null,
  interacted_at timestamptz,
  completed_at timestamptz,
  abandoned_at timestamptz,
  goal_at timestamptz,
  last_step text,
  rating integer,
  person integer references people on delete set null
);
create index sessions_by_time on sessions (started_at);
create index sessions_by_campaign on sessions (campaign, started_at);
create index sessions_by_person on sessions (person);

-- Showings counted without anybody's name: a flow's first message in a visible page, by day.
create table showings (
  flow text not null,
  variant text not null default '',
  campaign text not null default '',
  role text not null default '',
  day date not null,
  count integer not null,
  primary key (flow, variant, campaign, role, day)
);

-- How far and how long: visits and seconds of each step, by day.
create table step_times (
  flow text not null,
  version text not null default '',
  step text not null,
  day date not null,
  reached integer not null default 0,
  left_here integer not null default 0,
  seconds double precision not null default 0,
  primary key (flow, version, step, day)
);

-- Conversations that want an answer from a person.
create table conversations (
  session text primary key,
  -- What the visitor's own message brings along, and the owner looks up.
  reference text unique,
  person integer references people on delete set null,
  flow text,
  channel text not null,
  topic text,
  urgent boolean not null default false,
  status text not null default 'open' check (status in ('open', 'answered')),
  opened_at timestamptz not null,
  -- By when the flow promised an answer.
  answer_by timestamptz,
  answered_at timestamptz
);
create index conversations_by_status on conversations (status, opened_at desc);
create index conversations_by_person on conversations (person);

-- Sentences that no rule understood.
create table misses (
  id integer generated always as identity primary key,
  flow text not null,
  step text,
  language text,
  sentence text not null,
  count integer not null default 1,
  last_at timestamptz not null,
  done_at timestamptz,
  unique (flow, step, sentence)
);

-- What the owner says a customer is worth and what the campaign cost; nothing is guessed.
create table campaign_values (
  campaign text primary key,
  value_of_customer numeric(12, 2),
  cost_of_campaign numeric(12, 2),
  currency text not null default 'EUR'
);
