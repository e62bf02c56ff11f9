-- Room is taken as bytes come, and one sender at a time writes to a file, whichever receiver has it.

alter table uploads add column kept bigint not null default 0;
-- Whoever writes to the file right now, and until when that holds without being renewed.
alter table uploads add column writer uuid;
alter table uploads add column writes_until timestamptz;

update uploads set kept = size;
