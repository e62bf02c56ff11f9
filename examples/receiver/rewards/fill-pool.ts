import type { Campaign } from '../campaign/campaign.ts';
import { inTurn } from '../campaign/turn.ts';
import { noteRewardedBy } from '../referrals/note-rewarded.ts';
import type { Services } from '../services.ts';
import { codesLeft } from './code-pool.ts';
import { issueReward } from './issue-reward.ts';
import { rewardRows } from './reward-row.ts';

/**
 * Fills the pool, and gives rewards that waited for a code theirs, the oldest first. A code that was there before, taken or not, is left as it is.
 *
 * @returns How many codes are new, and how many rewards got one.
 */
export function addPoolCodes(
  services: Services,
  campaign: Campaign,
  reward: string,
  codes: readonly string[],
): Promise<{ readonly added: number; readonly given: number }> {
  return inTurn(services, campaign, async (turn) => {
    const fresh = await turn.tx.query(
      `insert into reward_codes (campaign, reward, code, added_at)
       select $1, $2, code, $4 from unnest($3::text[]) as code on conflict do nothing returning code`,
      [campaign.file.id, reward, codes.map((text) => text.trim()).filter(Boolean), turn.at],
    );
    const added = fresh.length;
    const waiting = await rewardRows(
      turn.tx,
      `campaign = $1 and reward = $2 and status = 'approved' and reason = 'waiting-for-code'`,
      [campaign.file.id, reward],
    );
    const before = await codesLeft(turn.tx, campaign.file.id, reward);
    for (const one of waiting.slice(0, before)) {
      await issueReward(turn, one);
      await noteRewardedBy(turn, one);
    }
    return { added, given: Math.min(before, waiting.length) };
  });
}
