import type { Queryable } from '../database/database.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { NewEvent } from './event.ts';

/** Keeps what happened, in the transaction that makes it happen, and has its subscribers hear of it afterwards. Answers the event's id. */
export type Emit = (tx: Queryable, event: NewEvent) => Promise<number>;

export const emitWith =
  (jobs: Pick<Jobs, 'add'>): Emit =>
  async (tx, { type, campaign, person, referral, reward, result, data, at }) => {
    const [stored] = await tx.query<{ id: number }>(
      `insert into events (type, campaign, person, referral, reward, result, data, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       returning id::float8 as id`,
      [
        type,
        campaign,
        person ?? null,
        referral ?? null,
        reward ?? null,
        result ?? null,
        JSON.stringify(data ?? {}),
        at,
      ],
    );
    const { id } = stored!;
    await jobs.add(tx, 'fan-out', { event: id }, { key: `fan-out ${id}` });
    return id;
  };
