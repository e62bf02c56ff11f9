import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import { countedQuestions, pollsOfData } from '../insights/questions.ts';
import type { FlowFiles } from '../insights/flow-files.ts';
import type { Services } from '../services.ts';
import { readBody } from '../web/read-body.ts';
import { allowance, clientOf, HOUR } from '../web/rate-limit.ts';
import { Rejection } from '../web/rejection.ts';

/** More than any question offers. */
const MOST_CHOICES = 100;
/** Choices whose counts are told: this visitor's and the most frequent ones, so that no flood of odd ones hides them. */
const MOST_SHOWN = 2 * MOST_CHOICES;
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const voteSchema = v.object({
  flow: word,
  question: word,
  session: word,
  votes: v.pipe(v.array(v.union([word, v.number(), v.boolean()])), v.minLength(1), v.maxLength(MOST_CHOICES)),
});

/** One conversation, by a word that leads to no answers of it. */
const voterOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

function readVote(text: string): v.InferOutput<typeof voteSchema> {
  try {
    return v.parse(voteSchema, JSON.parse(text));
  } catch {
    throw new Rejection(400, 'not-a-vote', 'The body is no vote. Send {"flow", "question", "session", "votes": […]}.');
  }
}

/** Words of the visitor's own, whatever they are. */
const OTHER = 'other';

/** Characters of a choice that the file does not list. */
const LONGEST_OF_DATA = 100;

/**
 * Says of a choice at a question whether it may be one, by the flow's file: all are shown what was chosen, so nobody else's words may get in. Where the options
 * come from data, it may be any short one: only a chat that offers it shows it. `null` for no such question.
 */
function offeredAt(flows: FlowFiles, flow: string, question: string): ((choice: string) => boolean) | null {
  const file = flows.byName(flow);
  if (!file) return null;
  if (pollsOfData(file).includes(question)) return (choice) => choice.length <= LONGEST_OF_DATA;
  const asked = countedQuestions(file).find(({ name }) => name === question);
  const offered = asked && new Set([...asked.choices.map(({ value }) => value), OTHER]);
  return offered ? (choice) => offered.has(choice) : null;
}

/** Votes of one client network in one poll within an hour: a hall full of people has one address. */
const MOST_AN_HOUR = 500;

/** Answers 429 where one network votes too often in one poll. */
function voteLimit({ limits, now }: Pick<Services, 'limits' | 'now'>) {
  const secondsUntilAllowed = allowance({
    // No limit on requests is none on votes.
    most: limits.perMinute > 0 ? MOST_AN_HOUR : 0,
    span: HOUR,
    now: () => now().getTime(),
  });
  return (client: string, ...poll: readonly string[]): void => {
    const seconds = secondsUntilAllowed(JSON.stringify([client, ...poll]));
    if (seconds > 0)
      throw new Rejection(
        429,
        'too-many-votes',
        `More than ${MOST_AN_HOUR} votes an hour from one network in one poll. Try again in ${seconds} s.`,
        { 'Retry-After': String(seconds) },
      );
  };
}

/** `POST /api/poll`: counts a vote, and answers what all have chosen: `{ok, counts, voters}`. */
export function pollRoute({ database, flows, limits, now }: Services): Hono {
  const expectFew = voteLimit({ limits, now });
  return new Hono().post('/', async (c) => {
    const { flow, question, session, votes } = readVote(await readBody(c, limits));
    const isOffered = offeredAt(flows, flow, question);
    if (!isOffered)
      throw new Rejection(
        404,
        'unknown-question',
        'No flow beside the campaign file has such a question with options.',
      );
    const chosen = [...new Set(votes.map(String))];
    if (!chosen.every(isOffered))
      throw new Rejection(
        422,
        'unknown-choice',
        'The question offers no such choice. Words of the visitor count as "other".',
      );
    expectFew(clientOf(c, limits.trustedProxies), flow, question);
    const choices = JSON.stringify(chosen);
    await database.query(
      `insert into votes (flow, question, voter, choices, voted_at) values ($1, $2, $3, $4, $5)
       on conflict (flow, question, voter) do update set choices = excluded.choices, voted_at = excluded.voted_at`,
      [flow, question, voterOf(flow, question, session), choices, now()],
    );
    // The database has counted it: see the migration `020-votes-counted.sql`.
    const rows = await database.query<{ choice: string; votes: number }>(
      `select choice, votes from (
         (select choice, votes from vote_counts where flow = $1 and question = $2 and choice = any($3::text[]))
         union
         (select choice, votes from vote_counts where flow = $1 and question = $2 order by votes desc, choice limit ${MOST_SHOWN})
       ) as shown
       order by choice = any($3::text[]) desc, votes desc, choice limit ${MOST_SHOWN}`,
      [flow, question, chosen],
    );
    const [all] = await database.query<{ voters: number }>(
      'select voters from polls where flow = $1 and question = $2',
      [flow, question],
    );
    const counts = Object.fromEntries(rows.map(({ choice, votes: count }) => [choice, count]));
    return c.json({ ok: true, counts, voters: all?.voters ?? 0 });
  });
}
