import type { Queryable, Transaction } from '../database/database.ts';
import { isAboutData } from '../database/on-pool.ts';
import { errorFacts } from '../log.ts';
import type { Services } from '../services.ts';
import { whyNot } from './audience.ts';
import { type Engagement, type EngagementKind, engagementRow, type EngagementStatus } from './engagement.ts';
import { messageOf } from './message-of.ts';
import { writeMessage } from '../messages/write-message.ts';

/** To one person, in answer to what they did: no marketing, so it needs no consent to that. */
const isToOne = (kind: EngagementKind) => kind === 'coupon' || kind === 'note';

/** Messages written in one go; between two goes it can be paused or stopped. */
const BATCH = 100;
/** Milliseconds between two goes: a mail server is not met by thousands at once. */
const PAUSE = 10_000;

const FROM: Readonly<Record<'start' | 'pause' | 'resume' | 'stop', readonly EngagementStatus[]>> = {
  start: ['draft'],
  pause: ['running'],
  resume: ['paused'],
  stop: ['draft', 'running', 'paused'],
};
const TO = { start: 'running', pause: 'paused', resume: 'running', stop: 'stopped' } as const;

/**
 * Starts, pauses, resumes or stops it. False where it is not so far, or over. A pause holds what is written and has not gone, such as what waits
 * for the end of quiet hours; going on lets it go. So one of which everything is written, but not sent, can be paused and stopped as well.
 */
export function steerEngagement(services: Services, id: number, step: keyof typeof FROM): Promise<boolean> {
  const { database, jobs, now } = services;
  return database.transaction(async (tx) => {
    const changed = await tx.query(
      `update engagements set status = $2, started_at = coalesce(started_at, case when $2 = 'running' then $3::timestamptz end),
         ended_at = case when $2 = 'stopped' then $3::timestamptz end
       where id = $1 and (status = any($4::text[]) or ($5 and status = 'done' and exists (
         select from messages where engagement = $1 and status = 'queued')))
       returning id`,
      [id, TO[step], now(), FROM[step], step === 'pause' || step === 'stop'],
    );
    if (changed.length === 0) return false;
    if (TO[step] === 'running') jobs.add(tx, 'engage', { engagement: id }, { key: String(id) });
    if (step === 'pause')
      await tx.query(
        `update messages set status = 'cancelled', reason = 'paused' where engagement = $1 and status = 'queued'`,
        [id],
      );
    if (step === 'stop')
      await tx.query(
        `update messages set status = 'cancelled', reason = 'stopped'
         where engagement = $1 and (status = 'queued' or (status = 'cancelled' and reason = 'paused'))`,
        [id],
      );
    return true;
  });
}

/** Writes the next messages of an engagement that runs, and has the others written later. */
export async function runEngagement(
  services: Services,
  { engagement: id }: { readonly engagement: number },
): Promise<void> {
  const { database, jobs, now } = services;
  await database.transaction(async (tx) => {
    const engagement = await engagementRow(tx, id);
    // Steering waits for the end of a go, and a second go of the same for the first.
    await tx.query('select id from engagements where id = $1 for update', [id]);
    const [current] = await tx.query<{ status: EngagementStatus }>('select status from engagements where id = $1', [
      id,
    ]);
    if (!engagement || current?.status !== 'running') return;
    const later = () =>
      jobs.add(tx, 'engage', { engagement: id }, { at: new Date(now().getTime() + PAUSE), key: String(id) });
    if ((await requeuePausedMessages(tx, id)) === BATCH) return later();
    const next = await tx.query<{ person: number; facts: string }>(
      `select person, facts from engagement_recipients
       where engagement = $1 and status = 'waiting' order by person limit ${BATCH}`,
      [id],
    );
    for (const { person, facts } of next) await writeOrLeave(tx, services, engagement, person, facts);
    // Thank-yous have nobody to begin with: they run until they are stopped.
    if (engagement.kind === 'thank-you-day-after') return;
    if (next.length < BATCH)
      await tx.query(`update engagements set status = 'done', ended_at = $2 where id = $1`, [id, now()]);
    else later();
  });
}

/** Has messages sent that a pause held. Answers how many. */
async function requeuePausedMessages(tx: Queryable, id: number): Promise<number> {
  const held = await tx.query(
    `update messages set status = 'queued', reason = null where id in (
       select id from messages where engagement = $1 and status = 'cancelled' and reason = 'paused' limit ${BATCH})
     returning id`,
    [id],
  );
  return held.length;
}

const leaveOut = (tx: Queryable, { id }: Engagement, person: number, reason: string) =>
  tx.query(`update engagement_recipients set status = 'left-out', reason = $3 where engagement = $1 and person = $2`, [
    id,
    person,
    reason,
  ]);

/** One to whom nothing can be written keeps none of the others waiting. */
async function writeOrLeave(
  tx: Transaction,
  services: Services,
  engagement: Engagement,
  person: number,
  facts: string,
): Promise<void> {
  await tx.query('savepoint one');
  try {
    await writeOne(tx, services, engagement, person, JSON.parse(facts) as Record<string, string | number | null>);
  } catch (error) {
    if (!isAboutData(error)) throw error;
    await tx.query('rollback to savepoint one');
    await leaveOut(tx, engagement, person, 'failed');
    services.log('message not written', { engagement: engagement.id, ...errorFacts(error) });
  }
  await tx.query('release savepoint one');
}

async function writeOne(
  tx: Transaction,
  services: Services,
  engagement: Engagement,
  person: number,
  facts: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const leave = (reason: string) => leaveOut(tx, engagement, person, reason);
  // Since the draft somebody may have said stop.
  const reason = isToOne(engagement.kind) ? null : await whyNot(tx, person, engagement.channel);
  if (reason) return void (await leave(reason));
  const message = await messageOf(tx, services, engagement, person, facts);
  const written = message && (await writeMessage(tx, services, message));
  if (!written) return void (await leave('no-address'));
  await tx.query(
    `update engagement_recipients set status = 'written', message = $3 where engagement = $1 and person = $2`,
    [engagement.id, person, written],
  );
}
