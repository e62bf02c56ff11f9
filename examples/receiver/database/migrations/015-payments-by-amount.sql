-- The amount of an opened payment never changes, so an order that changed before it was paid has another payment under the same reference.

alter table payments drop constraint payments_reference_key;
create unique index payments_by_reference on payments (reference, amount, currency);
