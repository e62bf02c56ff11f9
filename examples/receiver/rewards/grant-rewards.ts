import type { Reward } from '../campaign/campaign-file.ts';
import type { ReadOnlyTurn, Turn } from '../campaign/turn.ts';
import { type Column, namesOf, unnestOf, valuesOf } from '../database/columns.ts';
import type { ReferralRow } from '../referrals/referral-row.ts';
import { type Changing, CHANGING } from './move-reward.ts';
import { LIVE_REWARDS_SQL, REWARD_COLUMNS, type ReferralSide, type RewardRow } from './reward-row.ts';

/** What this side of every referral earns, by the campaign's rules. */
export const rewardsOfSide = (turn: Pick<Turn, 'campaign'>, side: ReferralSide): readonly Reward[] =>
  turn.campaign.file.rewards.filter(({ sides, milestone }) => sides.includes(side) && milestone === undefined);

/** A reward that somebody has earned, by a rule of the campaign. */
interface Grant extends Pick<RewardRow, 'referral' | 'person' | 'side' | 'milestone'> {
  readonly rule: Reward;
  /** What was finished for it. */
  readonly result?: string;
}

/** What these sides of a referral have earned by it. */
export const grantsOf = (turn: Turn, referral: ReferralRow, sides: readonly ReferralSide[]): Grant[] =>
  sides.flatMap((side) =>
    rewardsOfSide(turn, side).map((rule) => ({
      rule,
      referral: referral.id,
      person: side === 'referrer' ? referral.referrer : referral.friend,
      side,
      milestone: null,
    })),
  );

/** The reward for having brought so many friends; once for each such number. */
export const grantMilestone = (turn: Turn, rule: Reward, person: number): Promise<RewardRow[]> =>
  insertRewards(turn, [{ rule, referral: null, person, side: 'referrer', milestone: rule.milestone ?? null }]);

/** The reward for a flow that this person has finished with `result`; once, however often they finish it. */
export const grantFinished = (turn: Turn, rule: Reward, person: number, result: string): Promise<RewardRow[]> =>
  insertRewards(turn, [{ rule, referral: null, person, side: 'participant', milestone: null, result }]);

/** A reward before it is written down. */
export type NewReward = Omit<RewardRow, 'id' | 'months_given'>;

interface Granted {
  readonly grant: Grant;
  readonly reward: NewReward;
}

/** The columns of a new reward. */
const NEW_COLUMNS: readonly Column<Granted>[] = [
  ['campaign', 'text', ({ reward }) => reward.campaign],
  ['referral', 'integer', ({ reward }) => reward.referral],
  ['person', 'integer', ({ reward }) => reward.person],
  ['side', 'text', ({ reward }) => reward.side],
  ['milestone', 'integer', ({ reward }) => reward.milestone],
  ['reward', 'text', ({ reward }) => reward.reward],
  ['kind', 'text', ({ reward }) => reward.kind],
  ['amount', 'integer', ({ reward }) => reward.amount],
  ['unit', 'text', ({ reward }) => reward.unit],
  ['status', 'text', ({ reward }) => reward.status],
  ['once', 'boolean', ({ grant }) => grant.rule.once],
  ['cost', 'numeric', ({ grant }) => grant.rule.cost ?? null],
  ['result', 'uuid', ({ grant }) => grant.result ?? null],
  ...Object.entries(CHANGING).map(
    ([column, type]) => [column, type, ({ reward }: Granted) => reward[column as Changing]] as const,
  ),
];

const NEW_NAMES = namesOf(NEW_COLUMNS);

const INSERT_SQL = `insert into rewards (at, ${NEW_NAMES})
  select $${NEW_COLUMNS.length + 1}::timestamptz, ${NEW_NAMES}
  from ${unnestOf(NEW_COLUMNS)} with ordinality as granted (${NEW_NAMES}, nth) order by nth
  on conflict do nothing returning ${REWARD_COLUMNS}, 0 as months_given`;

/**
 * One record for each reward that somebody has earned, pending, or as `begin` has it stand at once. The database refuses a second one: of the same side
 * of a referral, and for the same person where the rule says `once`. Answers the new ones.
 */
export async function insertRewards(
  turn: Turn,
  grants: readonly Grant[],
  begin: (pending: NewReward) => NewReward = (pending) => pending,
): Promise<RewardRow[]> {
  const left = await leftOf(turn, grants);
  if (left.length === 0) return [];
  const granted = left.map((grant) => ({ grant, reward: begin(pending(turn, grant)) }));
  return turn.tx.query<RewardRow>(INSERT_SQL, [...valuesOf(NEW_COLUMNS, granted), turn.at]);
}

const pending = ({ campaign }: Turn, { rule, referral, person, side, milestone }: Grant): NewReward => ({
  campaign: campaign.file.id,
  referral,
  person,
  side,
  milestone,
  reward: rule.id,
  kind: rule.kind,
  amount: rule.amount ?? null,
  unit: rule.unit ?? null,
  status: 'pending',
  reason: null,
  due_at: null,
  held_until: null,
  code: null,
  link: null,
  issued_at: null,
  expires_at: null,
  active_until: null,
  stop_reason: null,
  fulfil_tries: 0,
});

/** Those of whose rewards the whole campaign has given less than it may, these here included. */
async function leftOf(turn: Turn, grants: readonly Grant[]): Promise<Grant[]> {
  const left: Grant[] = [];
  for (const grant of grants) {
    const before = left.filter(({ rule }) => rule.id === grant.rule.id).length;
    if (await mayGrant(turn, grant.rule, before)) left.push(grant);
  }
  return left;
}

/** Whether the whole campaign has given less of this reward than it may, with `more` that are being given. */
export const mayGrant = async (
  { tx, campaign }: Pick<ReadOnlyTurn, 'tx' | 'campaign'>,
  rule: Reward,
  more = 0,
): Promise<boolean> => rule.most === undefined || (await givenSoFar(tx, campaign.file.id, rule.id)) + more < rule.most;

/** How many of the whole campaign's are taken. */
async function givenSoFar(tx: ReadOnlyTurn['tx'], campaign: string, reward: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from rewards where campaign = $1 and reward = $2 and status in (${LIVE_REWARDS_SQL})`,
    [campaign, reward],
  );
  return row!.count;
}
