-- What the owner's pages count and answer, kept ready so that a million contacts cost no more than a hundred.

-- Conversations of one day that have in common what the owner may filter by, counted. Every page of numbers reads these few rows.
create table session_counts (
  id integer generated always as identity primary key,
  day date not null,
  flow text not null,
  variant text not null default '',
  campaign text not null default '',
  role text not null default '',
  phase text not null default '',
  device text not null default '',
  referred boolean not null,
  utm_source text not null default '',
  utm_medium text not null default '',
  utm_campaign text not null default '',
  interactions integer not null default 0,
  completions integer not null default 0,
  abandoned integer not null default 0,
  goals integer not null default 0,
  leads integer not null default 0,
  unique (day, flow, variant, campaign, role, phase, device, referred, utm_source, utm_medium, utm_campaign)
);

-- One row for each conversation, brought forward by every envelope of it. It begins with the visitor's first act.
create table sessions (
  session text primary key,
  counts integer not null references session_counts,
  flow text not null,
  version text not null default '',
  campaign text,
  started_at timestamptz not null,
  last_at timestamptz not null,
  last_step text,
  completed_at timestamptz,
  abandoned_at timestamptz,
  goal_at timestamptz,
  person integer references people on delete set null,
  -- Who left an address: counted in the first conversation of theirs in a campaign.
  lead text,
  -- JSON: what of it stands in step_times and answer_counts.
  counted text not null default '{}'
);
create index sessions_by_lead on sessions (lead, campaign) where lead is not null;
create index sessions_by_person on sessions (person);
create index sessions_by_time on sessions (last_at);

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

-- How far and how long: visits and seconds of each step, by day of the conversation.
create table step_times (
  flow text not null,
  version text not null default '',
  step text not null,
  day date not null,
  reached integer not null default 0,
  left_here integer not null default 0,
  -- Seconds are known of so many of those who reached it.
  timed integer not null default 0,
  seconds double precision not null default 0,
  primary key (flow, version, step, day)
);

-- What was chosen, of questions with options and of ratings; never what was typed.
create table answer_counts (
  flow text not null,
  question text not null,
  choice text not null,
  day date not null,
  count integer not null,
  primary key (flow, question, choice, day)
);

-- Conversations that want an answer from a person.
create table conversations (
  session text primary key,
  -- What the visitor's own message brings along, and the owner looks up.
  reference text not null,
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
create index conversations_by_reference on conversations (reference);
create index conversations_due on conversations (answer_by) where status = 'open';

-- What was said in a conversation outside the chat: answers of the shop, and what came back.
create table conversation_messages (
  id integer generated always as identity primary key,
  session text not null references conversations on delete cascade,
  side text not null check (side in ('shop', 'visitor')),
  author text,
  text text not null,
  -- Where it was written, such as chatwoot, and its name there: the same message comes once.
  source text not null,
  external_id text not null,
  at timestamptz not null,
  unique (source, external_id)
);
create index conversation_messages_by_session on conversation_messages (session, at, id);

-- Sentences that no rule understood.
create table misses (
  id integer generated always as identity primary key,
  flow text not null,
  step text not null default '',
  language text,
  sentence text not null,
  count integer not null default 1,
  last_at timestamptz not null,
  done_at timestamptz,
  unique (flow, step, sentence)
);

-- What friends brought, counted by day of the campaign's clock. It can be thrown away and counted anew: insights/referral-days.ts says how.
create table referral_counts (
  campaign text not null,
  day date not null,
  -- referrers, shares, sharers, visits, starts, sign-ups, qualified, rejected, rewards, unpriced
  measure text not null,
  -- The channel, the reason or the reward; of sharers the day of their share before.
  part text not null default '',
  count integer not null,
  -- What was noted that rewards cost.
  cost numeric(14, 2) not null default 0,
  primary key (campaign, day, measure, part)
);

-- Moments at which something lies that has changed, so that its day has to be counted again. Rows are only added to it, never changed: nobody who
-- signs up waits for somebody else's.
create table changed_days (
  campaign text not null,
  at timestamptz not null
);
-- Time zone in which the days of a campaign have been counted; null before the first time.
alter table campaigns add column counted_in text;

create function note_change() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.at <> new.at) then
    insert into changed_days values (old.campaign, old.at);
  end if;
  if tg_op <> 'DELETE' then
    insert into changed_days values (new.campaign, new.at);
  end if;
  return null;
