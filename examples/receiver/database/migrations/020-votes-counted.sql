-- What a poll shows is counted with each vote, so that nobody reads all votes for it. The database counts by itself: receivers that do not know these
-- tables yet may run meanwhile.

create table polls (
  flow text not null,
  question text not null,
  voters integer not null,
  primary key (flow, question)
);

create table vote_counts (
  flow text not null,
  question text not null,
  choice text not null,
  votes integer not null,
  primary key (flow, question, choice)
);

create index vote_counts_by_votes on vote_counts (flow, question, votes desc, choice);

-- Nobody votes between what is counted here and what is counted from now on.
lock table votes in exclusive mode;

insert into polls (flow, question, voters)
select flow, question, count(*) from votes group by flow, question;

insert into vote_counts (flow, question, choice, votes)
select flow, question, choice, count(*) from votes, json_array_elements_text(choices::json) as choice group by flow, question, choice;

create function count_vote() returns trigger language plpgsql as $$
begin
  -- The row of the poll comes first: votes of one poll are counted one after the other, and none of them waits for one that waits for it.
  insert into polls (flow, question, voters) values (new.flow, new.question, case tg_op when 'INSERT' then 1 else 0 end)
  on conflict (flow, question) do update set voters = polls.voters + excluded.voters;

  insert into vote_counts (flow, question, choice, votes)
  select new.flow, new.question, choice, sum(change) from (
    select json_array_elements_text(new.choices::json) as choice, 1 as change
    union all
    select json_array_elements_text(old.choices::json), -1
  ) as changes
  group by choice having sum(change) <> 0
  on conflict (flow, question, choice) do update set votes = vote_counts.votes + excluded.votes;

  -- What nobody chooses any more leaves no row.
  delete from vote_counts where flow = new.flow and question = new.question and votes <= 0
    and choice in (select json_array_elements_text(old.choices::json));
  return null;
end
$$;

create trigger votes_are_counted after insert or update on votes for each row execute function count_vote();
