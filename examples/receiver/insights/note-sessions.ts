import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { onTheClock } from '../../../src/campaign/dates.ts';
import type { ReadEnvelope } from '../results/envelope-schema.ts';
import { credibleTime } from '../results/happened-at.ts';
import type { FlowFiles } from './flow-files.ts';
import { countedQuestions } from './questions.ts';

/** An envelope that counts, and what was found out about it. */
export interface CountedResult {
  readonly envelope: ReadEnvelope;
  /** When it happened. */
  readonly at: Date;
  /** Id of the campaign that its flow belongs to. */
  readonly campaign: string | null;
  readonly person: number | null;
  /** phone, tablet or computer. */
  readonly device: string | null;
  /** On whose clock a day begins. */
  readonly timeZone: string;
}

/** What of a conversation stands in the counts of steps and answers, so that it is there once whatever comes in again or is corrected. */
interface Counted {
  /** Seconds by step; null where they are not known. */
  readonly steps: Readonly<Record<string, number | null>>;
  /** The step at which it stands. */
  readonly at: string | null;
  /** What was chosen, by question. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
}

/** A conversation as it stands: it changes with each result, and is written down when all are counted. */
interface Session {
  readonly session: string;
  readonly counts: number;
  readonly flow: string;
  readonly version: string;
  readonly campaign: string | null;
  readonly day: string;
  readonly started_at: Date;
  last_at: Date;
  last_step: string | null;
  completed_at: Date | null;
  abandoned_at: Date | null;
  goal_at: Date | null;
  person: number | null;
  lead: string | null;
  /** JSON of `Counted`. */
  counted: string;
}

const LONGEST_WORD = 64;
/** A step that takes longer was left open on a table: its seconds tell nothing about the step. */
const LONGEST_STEP = 1800;
/** Beyond this many steps and questions a conversation counts no further. */
const MOST_COUNTED = 300;

const word = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_WORD) : '');

/** Brings the numbers forward by several results, the earlier ones first: each table is read and written once for all of them. */
export async function noteSessions(tx: Queryable, flows: FlowFiles, results: readonly CountedResult[]): Promise<void> {
  const ofSessions = results.filter(({ envelope }) => envelope.session?.id);
  if (ofSessions.length === 0) return;
  const sessions = await sessionsOf(tx, ofSessions);
  const leads = await leadsAmong(tx, ofSessions);
  const tally = new Tally();
  for (const result of ofSessions) {
    const session = sessions.get(result.envelope.session!.id) ?? (await newSession(tx, result, tally));
    sessions.set(session.session, session);
    count(session, result, { flows, leads, tally });
  }
  await writeSessions(tx, [...sessions.values()]);
  await tally.write(tx);
}

interface Counting {
  readonly flows: FlowFiles;
  /** Whom an earlier conversation has counted. */
  readonly leads: Set<string>;
  readonly tally: Tally;
}

function count(session: Session, result: CountedResult, { flows, leads, tally }: Counting): void {
  const { envelope, at, person } = result;
  const earlier = { ...session };
  const before = JSON.parse(session.counted) as Counted;
  const after = countedAfter(before, earlier, result, flows);
  const lead = leadOf(result);
  session.completed_at ??= envelope.type === 'flow.completed' ? at : null;
  session.abandoned_at ??= envelope.type === 'flow.abandoned' ? at : null;
  session.goal_at ??= envelope.type === 'goal.completed' ? at : null;
  if (lead !== null && session.lead === null && !leads.has(leadKey(lead, result.campaign))) {
    session.lead = lead;
    leads.add(leadKey(lead, result.campaign));
  }
  if (at >= earlier.last_at) {
    session.last_at = at;
    session.last_step = envelope.step || earlier.last_step;
  }
  session.person = person ?? session.person;
  session.counted = JSON.stringify(after);

  const risen = (name: 'completed_at' | 'abandoned_at' | 'goal_at' | 'lead') =>
    session[name] !== null && earlier[name] === null ? 1 : 0;
  tally.counts.add(session.counts, [0, risen('completed_at'), risen('abandoned_at'), risen('goal_at'), risen('lead')]);
  countSteps(tally, session, [before, earlier.completed_at !== null], [after, session.completed_at !== null]);
  countAnswers(tally, session, before.answers, after.answers);
}

/** Those that are known, locked. */
async function sessionsOf(tx: Queryable, results: readonly CountedResult[]): Promise<Map<string, Session>> {
  const rows = await tx.query<Session>(
    `select session, sessions.counts, sessions.flow, version, sessions.campaign, to_char(day, 'YYYY-MM-DD') as day, started_at, last_at,
       last_step, completed_at, abandoned_at, goal_at, person, lead, counted
     from sessions join session_counts on session_counts.id = sessions.counts where session = any($1::text[]) for update of sessions`,
    [results.map(({ envelope }) => envelope.session!.id)],
  );
  return new Map(rows.map((row) => [row.session, row]));
}

