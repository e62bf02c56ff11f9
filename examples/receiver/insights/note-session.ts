import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.ts';
import { onTheClock } from '../../../src/campaign/dates.ts';
import type { ReadEnvelope } from '../results/envelope-schema.ts';
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

interface SessionRow {
  readonly counts: number;
  readonly flow: string;
  readonly version: string;
  readonly day: string;
  readonly last_at: Date;
  readonly last_step: string | null;
  readonly completed_at: Date | null;
  readonly abandoned_at: Date | null;
  readonly goal_at: Date | null;
  readonly lead: string | null;
  readonly counted: string;
}

const LONGEST_WORD = 64;
/** A step that takes longer was left open on a table: its seconds tell nothing about the step. */
const LONGEST_STEP = 1800;
/** Beyond this many steps and questions a conversation counts no further. */
const MOST_COUNTED = 300;

const word = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST_WORD) : '');

/** Brings the numbers forward by one result, inside the transaction that keeps it. */
export async function noteSession(tx: Queryable, flows: FlowFiles, result: CountedResult): Promise<void> {
  const { envelope, at, person } = result;
  const session = envelope.session?.id;
  if (!session) return;
  const row = await sessionRow(tx, session, result);
  const completed = row.completed_at ?? (envelope.type === 'flow.completed' ? at : null);
  const abandoned = row.abandoned_at ?? (envelope.type === 'flow.abandoned' ? at : null);
  const goal = row.goal_at ?? (envelope.type === 'goal.completed' ? at : null);
  const isLatest = at >= row.last_at;
  const lead = row.lead ?? (await newLead(tx, result));

  const before = JSON.parse(row.counted) as Counted;
  const after = countedAfter(before, row, result, flows);
  await tx.query(
    `update sessions set last_at = $2, last_step = $3, completed_at = $4, abandoned_at = $5, goal_at = $6, lead = $7,
       person = coalesce($8, person), counted = $9 where session = $1`,
    [
      session,
      isLatest ? at : row.last_at,
      isLatest ? envelope.step || row.last_step : row.last_step,
      completed,
      abandoned,
      goal,
      lead,
      person,
      JSON.stringify(after),
    ],
  );
  const risen = (now: unknown, earlier: unknown) => (now !== null && earlier === null ? 1 : 0);
  const changes = [
    risen(completed, row.completed_at),
    risen(abandoned, row.abandoned_at),
    risen(goal, row.goal_at),
    risen(lead, row.lead),
  ];
  // Also where nothing changes: the queries must not tell whether somebody was known.
  await tx.query(
    `update session_counts set completions = completions + $2, abandoned = abandoned + $3, goals = goals + $4, leads = leads + $5
     where id = $1`,
    [row.counts, ...changes],
  );
  await countSteps(tx, row, [before, row.completed_at !== null], [after, completed !== null]);
  await countAnswers(tx, row, before.answers, after.answers);
}

/** The conversation's row, locked; counted as one more where it is new. */
async function sessionRow(tx: Queryable, session: string, result: CountedResult): Promise<SessionRow> {
  const find = async () =>
    (
      await tx.query<SessionRow>(
        `select sessions.counts, sessions.flow, version, to_char(day, 'YYYY-MM-DD') as day, last_at, last_step, completed_at, abandoned_at,
           goal_at, lead, counted
         from sessions join session_counts on session_counts.id = sessions.counts where session = $1 for update of sessions`,
        [session],
      )
    )[0];
  const known = await find();
  if (known) return known;
  const { envelope, at } = result;
  const startedAt = beginOf(envelope, at);
  const counts = await countsFor(tx, result, startedAt);
  const added = await tx.query(
    `insert into sessions (session, counts, flow, version, campaign, started_at, last_at, counted)
     values ($1, $2, $3, $4, $5, $6, $6, '{"steps":{},"at":null,"answers":{}}') on conflict (session) do nothing returning session`,
    [session, counts, envelope.flow.id, String(envelope.flow.version ?? ''), result.campaign, startedAt],
  );
  if (added.length > 0)
    await tx.query('update session_counts set interactions = interactions + 1 where id = $1', [counts]);
  return (await find())!;
}

/** When a conversation began, as the chat says; never after what happened in it. */
function beginOf({ session }: ReadEnvelope, at: Date): Date {
  const said = new Date(session?.startedAt ?? '');
  return said < at ? said : at;
}

async function countsFor(tx: Queryable, result: CountedResult, startedAt: Date): Promise<number> {
  const { flow, attribution, referral } = result.envelope;
  const touch = attribution?.last ?? attribution?.first ?? {};
  const values = [
    onTheClock(startedAt, result.timeZone).slice(0, 10),
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

/** Whoever left an address or a number here, unless an earlier conversation of the same campaign has counted them. */
async function newLead(tx: Queryable, { envelope, person, campaign }: CountedResult): Promise<string | null> {
  const digits = envelope.contact?.phone?.replace(/\D/g, '') ?? '';
  if (person === null && !digits) return null;
  // A number is no address to write to: what tells two apart is enough.
  const lead =
    person === null ? `phone ${createHash('sha256').update(digits).digest('base64url')}` : `person ${person}`;
  const [earlier] = await tx.query(
    'select session from sessions where lead = $1 and campaign is not distinct from $2 limit 1',
    [lead, campaign],
  );
  return earlier ? null : lead;
}

function countedAfter(
  before: Counted,
  { flow, last_at }: SessionRow,
  result: CountedResult,
  flows: FlowFiles,
): Counted {
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

/** Writes the difference between what was counted and what is. In the order of their names, so that two conversations take turns. */
async function countSteps(
  tx: Queryable,
  { flow, version, day }: SessionRow,
  [before, wasOver]: readonly [Counted, boolean],
  [after, isOver]: readonly [Counted, boolean],
): Promise<void> {
  const stood = wasOver ? null : before.at;
  const stands = isOver ? null : after.at;
  for (const step of Object.keys(after.steps).sort()) {
    const reached = step in before.steps ? 0 : 1;
    const left = (step === stands ? 1 : 0) - (step === stood ? 1 : 0);
    const [earlier, seconds] = [before.steps[step] ?? null, after.steps[step] ?? null];
    const timed = earlier === null && seconds !== null ? 1 : 0;
    const longer = (seconds ?? 0) - (earlier ?? 0);
    if (reached === 0 && left === 0 && timed === 0 && longer === 0) continue;
    await tx.query(
      `insert into step_times as counted (flow, version, step, day, reached, left_here, timed, seconds)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (flow, version, step, day) do update set reached = counted.reached + excluded.reached,
         left_here = counted.left_here + excluded.left_here, timed = counted.timed + excluded.timed,
         seconds = counted.seconds + excluded.seconds`,
      [flow, version, step, day, reached, left, timed, longer],
    );
  }
}

async function countAnswers(
  tx: Queryable,
  { flow, day }: SessionRow,
  before: Counted['answers'],
  after: Counted['answers'],
): Promise<void> {
  for (const question of Object.keys(after).sort()) {
    const [earlier, given] = [before[question] ?? [], after[question]!];
    for (const choice of [...new Set([...earlier, ...given])].sort()) {
      const change = (given.includes(choice) ? 1 : 0) - (earlier.includes(choice) ? 1 : 0);
      if (change === 0) continue;
      await tx.query(
        `insert into answer_counts as counted (flow, question, choice, day, count) values ($1, $2, $3, $4, $5)
         on conflict (flow, question, choice, day) do update set count = counted.count + excluded.count`,
        [flow, question, choice, day, change],
      );
    }
  }
}
