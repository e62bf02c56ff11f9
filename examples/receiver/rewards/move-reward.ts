import type { Turn } from '../campaign/turn.ts';
import { rewardAfter, type RewardStep } from './reward-machine.ts';
import type { RewardRow } from './reward-row.ts';

/** What may change along with the status. What is left out stays, but for `reason` and `due_at`, which belong to one status. */
export type RewardChanges = Partial<
  Pick<
    RewardRow,
    | 'reason'
    | 'due_at'
    | 'held_until'
    | 'code'
    | 'link'
    | 'issued_at'
    | 'expires_at'
    | 'active_until'
    | 'stop_reason'
    | 'fulfil_tries'
  >
>;

/** The way of one reward through the machine, from how it stands. */
export interface RewardMove {
  readonly reward: RewardRow;
  readonly steps: readonly (readonly [step: RewardStep, changes?: RewardChanges])[];
}

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
  const column = (value: (way: (typeof ways)[number]) => unknown) => ways.map(value);
  const found = await turn.tx.query<{ id: number }>(
    `update rewards set status = moved.status, reason = moved.reason, due_at = moved.due_at, held_until = moved.held_until, code = moved.code,
       link = moved.link, issued_at = moved.issued_at, expires_at = moved.expires_at, active_until = moved.active_until,
       stop_reason = moved.stop_reason, fulfil_tries = moved.fulfil_tries,
       redeemed_at = case when moved.status = 'redeemed' then $14 else redeemed_at end
     from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::text[],
       $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::text[], $13::integer[])
       as moved (id, status_before, status, reason, due_at, held_until, code, link, issued_at, expires_at, active_until, stop_reason, fulfil_tries)
     where rewards.id = moved.id and rewards.status = moved.status_before returning rewards.id`,
    [
      column(({ to }) => to.id),
      column(({ from }) => from.status),
      column(({ to }) => to.status),
      column(({ to }) => to.reason),
      column(({ to }) => to.due_at),
      column(({ to }) => to.held_until),
      column(({ to }) => to.code),
      column(({ to }) => to.link),
      column(({ to }) => to.issued_at),
      column(({ to }) => to.expires_at),
      column(({ to }) => to.active_until),
      column(({ to }) => to.stop_reason),
      column(({ to }) => to.fulfil_tries),
      turn.at,
    ],
  );
  const ids = new Set(found.map(({ id }) => id));
  const moved = ways.filter(({ to }) => ids.has(to.id));
  for (const { way } of moved) for (const stop of way) tellOfReward(turn, stop);
  return moved.map(({ to }) => to);
}

/** How a reward stands after each step; `null` where the machine knows no such way. */
function wayOf(reward: RewardRow, steps: RewardMove['steps']): RewardRow[] | null {
  const way: RewardRow[] = [];
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
