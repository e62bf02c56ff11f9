import { createHmac } from 'node:crypto';
import { newToken } from '../../campaign/codes.ts';
import type { Turn } from '../../campaign/turn.ts';
import type { Queryable } from '../../database/database.ts';

/** Where a form came from. None of it is stored as it is. */
export interface Origin {
  /** Network address. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly browser: string;
  /** Name that the page gave this device, where it may keep one. */
  readonly device: string | null;
}

export type TraceKind = 'device' | 'network';

/** Hashes that stand for an origin; none where it is not known any more. */
export type Traces = ReadonlyMap<TraceKind, string>;

const DAY = 86_400_000;
const KEPT_DAYS = 14;

/** Monday of the week, by UTC. */
function weekOf(at: Date): string {
  const daysSinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(at.getTime() - daysSinceMonday * DAY).toISOString().slice(0, 10);
}

async function saltOf(tx: Queryable, week: string): Promise<string> {
  const find = async () =>
    (await tx.query<{ salt: string }>('select salt from trace_salts where week = $1', [week]))[0]?.salt;
  const known = await find();
  if (known !== undefined) return known;
  await tx.query('insert into trace_salts (week, salt) values ($1, $2) on conflict (week) do nothing', [
    week,
    newToken(),
  ]);
  return (await find())!;
}

const hashed = (salt: string, ...parts: readonly string[]): string =>
  createHmac('sha256', salt).update(JSON.stringify(parts)).digest('base64url');

/**
 * What is kept of a client's network alone, as `clientOfAddress` tells it: this week's hash, and behind it those of the weeks whose salts are still
 * there, by which what came then is found.
 */
export async function networkTraces(tx: Queryable, address: string, at: Date): Promise<readonly string[]> {
  const week = weekOf(at);
  const salt = await saltOf(tx, week);
  const earlier = await tx.query<{ salt: string }>('select salt from trace_salts where week <> $1', [week]);
  return [salt, ...earlier.map((each) => each.salt)].map((each) => hashed(each, 'client', address));
}

/** What is kept of an origin: two hashes that nobody can turn back once the week's salt is gone. */
export async function tracesOf(tx: Queryable, origin: Origin | null, at: Date): Promise<Traces> {
  const traces = new Map<TraceKind, string>();
  if (!origin) return traces;
  const { address, browser, device } = origin;
  const salt = await saltOf(tx, weekOf(at));
  if (device) traces.set('device', hashed(salt, 'device', device));
  if (address) traces.set('network', hashed(salt, 'network', address, browser));
  return traces;
}

/** Remembers for some days where a person came from. */
export async function keepTraces(
  { tx, campaign, at }: Pick<Turn, 'tx' | 'campaign' | 'at'>,
  person: number,
  traces: Traces,
): Promise<void> {
  if (traces.size === 0) return;
  await tx.query(
    `insert into traces (campaign, person, kind, hash, at)
     select $1, $2::integer, kind, hash, $5 from unnest($3::text[], $4::text[]) as trace (kind, hash)
     on conflict (campaign, person, kind, hash) do update set at = excluded.at`,
    [campaign.file.id, person, [...traces.keys()], [...traces.values()], at],
  );
}

export async function forgetOldTraces(tx: Queryable, now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - KEPT_DAYS * DAY);
  await tx.query('delete from traces where at < $1', [oldest]);
  await tx.query('delete from trace_salts where week < $1', [oldest.toISOString().slice(0, 10)]);
}
