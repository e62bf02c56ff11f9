import type { Turn } from '../campaign/turn.ts';
import { type Column, namesOf, unnestOf, valuesOf } from '../database/columns.ts';
import { rewardAfter, type RewardStep } from './reward-machine.ts';
import type { RewardRow } from './reward-row.ts';

/** What a move may change, each with its type in the database. `redeemed_at` is not among them: it follows from the status. */
export const CHANGING = {
  reason: 'text',
  due_at: 'timestamptz',
  held_until: 'timestamptz',
  code: 'text',
  link: 'text',
  issued_at: 'timestamptz',
  expires_at: 'timestamptz',
  active_until: 'timestamptz',
  stop_reason: 'text',
  fulfil_tries: 'integer',
} as const satisfies Partial<Record<keyof RewardRow, string>>;

export type Changing = keyof typeof CHANGING;

/** What may change along with the status. What is left out stays, but for `reason` and `due_at`, which belong to one status. */
export type RewardChanges = Partial<Pick<RewardRow, Changing>>;

/** The way of one reward through the machine, from how it stands. */
export interface RewardMove {
  readonly reward: RewardRow;
  readonly steps: readonly (readonly [step: RewardStep, changes?: RewardChanges])[];
}

/** A reward as it was, and as it stands after its way. */
interface Moved {
  readonly from: RewardRow;
  readonly to: RewardRow;
}

/** The columns of the rows that `MOVE_SQL` reads. Its parts and its parameters are all made of these. */
const MOVED_COLUMNS: readonly Column<Moved>[] = [
  ['id', 'integer', ({ to }) => to.id],
  ['status_before', 'text', ({ from }) => from.status],
  ['status', 'text', ({ to }) => to.status],
  ...Object.entries(CHANGING).map(
    ([column, type]) => [column, type, ({ to }: Moved) => to[column as Changing]] as const,
  ),
];

const MOVE_SQL = `update rewards
  set ${['status', ...Object.keys(CHANGING)].map((column) => `${column} = moved.${column}`).join(', ')},
    redeemed_at = case when moved.status = 'redeemed' then $${MOVED_COLUMNS.length + 1} else redeemed_at end
  from ${unnestOf(MOVED_COLUMNS)} as moved (${namesOf(MOVED_COLUMNS)})
  where rewards.id = moved.id and rewards.status = moved.status_before returning rewards.id`;

/**
 * Takes a reward one step on and tells of it. `null` where the machine knows no such step from there, or where `reward` is not how it stands any
 * more: nothing has changed then.
 */
export async function moveReward(
  turn: Turn,
  reward: RewardRow,
  step: RewardStep,
  changes: RewardChanges = {},
): Promise<RewardRow | null> {
  const [moved] = await moveRewards(turn, [{ reward, steps: [[step, changes]] }]);
  return moved ?? null;
}

/** The same for several at once, of one step or more each. Tells of each step; answers those that have moved, as they stand then. */
export async function moveRewards(turn: Turn, moves: readonly RewardMove[]): Promise<RewardRow[]> {
  const ways = moves.flatMap(({ reward, steps }) => {
    const way = wayOf(reward, steps);
    return way ? [{ from: reward, way, to: way.at(-1)! }] : [];
  });
  if (ways.length === 0) return [];
  const found = await turn.tx.query<{ id: number }>(MOVE_SQL, [...valuesOf(MOVED_COLUMNS, ways), turn.at]);
  const ids = new Set(found.map(({ id }) => id));
  const moved = ways.filter(({ to }) => ids.has(to.id));
  for (const { way } of moved) for (const stop of way) tellOfReward(turn, stop);
  return moved.map(({ to }) => to);
}

type Standing = Pick<RewardRow, 'status' | Changing>;

/** How a reward stands after each step; `null` where the machine knows no such way. */
export function wayOf<Reward extends Standing>(reward: Reward, steps: RewardMove['steps']): Reward[] | null {
  const way: Reward[] = [];
  for (const [step, changes] of steps) {
    const before = way.at(-1) ?? reward;
    const status = rewardAfter(before.status, step);
    if (!status) return null;
    way.push({ ...before, reason: null, due_at: null, ...changes, status });
  }
  return way;
}

export function tellOfReward({ tx, services, at }: Turn, reward: RewardRow): void {
  const { id, campaign, referral, person, side, kind, amount, unit, milestone, status, reason } = reward;
  services.emit(tx, {
    type: `reward.${status}`,
    campaign,
    person,
    referral,
    reward: id,
    data: { reward: reward.reward, kind, side, amount, unit, milestone, reason, stopReason: reward.stop_reason },
    at,
  });
}
