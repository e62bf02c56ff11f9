import { isOurTurn, waitForTurn } from '../database/turns.ts';
import { keptEnvelope } from '../results/envelope-schema.ts';
import type { Services } from '../services.ts';
import { noteMiss } from './misses.ts';
import { LOCKS } from '../database/locks.ts';
import { type CountedResult, noteSessions } from './note-sessions.ts';

/** Results counted in one transaction: the embedded database does one at a time, and a visitor waits for it. */
const BATCH = 50;

interface Row {
  readonly id: string;
  readonly envelope: string;
  readonly occurred_at: Date;
  readonly person: number | null;
  readonly device: string | null;
}

/**
 * Brings the owner's numbers forward by the next results that are not in them yet, and answers how many there were; none while another receiver
 * does so.
 */
export function countResults(services: Services, takeTurn = isOurTurn): Promise<number> {
  return services.database.transaction(async (tx) => {
    if (!(await takeTurn(tx, LOCKS.resultCounts))) return 0;
    const rows = await tx.query<Row>(
      `select id, envelope, occurred_at, person, device from results
       where counted_at is null and set_aside is null and envelope is not null order by arrival limit ${BATCH} for no key update`,
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
    at: row.occurred_at,
    person: row.person,
    device: row.device,
    campaign: campaign?.file.id ?? flow.campaign,
    timeZone: (campaign ?? campaigns.all[0]).file.timeZone,
  };
}
