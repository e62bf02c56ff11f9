-- Files are counted by the network that they came from, too, so that nobody fills the room for all. `network` is a hash with the salt of the week:
-- empty where the network is not known, and for files from before.
alter table uploads add column network text;
-- When the last byte came, or when the file was announced. Receivers that run meanwhile do not know it.
alter table uploads add column moved_at timestamptz not null default now();

update uploads set moved_at = created_at;

create index uploads_by_network on uploads (network) where network is not null;
