import type { Reward } from '../campaign/campaign-file.ts';
import type { Turn } from '../campaign/turn.ts';
import type { RewardRow } from './reward-row.ts';

/** A code of the pool for this reward, for good; `null` when there is none left. The owner is told once when few are left, and once at none. */
export async function takePoolCode(
  { tx, services, campaign, at }: Turn,
  reward: RewardRow,
  rule: Reward,
): Promise<string | null> {
  const [taken] = await tx.query<{ code: string }>(
    `update reward_codes set taken_by = $3, taken_at = $4
     where (campaign, reward, code) = (
       select campaign, reward, code from reward_codes
       where campaign = $1 and reward = $2 and taken_at is null order by added_at, code limit 1 for update skip locked)
     returning code`,
    [campaign.file.id, reward.reward, reward.id, at],
  );
  if (!taken) return null;
  const left = await codesLeft(tx, campaign.file.id, reward.reward);
  if (left === 0 || left === (rule.lowStock ?? 0) - 1)
    services.emit(tx, {
      type: 'codes.low',
      campaign: campaign.file.id,
      data: { reward: reward.reward, left },
      at,
    });
  return taken.code;
}

export async function codesLeft(tx: Turn['tx'], campaign: string, reward: string): Promise<number> {
  const [row] = await tx.query<{ left: number }>(
    'select count(*)::integer as left from reward_codes where campaign = $1 and reward = $2 and taken_at is null',
    [campaign, reward],
  );
  return row!.left;
}