/** Counted as one more. */
async function newSession(tx: Queryable, result: CountedResult, tally: Tally): Promise<Session> {
  const { envelope, at, campaign } = result;
  const startedAt = beginOf(envelope, at);
  const day = onTheClock(startedAt, result.timeZone).slice(0, 10);
  const counts = await countsFor(tx, result, day, tally);
  tally.counts.add(counts, [1, 0, 0, 0, 0]);
  return {
    session: envelope.session!.id,
    counts,
    flow: envelope.flow.id,
    version: String(envelope.flow.version ?? ''),
    campaign,
    day,
    started_at: startedAt,
    last_at: startedAt,
    last_step: null,
    completed_at: null,
    abandoned_at: null,
    goal_at: null,
    person: null,
    lead: null,
    counted: '{"steps":{},"at":null,"answers":{}}',
  };
}

async function writeSessions(tx: Queryable, sessions: readonly Session[]): Promise<void> {
  const column = (name: keyof Session) => sessions.map((session) => session[name]);
  await tx.query(
    `insert into sessions (session, counts, flow, version, campaign, started_at, last_at, last_step, completed_at, abandoned_at, goal_at,
       person, lead, counted)
     select * from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::text[],
       $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::integer[], $13::text[], $14::text[])
     on conflict (session) do update set last_at = excluded.last_at, last_step = excluded.last_step, completed_at = excluded.completed_at,
       abandoned_at = excluded.abandoned_at, goal_at = excluded.goal_at, person = excluded.person, lead = excluded.lead,
       counted = excluded.counted`,
    [
      column('session'),
      column('counts'),
      column('flow'),
      column('version'),
      column('campaign'),
      column('started_at'),
      column('last_at'),
      column('last_step'),
      column('completed_at'),
      column('abandoned_at'),
      column('goal_at'),
      column('person'),
      column('lead'),
      column('counted'),
    ],
  );
}

/** When a conversation began, as the chat says; never after what happened in it. */
const beginOf = ({ session }: ReadEnvelope, at: Date): Date => credibleTime(session?.startedAt, at) ?? at;

async function countsFor(tx: Queryable, result: CountedResult, day: string, tally: Tally): Promise<number> {
  const { flow, attribution, referral } = result.envelope;
  const touch = attribution?.last ?? attribution?.first ?? {};
  const values = [
    day,
    flow.id,
    word(flow.variant),
    word(result.campaign),
    word(flow.role),
    word(flow.phase),
    word(result.device),
    referral !== null,
    word(touch.utm_source),
    word(touch.utm_medium),
    word(touch.utm_campaign),
  ];
  const key = JSON.stringify(values);
  const id = tally.countsByValues.get(key) ?? (await findOrAddCounts(tx, values));
  tally.countsByValues.set(key, id);
  return id;
}

