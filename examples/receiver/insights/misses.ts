import { withoutContact } from '../../../src/shared/without-contact.ts';
import type { Queryable } from '../database/database.ts';

/** A sentence that no rule of a flow understood. */
export interface Miss {
  readonly id: number;
  readonly flow: string;
  readonly step: string;
  readonly language: string | null;
  readonly sentence: string;
  readonly count: number;
  readonly last_at: Date;
}

export async function noteMiss(
  tx: Queryable,
  miss: { readonly flow: string; readonly step: string; readonly language: string | null; readonly sentence: string },
  at: Date,
): Promise<void> {
  const sentence = withoutContact(miss.sentence).toLowerCase();
  if (!sentence) return;
  await tx.query(
    `insert into misses as known (flow, step, language, sentence, last_at) values ($1, $2, $3, $4, $5)
     on conflict (flow, step, sentence) do update
       set count = known.count + 1, last_at = greatest(known.last_at, excluded.last_at), done_at = null`,
    [miss.flow, miss.step, miss.language, sentence, at],
  );
}

export const openMisses = (db: Queryable, flow: string, most: number): Promise<Miss[]> =>
  db.query<Miss>(
    `select id, flow, step, language, sentence, count, last_at from misses
     where done_at is null and ($1 = '' or flow = $1) order by count desc, last_at desc, id limit ${most}`,
    [flow],
  );

export const finishMiss = (db: Queryable, id: number, at: Date): Promise<unknown> =>
  db.query('update misses set done_at = $2 where id = $1', [id, at]);
