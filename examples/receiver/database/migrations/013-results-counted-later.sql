-- Results are counted for the owner's numbers soon after they came in, so that nobody who sends one waits for it.
alter table results add column counted_at timestamptz;
-- Of two that came within one millisecond, which was first.
alter table results add column arrival bigint generated always as identity;
-- phone, tablet or computer: by what the browser called itself, which is not kept.
alter table results add column device text;
update results set counted_at = received_at;
create index results_to_count on results (arrival) where counted_at is null and set_aside is null and envelope is not null;
