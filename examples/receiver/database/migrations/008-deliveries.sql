-- Events on their way to other systems: one row for each event and target, so that nothing goes out twice by itself.

create table deliveries (
  id integer generated always as identity primary key,
  event bigint not null references events on delete cascade,
  -- Name of the target in the connectors' configuration.
  target text not null,
  -- The id that a webhook carries, the same on every try.
  message uuid not null unique,
  -- What is sent, settled at the first try.
  body text,
  status text not null default 'queued' check (status in ('queued', 'delivered', 'failed', 'dropped')),
  tries integer not null default 0,
  next_at timestamptz not null,
  last_status integer,
  -- What the target said, without anything personal.
  last_error text,
  delivered_at timestamptz,
  created_at timestamptz not null,
  unique (event, target)
);
create index deliveries_due on deliveries (next_at) where status = 'queued';
create index deliveries_by_target on deliveries (target, created_at desc);
