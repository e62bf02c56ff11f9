import type { Queryable } from '../database/database.ts';

/** Hours after which an answer is overdue, until the owner says something else. */
export const ANSWER_HOURS = 24;
/** A fortnight: whoever promises later promises nothing. */
export const MOST_ANSWER_HOURS = 336;

export async function answerHours(db: Queryable): Promise<number> {
  const [row] = await db.query<{ value: string }>(`select value from desk_settings where name = 'answer-hours'`);
  return row ? Number(row.value) : ANSWER_HOURS;
}

export const setAnswerHours = (db: Queryable, hours: number): Promise<unknown> =>
  db.query(
    `insert into desk_settings (name, value) values ('answer-hours', $1) on conflict (name) do update set value = excluded.value`,
    [String(hours)],
  );
