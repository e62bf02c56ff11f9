import type { Queryable, Transaction } from '../database/database.ts';
import type { Services } from '../services.ts';
import { type Campaign, type CampaignNow, campaignNow } from './campaign.ts';
import { joinCampaign, lockCampaign } from './campaign-lock.ts';

/**
 * One piece of work on a campaign. As long as its transaction lasts, nobody else counts or gives what it counts and gives: the campaign's seats
 * and rewards, a referrer's friends and rewards.
 */
export interface Turn {
  readonly tx: Transaction;
  readonly services: Services;
  readonly campaign: Campaign;
  readonly at: Date;
  /** How the campaign stood when the turn began. */
  readonly standing: CampaignNow;
}

/** Waits for the campaign's turn. */
export async function beginTurn(
  tx: Transaction,
  services: Services,
  campaign: Campaign,
  at = services.now(),
): Promise<Turn> {
  return { tx, services, campaign, at, standing: await lockCampaign(tx, campaign, services.now()) };
}

/** A turn for one sign-up; others may have theirs at the same time, while the campaign has room. */
export async function beginSignUp(tx: Transaction, services: Services, campaign: Campaign, at: Date): Promise<Turn> {
  return { tx, services, campaign, at, standing: await joinCampaign(tx, campaign, services.now()) };
}

/**
 * The turns of several campaigns, always in the same order. Take them before a contact is locked: a sign-up does so too, and whoever locks the
 * other way round waits for it in vain.
 */
export async function beginTurns(
  tx: Transaction,
  services: Services,
  campaigns: readonly Campaign[] = services.campaigns.all,
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (const campaign of campaigns) turns.push(await beginTurn(tx, services, campaign));
  return turns;
}

/** A campaign as it stands, for what only reads: nobody waits for it, and it changes nothing. */
export type ReadOnlyTurn = Omit<Turn, 'tx'> & { readonly tx: Queryable };

export async function readOnlyTurn(
  tx: Queryable,
  services: Services,
  campaign: Campaign,
  at: Date,
): Promise<ReadOnlyTurn> {
  return { tx, services, campaign, at, standing: await campaignNow(tx, campaign, services.now()) };
}

/** Does one piece of work in a transaction of its own. */
export const inTurn = <T>(services: Services, campaign: Campaign, work: (turn: Turn) => Promise<T>): Promise<T> =>
  services.database.transaction(async (tx) => work(await beginTurn(tx, services, campaign)));
