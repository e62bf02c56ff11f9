import type { Queryable } from '../database/database.ts';
import type { ReferralReason } from './reasons.ts';
import { COUNTING_REFERRALS, LIVE_REFERRALS, type ReferralStatus } from './referral-machine.ts';

export interface ReferralRow {
  readonly id: number;
  readonly campaign: string;
  readonly referrer: number;
  readonly friend: number;
  readonly status: ReferralStatus;
  /** Why it is held, was rejected, or earns the referrer nothing. For the owner; no visitor is ever told. */
  readonly reason: ReferralReason | null;
  /** Within the limits of the referrer: it earns them something. */
  readonly counts: boolean;
  readonly at: Date;
  readonly due_at: Date | null;
}

export const REFERRAL_COLUMNS = 'id, campaign, referrer, friend, status, reason, counts, at, due_at';

export const sqlList = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** For conditions on `referrals.status`. */
export const LIVE_REFERRALS_SQL = sqlList(LIVE_REFERRALS);
export const COUNTING_SQL = sqlList(COUNTING_REFERRALS);

/** Whether a referral waits for the owner's look. One that only waits for a seat does not. */
export const REVIEW_REFERRALS_SQL = `(status = 'held' and reason is distinct from 'full')`;

/** Referrals by a condition, oldest first. */
export const referralRows = (tx: Queryable, where: string, params: readonly unknown[]): Promise<ReferralRow[]> =>
  tx.query<ReferralRow>(`select ${REFERRAL_COLUMNS} from referrals where ${where} order by id`, params);

export async function referralRow(tx: Queryable, id: number): Promise<ReferralRow | null> {
  const [row] = await referralRows(tx, 'id = $1', [id]);
  return row ?? null;
}
