-- Payments by what they are for: one reference is paid once. Only the provider's signed word changes the status.

create table payments (
  id uuid primary key,
  reference text not null unique,
  amount numeric(12, 2) not null,
  currency text not null,
  status text not null default 'open',
  created_at timestamptz not null
);
