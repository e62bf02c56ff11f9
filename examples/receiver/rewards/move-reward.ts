import type { Turn } from '../campaign/turn.ts';
import { rewardAfter, type RewardStep } from './reward-machine.ts';
import type { RewardRow } from './reward-row.ts';

/** What may change along with the status. What is left out stays, but for `reason` and `due_at`, which belong to one status. */
export type RewardChanges = Partial<
  Pick<
    RewardRow,
    | 'reason'
    | 'due_at'
    | 'held_until'
    | 'code'
    | 'link'
    | 'issued_at'
    | 'expires_at'
    | 'active_until'
    | 'stop_reason'
    | 'fulfil_tries'
  >
>;

/**
 * Takes a reward one step on and tells of it. `null` where the machine knows no such step from there, or where `reward` is not how it stands any
 * more: nothing has changed then.
 */
export async function moveReward(
  turn: Turn,
  reward: RewardRow,
  step: RewardStep,
  changes: RewardChanges = {},
): Promise<RewardRow | null> {
  const { tx, at } = turn;
  const status = rewardAfter(reward.status, step);
  if (!status) return null;
  const moved: RewardRow = { ...reward, reason: null, due_at: null, ...changes, status };
  const found = await tx.query(
    `update rewards set status = $2, reason = $3, due_at = $4, held_until = $5, code = $6, link = $7, issued_at = $8, expires_at = $9,
       active_until = $10, stop_reason = $11, fulfil_tries = $12, redeemed_at = case when $2 = 'redeemed' then $13 else redeemed_at end
     where id = $1 and status = $14 returning id`,
    [
      reward.id,
      status,
      moved.reason,
      moved.due_at,
      moved.held_until,
      moved.code,
      moved.link,
      moved.issued_at,
      moved.expires_at,
      moved.active_until,
      moved.stop_reason,
      moved.fulfil_tries,
      at,
      reward.status,
    ],
  );
  if (found.length === 0) return null;
  await tellOfReward(turn, moved);
  return moved;
}

export async function tellOfReward({ tx, services, at }: Turn, reward: RewardRow): Promise<void> {
  const { id, campaign, referral, person, side, kind, amount, unit, milestone, status, reason } = reward;
  services.emit(tx, {
    type: `reward.${status}`,
    campaign,
    person,
    referral,
    reward: id,
    data: { reward: reward.reward, kind, side, amount, unit, milestone, reason, stopReason: reward.stop_reason },
    at,
  });
}
