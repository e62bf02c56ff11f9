-- Votes of questions with a poll: one for each conversation and question, which a changed mind replaces. `voter` stands for the
-- conversation and tells nobody which one it was.

create table votes (
  flow text not null,
  question text not null,
  voter text not null,
  choices text not null,
  voted_at timestamptz not null,
  primary key (flow, question, voter)
);
