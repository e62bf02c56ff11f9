import type { CampaignFile } from '../campaign/campaign-file.ts';
import type { Queryable } from '../database/database.ts';
import type { Known } from './numbers.ts';
import type { Period } from './period.ts';

/** What the owner says a customer is worth and what the campaign cost; null until it was said. */
export interface CampaignValues {
  readonly value: Known;
  readonly cost: Known;
  readonly currency: string;
  /** Cost of one reward, by its id. */
  readonly rewards: ReadonlyMap<string, number>;
}

export async function campaignValues(db: Queryable, campaign: string): Promise<CampaignValues> {
  const [row] = await db.query<{ value: Known; cost: Known; currency: string }>(
    `select value_of_customer::float8 as value, cost_of_campaign::float8 as cost, currency from campaign_values where campaign = $1`,
    [campaign],
  );
  const costs = await db.query<{ reward: string; cost: number }>(
    'select reward, cost::float8 as cost from reward_costs where campaign = $1',
    [campaign],
  );
  return {
    value: row?.value ?? null,
    cost: row?.cost ?? null,
    currency: row?.currency ?? 'EUR',
    rewards: new Map(costs.map(({ reward, cost }) => [reward, cost])),
  };
}

export async function setCampaignValues(tx: Queryable, campaign: string, values: CampaignValues): Promise<void> {
  await tx.query(
    `insert into campaign_values (campaign, value_of_customer, cost_of_campaign, currency) values ($1, $2, $3, $4)
     on conflict (campaign) do update set value_of_customer = excluded.value_of_customer,
       cost_of_campaign = excluded.cost_of_campaign, currency = excluded.currency`,
    [campaign, values.value, values.cost, values.currency],
  );
  await tx.query('delete from reward_costs where campaign = $1', [campaign]);
  for (const [reward, cost] of values.rewards)
    await tx.query('insert into reward_costs (campaign, reward, cost) values ($1, $2, $3)', [campaign, reward, cost]);
}

/** What one reward costs by the campaign file; null where it does not say. */
export const costInFile = (file: CampaignFile, reward: string): Known =>
  file.rewards.find(({ id }) => id === reward)?.cost ?? null;

export interface RewardCosts {
  readonly total: Known;
  /** Rewards that were given and of which nobody has said what they cost. */
  readonly unknown: readonly string[];
}

/**
 * What all rewards cost that were given in a period: by what was noted with each, else by the owner, else by the campaign file. It adds up counts
 * by day.
 */
export async function rewardCosts(
  db: Queryable,
  file: CampaignFile,
  values: CampaignValues,
  { from, to }: Period,
): Promise<RewardCosts> {
  const given = await db.query<{ reward: string; noted: number; count: number }>(
    `select part as reward, sum(cost)::float8 as noted,
       coalesce(sum(count) filter (where measure = 'unpriced'), 0)::integer as count
     from referral_counts
     where campaign = $1 and day between $2::date and $3::date and measure in ('rewards', 'unpriced')
     group by part order by part`,
    [file.id, from, to],
  );
  const costOf = (reward: string) => values.rewards.get(reward) ?? costInFile(file, reward);
  const unknown = given.filter(({ reward, count }) => count > 0 && costOf(reward) === null);
  return {
    total:
      unknown.length > 0
        ? null
        : given.reduce((sum, { reward, noted, count }) => sum + noted + count * (costOf(reward) ?? 0), 0),
    unknown: unknown.map(({ reward }) => reward),
  };
}
