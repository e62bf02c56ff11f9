import type { Queryable } from '../database/database.ts';

/** What somebody wrote in a conversation in which they rated something. */
export interface Verbatim {
  readonly result: string;
  readonly rating: string;
  readonly words: string;
  readonly at: Date;
}

/** Results that are looked through for words, and words that are shown. */
const LOOKED_AT = 200;
const SHOWN = 20;
/** Shorter ones are names and codes, not opinions. */
const SHORTEST = 12;

/** The newest words that came with a rating in a flow. */
export async function verbatims(db: Queryable, flow: string, ratings: readonly string[]): Promise<Verbatim[]> {
  const rows = await db.query<{ id: string; envelope: string; received_at: Date }>(
    `select id, envelope, received_at from results
     where flow = $1 and envelope is not null and set_aside is null and type = 'form.submitted'
       and not exists (select from results as newer where newer.replaces = results.id)
     order by received_at desc limit ${LOOKED_AT}`,
    [flow],
  );
  return rows
    .flatMap(({ id, envelope, received_at }) => {
      const { answers, contact } = JSON.parse(envelope) as {
        answers?: Record<string, unknown>;
        contact?: Record<string, unknown> | null;
      };
      const rating = ratings.map((name) => answers?.[name]).find((value) => typeof value === 'number');
      if (rating === undefined) return [];
      const own = Object.values(contact ?? {});
      return Object.values(answers ?? {})
        .filter((value): value is string => typeof value === 'string' && value.length >= SHORTEST && /\s/.test(value))
        .filter((value) => !own.includes(value))
        .map((words) => ({ result: id, rating: String(rating), words, at: received_at }));
    })
    .slice(0, SHOWN);
}
