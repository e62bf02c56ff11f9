import type { Queryable } from '../database/database.ts';
import type { ChannelName } from '../messages/recipients.ts';

export type EngagementKind = 'near-shop' | 'invitation' | 'coupon' | 'thank-you-day-after';
export type EngagementStatus = 'draft' | 'running' | 'paused' | 'stopped' | 'done';

/** A message of the owner to many, or to one: whom it goes to is settled before the first one is written. */
export interface Engagement {
  readonly id: number;
  readonly kind: EngagementKind;
  readonly campaign: string | null;
  readonly title: string;
  readonly channel: ChannelName;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly status: EngagementStatus;
}

/** Somebody that it goes to, with what only they are told. */
export interface Chosen {
  readonly person: number;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

/** What would go out, before anything does. */
export interface Preview {
  readonly count: number;
  readonly sample: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly parts: number | null;
  }[];
  /** Why others are left out, and how many. */
  readonly leftOut: Readonly<Record<string, number>>;
}

const COLUMNS = 'id, kind, campaign, title, channel, settings, status';

export async function engagementRow(tx: Queryable, id: number): Promise<Engagement | null> {
  const [row] = await tx.query<Omit<Engagement, 'settings'> & { settings: string }>(
    `select ${COLUMNS} from engagements where id = $1`,
    [id],
  );
  return row ? { ...row, settings: JSON.parse(row.settings) as Engagement['settings'] } : null;
}

export interface NewEngagement {
  readonly kind: EngagementKind;
  readonly campaign: string | null;
  readonly title: string;
  readonly channel: ChannelName;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Keeps it as a draft, with everybody it is for. */
export async function draftEngagement(
  tx: Queryable,
  { kind, campaign, title, channel, settings = {} }: NewEngagement,
  chosen: readonly Chosen[],
  now: Date,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into engagements (kind, campaign, title, channel, settings, created_at) values ($1, $2, $3, $4, $5, $6) returning id`,
    [kind, campaign, title, channel, JSON.stringify(settings), now],
  );
  for (const { person, facts } of chosen)
    await tx.query(
      'insert into engagement_recipients (engagement, person, facts) values ($1, $2, $3) on conflict do nothing',
      [row!.id, person, JSON.stringify(facts)],
    );
  return row!.id;
}

/** How far it is. */
export async function progressOf(
  tx: Queryable,
  id: number,
): Promise<{ waiting: number; written: number; leftOut: number }> {
  const [row] = await tx.query<{ waiting: number; written: number; left_out: number }>(
    `select count(*) filter (where status = 'waiting')::integer as waiting, count(*) filter (where status = 'written')::integer as written,
       count(*) filter (where status = 'left-out')::integer as left_out
     from engagement_recipients where engagement = $1`,
    [id],
  );
  return { waiting: row!.waiting, written: row!.written, leftOut: row!.left_out };
}
