import type { Queryable } from '../database/database.ts';
import { type Campaign, type CampaignNow, campaignNow, PLENTY_OF_SEATS } from './campaign.ts';
import { LOCKS } from '../database/locks.ts';

/** Waits until nobody else works on the campaign, in any receiver, and keeps them waiting until the transaction ends. */
export async function lockCampaign(tx: Queryable, campaign: Campaign, now: Date): Promise<CampaignNow> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [campaign.file.id, LOCKS.campaign]);
  return campaignNow(tx, campaign, now);
}

/**
 * The same for a sign-up, which others may go on beside as long as nothing is near its end that the whole campaign shares. What one referrer's
 * sign-ups share, `lockReferrers` guards.
 */
export async function joinCampaign(tx: Queryable, campaign: Campaign, now: Date): Promise<CampaignNow> {
  const standing = await campaignNow(tx, campaign, now, PLENTY_OF_SEATS);
  if (!isRoomy(campaign, standing)) return lockCampaign(tx, campaign, now);
  await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, $2))', [campaign.file.id, LOCKS.campaign]);
  return standing;
}

/** Numbers of rewards and codes of a pool are counted down by all together. */
const isRoomy = ({ file }: Campaign, { state, seatsLeft }: CampaignNow): boolean =>
  state === 'open' &&
  seatsLeft >= PLENTY_OF_SEATS &&
  file.rewards.every(({ most, code }) => most === undefined && code !== 'pool');
