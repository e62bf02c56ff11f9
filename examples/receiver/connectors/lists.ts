import type { Skipped } from './connector.ts';
import type { Facts } from './facts.ts';

/* What targets that send newsletters have in common. */

export const noConsent = (purpose: string): Skipped => ({ skipped: `no consent to "${purpose}"` });

/** Tags by which a list can be asked for a campaign's people: `vip-prelaunch`, `vip-prelaunch: friend`. */
export const campaignTags = ({ campaign, contact }: Facts): readonly string[] =>
  campaign ? [campaign.id, ...(contact?.roles ?? []).map((role) => `${campaign.id}: ${role}`)] : [];
