-- Events on their way to other systems: one row for each event and target, so that nothing goes out twice by itself.

create table deliveries (
  id integer generated always as identity primary key,
  event bigint not null references events on delete cascade,
  -- Name of the target in the connectors' configuration.
  target text not null,
  -- The id that a webhook carries, the same on every try.
  message uuid not null unique,
  -- JSON: what is known of the event, settled at the first try for targets that are told what happened; null for those told how things stand.
  facts text,
  -- unconfirmed: the target says yes to everything. dropped: there was nothing to tell, or nobody may be told.
  status text not null default 'queued' check (status in ('queued', 'delivered', 'unconfirmed', 'failed', 'dropped')),
  tries integer not null default 0,
  next_at timestamptz not null,
  -- While somebody is telling the target; afterwards, where that one was killed, somebody else may.
  claimed_until timestamptz,
  last_status integer,
  -- Codes of the target, or why it was dropped; nothing that a person has typed.
  last_error text,
  delivered_at timestamptz,
  created_at timestamptz not null,
  unique (event, target)
);
create index deliveries_due on deliveries (next_at) where status = 'queued';
create index deliveries_queued on deliveries (target, id) where status = 'queued';
create index deliveries_by_target on deliveries (target, created_at desc);
create index deliveries_by_status on deliveries (status, created_at desc);

-- What is the matter with targets that do not take what they are told: gone with the first delivery that comes through.
create table outages (
  target text primary key,
  -- Since when it does not answer, or asks to be told later.
  down_since timestamptz,
  -- It is not asked before: a limit that it has told.
  wait_until timestamptz,
  -- When the owner was told, once for each outage.
  told_at timestamptz
);
