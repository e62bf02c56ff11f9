-- Rewards for finishing a survey or a quiz: no referral earns them, but a result does.
alter table rewards drop constraint rewards_side_check;
alter table rewards add constraint rewards_side_check check (side in ('referrer', 'friend', 'participant'));
alter table rewards add column result uuid references results on delete set null;
create index rewards_by_result on rewards (result) where result is not null;
alter table messages drop constraint messages_audience_check;
alter table messages add constraint messages_audience_check check (audience in ('referrer', 'friend', 'participant', 'contact', 'owner'));
