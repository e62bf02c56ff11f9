-- What the sender of texts says became of them after it had taken them.
alter table messages drop constraint messages_status_check;
alter table messages add constraint messages_status_check
  check (status in ('queued', 'sending', 'sent', 'delivered', 'failed', 'suppressed', 'cancelled', 'bounced'));
alter table messages add column delivered_at timestamptz;
