-- Files of visitors. Their bytes lie in a folder, under their ids alone; `session` is the conversation that sent them. `expires_at` is when
-- one goes that nobody has finished, or that is to be deleted.

create table uploads (
  id uuid primary key,
  session text not null,
  name text not null,
  size bigint not null,
  type text not null,
  done boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz
);

create index uploads_by_session on uploads (session);
