-- Anybody may type anybody's address. What they type along with it is theirs to say only while nobody else is known by that address.

-- The conversation that has typed the address; empty once another one has, the shop knows it, or it is proven whose it is.
alter table people add column typed_in text;
-- Since when the number is known to be that of whoever has the address: from the shop, or from whoever came by a mail to the address.
alter table people add column phone_proven_at timestamptz;

-- Whom only the shop has told of.
update people set phone_proven_at = created_at
where phone_key is not null and not exists (select from results where results.person = people.id);
