import { rewardText } from '../../../src/campaign/reward-text.ts';
import type { CampaignFile } from '../campaign/campaign-file.ts';

/** What the owner calls a reward: its title in the campaign file, else its id. */
export function rewardTitle(file: CampaignFile, reward: string, amount: number | null): string {
  const rule = file.rewards.find(({ id }) => id === reward);
  if (!rule) return reward;
  return rewardText(rule.title, rule, { locale: 'en', tone: '' }, amount ?? rule.amount ?? null);
}