end $$;
create function note_change_of_visit() returns trigger language plpgsql as $$ begin
  insert into changed_days select campaign, visited_at from (select (coalesce(new, old)).*) as changed;
  return null;
end $$;
create function note_change_of_referrer() returns trigger language plpgsql as $$ begin
  insert into changed_days select campaign, created_at from (select (coalesce(new, old)).*) as changed;
  return null;
end $$;
create trigger referrers_changed after insert or delete on referrers for each row execute function note_change_of_referrer();
create trigger visits_changed after insert or delete or update of started_at, channel on visits
  for each row execute function note_change_of_visit();
create trigger referrals_changed after insert or delete or update of status, reason, channel, at on referrals
  for each row execute function note_change();
create trigger rewards_changed after insert or delete or update of status, cost, at on rewards
  for each row execute function note_change();
create trigger shares_added after insert on events
  for each row when (new.type = 'share.intended' and new.campaign is not null) execute function note_change();
create trigger shares_deleted after delete on events
  for each row when (old.type = 'share.intended' and old.campaign is not null) execute function note_change();

-- What the owner says a customer is worth and what the campaign cost; nothing is guessed.
create table campaign_values (
  campaign text primary key,
  value_of_customer numeric(12, 2),
  cost_of_campaign numeric(12, 2),
  currency text not null default 'EUR'
);

-- What one reward costs, where the campaign file does not say.
create table reward_costs (
  campaign text not null,
  reward text not null,
  cost numeric(12, 2) not null,
  primary key (campaign, reward)
);

-- What the owner sets on these pages.
create table desk_settings (
  name text primary key,
  value text not null
);

create index guests_by_status on guests (campaign, status, since, person);

-- For pages of numbers and lists over many people.
create index visits_by_time on visits (campaign, visited_at, started_at);
create index shares_by_time on events (campaign, at, person) where type = 'share.intended';
create index referrals_by_time on referrals (campaign, at, status, referrer);
create index results_by_type on results (type, received_at desc, id desc) where envelope is not null and set_aside is null;
create index results_by_flow on results (flow, received_at desc) where envelope is not null;
create index results_set_aside on results (received_at desc, id desc) where envelope is not null and set_aside is not null;
create index invitations_by_time on invitations (campaign, created_at, person);
create index people_by_time on people (created_at desc, id desc);
create index referrers_by_time on referrers (campaign, created_at, person);

-- Deleting one person among a million looks for them on every side.
create index guests_by_person on guests (person);
create index referrers_by_person on referrers (person);
create index invitations_by_person on invitations (person);
create index form_tokens_by_person on form_tokens (person);
create index traces_by_person on traces (person);
create index visits_by_person on visits (referrer);
create index visits_by_session on visits (session);
create index referrals_by_referrer_alone on referrals (referrer);
create index engagement_recipients_by_person on engagement_recipients (person);
create index engagement_recipients_by_message on engagement_recipients (message) where message is not null;
create index events_by_referral on events (referral) where referral is not null;
create index events_by_result on events (result) where result is not null;
create index messages_by_event on messages (event) where event is not null;
create index news_seen_by_event on news_seen (event);

-- Finding somebody by the beginning of a name or an address.
create index people_by_address on people (email_key text_pattern_ops);
create index people_by_first_name on people (lower(first_name) text_pattern_ops);
create index people_by_last_name on people (lower(last_name) text_pattern_ops);
