-- Messages that a receiver had in hand when it was killed are found without reading all others.
create index messages_in_hand on messages (due_at) where status = 'sending';
