import type { Reward } from '../campaign/campaign-file.ts';
import type { Turn } from '../campaign/turn.ts';
import type { RewardRow } from './reward-row.ts';

/** The rule in the campaign file; `null` where the file no longer has it. */
export const ruleOf = ({ campaign }: Pick<Turn, 'campaign'>, { reward }: Pick<RewardRow, 'reward'>): Reward | null =>
  campaign.file.rewards.find(({ id }) => id === reward) ?? null;
