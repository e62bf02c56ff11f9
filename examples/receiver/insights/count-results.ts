import type { Queryable } from '../database/database.ts';
import { isAboutData } from '../database/on-pool.ts';
import { isOurTurn, waitForTurn } from '../database/turns.ts';
import { errorFacts } from '../log.ts';
import { keptEnvelope } from '../results/envelope-schema.ts';
import { happenedAt } from '../results/happened-at.ts';
import type { Services } from '../services.ts';
import { noteMiss } from './misses.ts';
import { type Lock, LOCKS } from '../database/locks.ts';
import { type CountedResult, noteSessions } from './note-sessions.ts';

/** Results counted in one transaction: the embedded database does one at a time, and a visitor waits for it. */
const BATCH = 50;

const UNCOUNTED_SQL = 'counted_at is null and set_aside is null and envelope is not null';

type TakeTurn = (tx: Queryable, lock: Lock) => Promise<boolean>;

interface Row {
  readonly id: string;
  readonly envelope: string;
  readonly received_at: Date;
  readonly person: number | null;
  readonly device: string | null;
}

/**
 * Brings the owner's numbers forward by the next results that are not in them yet, and answers how many there were; none while another receiver
 * does so.
 */
export async function countResults(services: Services, takeTurn = isOurTurn): Promise<number> {
  try {
    return await countNext(services, takeTurn);
  } catch (error) {
    services.log('results not counted together', errorFacts(error));
    return countOneByOne(services, takeTurn);
  }
}

/** Of several results one may be such that it cannot be counted: the others are, each by itself. */
async function countOneByOne(services: Services, takeTurn: TakeTurn): Promise<number> {
  const next = await services.database.query<{ id: string }>(
    `select id from results where ${UNCOUNTED_SQL} order by arrival limit ${BATCH}`,
  );
  for (const { id } of next) {
    try {
      await countNext(services, takeTurn, id);
    } catch (error) {
      await passOver(services, id, error);
    }
  }
  return next.length;
}

/** Leaves a result out of the numbers, so that it holds up none after it; it is kept and shown as any other. */
async function passOver({ database, log, now }: Services, id: string, error: unknown): Promise<void> {
  if (!isAboutData(error)) throw error;
  await database.query('update results set counted_at = $2 where id = $1 and counted_at is null', [id, now()]);
  log('result not counted', { result: id, ...errorFacts(error) });
}

/** @param only The id of one, instead of the next ones. */
function countNext(services: Services, takeTurn: TakeTurn, only: string | null = null): Promise<number> {
  return services.database.transaction(async (tx) => {
    if (!(await takeTurn(tx, LOCKS.resultCounts))) return 0;
    const rows = await tx.query<Row>(
      `select id, envelope, received_at, person, device from results
       where ${UNCOUNTED_SQL} and ($1::uuid is null or id = $1) order by arrival limit ${BATCH} for no key update`,
      [only],
    );
    if (rows.length === 0) return 0;
    const results = rows.map((row) => countedResult(services, row));
    await noteSessions(tx, services.flows, results);
    for (const { envelope, at } of results)
      for (const { step, sentence } of envelope.misses)
        await noteMiss(tx, { flow: envelope.flow.id, step, language: envelope.flow.locale, sentence }, at);
    await tx.query('update results set counted_at = $2 where id = any($1::uuid[])', [
      rows.map(({ id }) => id),
      services.now(),
    ]);
    return rows.length;
  });
}

/** All of them: for pages that show numbers. */
export async function countAllResults(services: Services): Promise<void> {
  while ((await countResults(services, waitForTurn)) === BATCH);
}

function countedResult({ campaigns }: Services, row: Row): CountedResult {
  const envelope = keptEnvelope(row.envelope);
  const { flow } = envelope;
  const campaign = campaigns.byName(flow.campaign);
  return {
    envelope,
    at: happenedAt(envelope, row.received_at),
    person: row.person,
    device: row.device,
    campaign: campaign?.file.id ?? flow.campaign,
    timeZone: (campaign ?? campaigns.all[0]).file.timeZone,
  };
}
