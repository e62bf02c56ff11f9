import type { Queryable } from '../database/database.ts';
import type { RewardReason } from '../referrals/reasons.ts';
import { sqlList } from '../referrals/referral-row.ts';
import { EARNED_REWARDS, LIVE_REWARDS, type RewardStatus } from './reward-machine.ts';

/** In the order in which they are given what they have earned. */
export const REFERRAL_SIDES = ['friend', 'referrer'] as const;
export type ReferralSide = (typeof REFERRAL_SIDES)[number];
/** `participant`: whoever has finished a survey or a quiz. */
export type Side = ReferralSide | 'participant';

export interface RewardRow {
  readonly id: number;
  readonly campaign: string;
  /** `null` for a milestone, which is earned by several, and for what is earned by finishing a flow. */
  readonly referral: number | null;
  readonly person: number;
  readonly side: Side;
  /** Id of the reward in the campaign file. */
  readonly reward: string;
  readonly kind: string;
  readonly amount: number | null;
  readonly unit: string | null;
  readonly milestone: number | null;
  readonly status: RewardStatus;
  readonly reason: RewardReason | null;
  readonly code: string | null;
  readonly link: string | null;
  readonly held_until: Date | null;
  readonly issued_at: Date | null;
  readonly expires_at: Date | null;
  readonly due_at: Date | null;
  readonly active_until: Date | null;
  readonly stop_reason: string | null;
  readonly fulfil_tries: number;
  /** Of one that comes each month: how many have been given. */
  readonly months_given: number;
}

export const REWARD_COLUMNS =
  'id, campaign, referral, person, side, reward, kind, amount, unit, milestone, status, reason, code, link, held_until, issued_at, expires_at, due_at, active_until, stop_reason, fulfil_tries';

const MONTHS_GIVEN =
  '(select count(*)::integer from reward_months where reward_months.reward = rewards.id) as months_given';

/** For conditions on `rewards.status`. */
export const LIVE_REWARDS_SQL = sqlList(LIVE_REWARDS);
export const EARNED_REWARDS_SQL = sqlList(EARNED_REWARDS);

/** Whether a reward waits for the owner: for approval, or because nothing could be had for it. */
export const REVIEW_REWARDS_SQL = `((status = 'held' and reason = 'approval') or (status = 'approved' and reason = 'fulfil-failed'))`;

/** Rewards by a condition, oldest first. */
export const rewardRows = (tx: Queryable, where: string, params: readonly unknown[]): Promise<RewardRow[]> =>
  tx.query<RewardRow>(`select ${REWARD_COLUMNS}, ${MONTHS_GIVEN} from rewards where ${where} order by id`, params);

export async function rewardRow(tx: Queryable, id: number): Promise<RewardRow | null> {
  const [row] = await rewardRows(tx, 'id = $1', [id]);
  return row ?? null;
}
