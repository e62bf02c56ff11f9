import { readCampaign } from './campaign-file.ts';
import type { CampaignProblem } from './campaign-problem.ts';

/** All problems of a campaign file, in its order. Never throws. */
export const checkCampaign = (campaign: unknown): readonly CampaignProblem[] => readCampaign(campaign).problems;
