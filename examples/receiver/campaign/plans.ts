import type { Plan } from '../../../src/campaign/campaign-file.ts';
import type { Queryable } from '../database/database.ts';
import type { CampaignFile } from './campaign-file.ts';

/** A plan, as the chat speaks of it. */
export interface PlanFacts {
  readonly name: string;
  /** How much it has by itself: 10 of `10 GB`. */
  readonly amount: number | null;
  readonly unit: string | null;
}

/** The plan that a customer has: by the name that the shop's system gave it, else the first of the campaign; `null` where the campaign has none. */
export function planOfCustomer({ plans = [] }: CampaignFile, named: string | null): PlanFacts | null {
  const plan = named === null ? plans[0] : plans.find(({ name }) => name === named);
  if (plan) return factsOf(plan);
  return named !== null && plans.length > 0 ? { name: named, amount: null, unit: null } : null;
}

/** The plan that a friend is told of: the customer's, or what is sold in its place. */
export function planForFriend(file: CampaignFile, named: string | null): PlanFacts | null {
  const { plans = [] } = file;
  const theirs = planOfCustomer(file, named);
  const instead = plans.find(({ name }) => name === theirs?.name);
  if (!instead || instead.sold || instead.replacement === undefined) return theirs;
  const replacement = plans.find(({ name }) => name === instead.replacement);
  return replacement ? factsOf(replacement) : { name: instead.replacement, amount: null, unit: null };
}

const factsOf = ({ name, amount, unit }: Plan): PlanFacts => ({ name, amount: amount ?? null, unit: unit ?? null });

/** The plan that a person has, as far as anybody told. */
export async function planOfPerson(tx: Queryable, person: number | null): Promise<string | null> {
  const [known] = await tx.query<{ plan: string | null }>('select plan from people where id = $1', [person]);
  return known?.plan ?? null;
}
