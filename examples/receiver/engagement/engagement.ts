import type { Queryable } from '../database/database.ts';
import type { ChannelName } from '../messages/recipients.ts';
import type { MessageText } from '../messages/templates/template.ts';
import type { LeftOut } from './audience.ts';

export type EngagementKind = 'near-shop' | 'invitation' | 'coupon' | 'note' | 'thank-you-day-after';
export type EngagementStatus = 'draft' | 'running' | 'paused' | 'stopped' | 'done';

/** What the owner wrote instead of the receiver's own words; the same for everybody, whatever their language. */
export type OwnWords = Partial<Pick<MessageText, 'subject' | 'body' | 'sms'>>;

/** What a kind of engagement needs to know, and what its draft found. */
export interface Settings {
  readonly link?: string | undefined;
  readonly gift?: string | undefined;
  readonly thanks?: string | undefined;
  readonly words?: OwnWords | undefined;
  /** Who was never meant, by why: too far away, too young. Those who were meant and may not be written to stand with the recipients. */
  readonly passedOver?: Readonly<Record<string, number>> | undefined;
  /** Lines of a file that could not be used, with what is wrong: numbers only, no names. */
  readonly problems?: readonly { readonly line: number; readonly problem: string }[] | undefined;
}

/** A message of the owner to many, or to one: whom it goes to is settled before the first one is written. */
export interface Engagement {
  readonly id: number;
  readonly kind: EngagementKind;
  readonly campaign: string | null;
  readonly title: string;
  readonly channel: ChannelName;
  readonly settings: Settings;
  readonly status: EngagementStatus;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
}

/** Somebody that it goes to, with what only they are told. */
export interface Chosen {
  readonly person: number;
  readonly facts: Readonly<Record<string, string | number | null>>;
}

type Row = Omit<Engagement, 'settings'> & { readonly settings: string };

const COLUMNS = 'id, kind, campaign, title, channel, settings, status, created_at, started_at, ended_at';
const read = (row: Row): Engagement => ({ ...row, settings: JSON.parse(row.settings) as Settings });

export async function engagementRow(tx: Queryable, id: number): Promise<Engagement | null> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from engagements where id = $1`, [id]);
  return row ? read(row) : null;
}

/** The newest ones first; `before` is the last one of the page before. */
export async function engagementRows(tx: Queryable, before: number | null, most: number): Promise<Engagement[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from engagements where $1::integer is null or id < $1 order by id desc limit $2`,
    [before, most],
  );
  return rows.map(read);
}

/** The thank-you that follows first purchases now, if there is one. */
export async function runningThankYou(tx: Queryable): Promise<Engagement | null> {
  const [row] = await tx.query<Row>(
    `select ${COLUMNS} from engagements where kind = 'thank-you-day-after' and status = 'running' order by id limit 1`,
  );
  return row ? read(row) : null;
}

export interface NewEngagement {
  readonly kind: EngagementKind;
  readonly campaign: string | null;
  readonly title: string;
  readonly channel: ChannelName;
  readonly settings?: Settings;
}

/** Rows that one statement brings. */
const PIECE = 5000;

/** Keeps it as a draft, with everybody it is for, and with those who may not be written to. */
export async function draftEngagement(
  tx: Queryable,
  { kind, campaign, title, channel, settings = {} }: NewEngagement,
  { chosen, leftOut }: { readonly chosen: readonly Chosen[]; readonly leftOut: readonly LeftOut[] },
  now: Date,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into engagements (kind, campaign, title, channel, settings, created_at)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [kind, campaign, title, channel, JSON.stringify(settings), now],
  );
  const rows = [
    ...chosen.map(({ person, facts }) => ({ person, status: 'waiting', reason: null, facts })),
    ...leftOut.map(({ person, reason }) => ({ person, status: 'left-out', reason, facts: {} })),
  ];
  for (let from = 0; from < rows.length; from += PIECE) {
    const piece = rows.slice(from, from + PIECE);
    await tx.query(
      `insert into engagement_recipients (engagement, person, status, reason, facts)
       select $1, * from unnest($2::integer[], $3::text[], $4::text[], $5::text[]) on conflict do nothing`,
      [
        row!.id,
        piece.map(({ person }) => person),
        piece.map(({ status }) => status),
        piece.map(({ reason }) => reason),
        piece.map(({ facts }) => JSON.stringify(facts)),
      ],
    );
  }
  return row!.id;
}

/** Throws a draft away, with a coupon that was made for it. False where it is no draft any more. */
export async function discardDraft(tx: Queryable, id: number): Promise<boolean> {
  const [draft] = await tx.query(`select id from engagements where id = $1 and status = 'draft' for update`, [id]);
  if (!draft) return false;
  await tx.query('delete from coupons where engagement = $1', [id]);
  await tx.query('delete from engagements where id = $1', [id]);
  return true;
}

/** How far it is. */
export interface Progress {
  /** Messages are not written to these people yet. */
  readonly waiting: number;
  /** Messages were written to so many; the numbers below say what became of them. */
  readonly written: number;
  readonly leftOut: number;
  readonly sent: number;
  /** On their way, or tried again. */
  readonly queued: number;
  /** Of those: wait for the morning, or for the hour they are meant for. */
  readonly later: number;
  /** Were not taken, or came back. */
  readonly failed: number;
  /** Held back when they should have gone: no consent any more, or stopped. */
  readonly heldBack: number;
  /** Wait because the engagement is paused. */
  readonly paused: number;
}

/** Whether all has gone that was written, or will not go any more. */
export const isOver = ({ status }: Engagement, { queued }: Progress): boolean =>
  status === 'stopped' || (status === 'done' && queued === 0);

export async function progressOf(tx: Queryable, id: number, now: Date): Promise<Progress> {
  return (await progressOfAll(tx, [id], now)).get(id)!;
}

/** The same of several. */
export async function progressOfAll(
  tx: Queryable,
  ids: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, Progress>> {
  const rows = await tx.query<Progress & { readonly id: number }>(
    `select asked.id, people.*, told.*
     from unnest($1::integer[]) as asked (id)
       cross join lateral (
         select count(*) filter (where status = 'waiting')::integer as waiting,
           count(*) filter (where status = 'written')::integer as written,
           count(*) filter (where status = 'left-out')::integer as "leftOut"
         from engagement_recipients where engagement = asked.id) as people
       cross join lateral (
         select count(*) filter (where status in ('sent', 'delivered'))::integer as sent,
           count(*) filter (where status in ('queued', 'sending'))::integer as queued,
           count(*) filter (where status = 'queued' and due_at > $2 and reason is null)::integer as later,
           count(*) filter (where status in ('failed', 'bounced'))::integer as failed,
           count(*) filter (where status = 'suppressed'
             or (status = 'cancelled' and reason is distinct from 'paused'))::integer as "heldBack",
           count(*) filter (where status = 'cancelled' and reason = 'paused')::integer as paused
         from messages where engagement = asked.id) as told`,
    [ids, now],
  );
  return new Map(rows.map(({ id, ...progress }) => [id, progress]));
}

/** Why people were left out, and how many for each reason; most first. */
export const leftOutOf = (tx: Queryable, id: number): Promise<{ readonly reason: string; readonly count: number }[]> =>
  tx.query(
    `select coalesce(reason, '') as reason, count(*)::integer as count from engagement_recipients
     where engagement = $1 and status = 'left-out' group by 1 order by 2 desc, 1`,
    [id],
  );