async function findOrAddCounts(tx: Queryable, values: readonly unknown[]): Promise<number> {
  const find = async () =>
    (
      await tx.query<{ id: number }>(
        `select id from session_counts where day = $1 and flow = $2 and variant = $3 and campaign = $4 and role = $5 and phase = $6
           and device = $7 and referred = $8 and utm_source = $9 and utm_medium = $10 and utm_campaign = $11`,
        values,
      )
    )[0]?.id;
  const known = await find();
  if (known !== undefined) return known;
  await tx.query(
    `insert into session_counts (day, flow, variant, campaign, role, phase, device, referred, utm_source, utm_medium, utm_campaign)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values,
  );
  return (await find())!;
}

/** Whoever left an address or a number here. */
function leadOf({ envelope, person }: CountedResult): string | null {
  if (person !== null) return `person ${person}`;
  const digits = envelope.contact?.phone?.replace(/\D/g, '') ?? '';
  // A number is no address to write to: what tells two apart is enough.
  return digits ? `phone ${createHash('sha256').update(digits).digest('base64url')}` : null;
}

const leadKey = (lead: string, campaign: string | null) => JSON.stringify([lead, campaign]);

/** Those of them whom an earlier conversation of a campaign has counted. */
async function leadsAmong(tx: Queryable, results: readonly CountedResult[]): Promise<Set<string>> {
  const leads = results.map(leadOf).filter((lead) => lead !== null);
  const rows = await tx.query<{ lead: string; campaign: string | null }>(
    'select distinct lead, campaign from sessions where lead = any($1::text[])',
    [leads],
  );
  return new Set(rows.map(({ lead, campaign }) => leadKey(lead, campaign)));
}

function countedAfter(before: Counted, { flow, last_at }: Session, result: CountedResult, flows: FlowFiles): Counted {
  const { envelope, at } = result;
  const trail = envelope.steps ?? (envelope.step ? [{ step: envelope.step, seconds: null }] : []);
  const steps: Record<string, number | null> = { ...before.steps };
  for (const { step, seconds } of trail.slice(0, MOST_COUNTED)) {
    const known = seconds !== null && seconds >= 0 && seconds <= LONGEST_STEP ? seconds : null;
    if (Object.keys(steps).length < MOST_COUNTED || step in steps) steps[step] = known ?? steps[step] ?? null;
  }
  const answers: Record<string, readonly string[]> = { ...before.answers };
  const file = flows.byName(flow);
  for (const { name, choices } of file ? countedQuestions(file) : []) {
    const given = Object.hasOwn(envelope.answers, name) ? envelope.answers[name] : undefined;
    if (given === undefined) continue;
    const values = (Array.isArray(given) ? (given as unknown[]) : [given]).map(String);
    // Only what the flow itself offers: a person's own words are theirs.
    answers[name] = choices.map(({ value }) => value).filter((value) => values.includes(value));
  }
  const last = trail.at(-1)?.step ?? null;
  return { steps, at: last !== null && (before.at === null || at >= last_at) ? last : before.at, answers };
}

/** The difference between what was counted and what is. */
function countSteps(
  tally: Tally,
  { flow, version, day }: Session,
  [before, wasOver]: readonly [Counted, boolean],
  [after, isOver]: readonly [Counted, boolean],
): void {
  const stood = wasOver ? null : before.at;
  const stands = isOver ? null : after.at;
  for (const step of Object.keys(after.steps)) {
    const reached = step in before.steps ? 0 : 1;
    const left = (step === stands ? 1 : 0) - (step === stood ? 1 : 0);
    const [earlier, seconds] = [before.steps[step] ?? null, after.steps[step] ?? null];
    const timed = earlier === null && seconds !== null ? 1 : 0;
    const longer = (seconds ?? 0) - (earlier ?? 0);
    tally.steps.add(JSON.stringify([flow, version, step, day]), [reached, left, timed, longer]);
  }
}

function countAnswers(
  tally: Tally,
  { flow, day }: Session,
  before: Counted['answers'],
  after: Counted['answers'],
): void {
  for (const question of Object.keys(after)) {
    const [earlier, given] = [before[question] ?? [], after[question]!];
    for (const choice of new Set([...earlier, ...given])) {
      const change = (given.includes(choice) ? 1 : 0) - (earlier.includes(choice) ? 1 : 0);
      tally.answers.add(JSON.stringify([flow, question, choice, day]), [change]);
    }
  }
}

/** Sums of changes by what they belong to. */
class Sums<Key> {
  readonly #sums = new Map<Key, readonly number[]>();

  add(key: Key, changes: readonly number[]): void {
    const sum = this.#sums.get(key);
    this.#sums.set(key, sum ? sum.map((value, n) => value + changes[n]!) : changes);
  }

  /** Those that change something, in the order of their keys. */
  changed(): (readonly [Key, readonly number[]])[] {
    return [...this.#sums]
      .filter(([, changes]) => changes.some((change) => change !== 0))
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

/** What is to be added to the counts. */
class Tally {
  /** Ids of rows of `session_counts` that were looked up. */
  readonly countsByValues = new Map<string, number>();
  /** By id: interactions, completions, abandoned, goals, leads. */
  readonly counts = new Sums<number>();
  /** By flow, version, step and day: reached, left here, timed, seconds. */
  readonly steps = new Sums<string>();
  /** By flow, question, choice and day. */
  readonly answers = new Sums<string>();

  async write(tx: Queryable): Promise<void> {
    const counts = this.counts.changed();
    if (counts.length > 0)
      await tx.query(
        `update session_counts set interactions = session_counts.interactions + more.interactions,
           completions = session_counts.completions + more.completions,
           abandoned = session_counts.abandoned + more.abandoned, goals = session_counts.goals + more.goals, leads = session_counts.leads + more.leads
         from unnest($1::integer[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
           as more (id, interactions, completions, abandoned, goals, leads) where session_counts.id = more.id`,
        [counts.map(([id]) => id), ...columns(counts, 5)],
      );
    const steps = this.steps.changed();
    if (steps.length > 0)
      await tx.query(
        `insert into step_times as counted (flow, version, step, day, reached, left_here, timed, seconds)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::integer[], $6::integer[], $7::integer[], $8::float8[])
         on conflict (flow, version, step, day) do update set reached = counted.reached + excluded.reached,
           left_here = counted.left_here + excluded.left_here, timed = counted.timed + excluded.timed,
           seconds = counted.seconds + excluded.seconds`,
        [...keyColumns(steps), ...columns(steps, 4)],
      );
    const answers = this.answers.changed();
    if (answers.length > 0)
      await tx.query(
        `insert into answer_counts as counted (flow, question, choice, day, count)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::integer[])
         on conflict (flow, question, choice, day) do update set count = counted.count + excluded.count`,
        [...keyColumns(answers), ...columns(answers, 1)],
      );
  }
}

const columns = (changed: readonly (readonly [unknown, readonly number[]])[], count: number): number[][] =>
  Array.from({ length: count }, (_, n) => changed.map(([, changes]) => changes[n]!));

const keyColumns = (changed: readonly (readonly [string, readonly number[]])[]): string[][] => {
  const keys = changed.map(([key]) => JSON.parse(key) as string[]);
  return Array.from({ length: 4 }, (_, n) => keys.map((key) => key[n]!));
};
