-- Every friend who signs up is told what they earned; without this each look reads every reward there is.
create index rewards_by_person on rewards (person);
-- Deleting a person looks for them on both sides.
create index referrals_by_friend on referrals (friend);
