import type { Queryable } from '../database/database.ts';

/** A conversation that wants an answer from a person, as the inbox lists it. */
export interface Conversation {
  readonly session: string;
  readonly reference: string;
  readonly flow: string | null;
  readonly channel: string;
  readonly topic: string | null;
  readonly urgent: boolean;
  readonly status: 'open' | 'answered';
  readonly opened_at: Date;
  readonly answer_by: Date | null;
  readonly answered_at: Date | null;
  readonly person: number | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

export const BOXES = ['open', 'overdue', 'urgent', 'answered', 'all'] as const;
export type Box = (typeof BOXES)[number];

/** By box; `$1` is the time. */
const CONDITIONS: Readonly<Record<Box, string>> = {
  open: `status = 'open'`,
  overdue: `status = 'open' and answer_by < $1`,
  urgent: `status = 'open' and urgent`,
  answered: `status = 'answered'`,
  all: 'true',
};

const COLUMNS = `session, reference, flow, channel, topic, urgent, status, opened_at, answer_by, answered_at,
  conversations.person, first_name, last_name, email, phone`;

/** Where the next page begins: behind this one. */
export interface Place {
  readonly openedAt: Date;
  readonly session: string;
}

export interface Wish {
  readonly box: Box;
  /** A reference, a name or an address; empty for all. */
  readonly search: string;
  readonly after: Place | null;
}

/** Newest first; who has waited longest stands in the box "overdue". */
export const conversations = (
  db: Queryable,
  { box, search, after }: Wish,
  now: Date,
  most: number,
): Promise<Conversation[]> =>
  db.query<Conversation>(
    `select ${COLUMNS} from conversations left join people on people.id = conversations.person
     where $1::timestamptz is not null and ${CONDITIONS[box]}
       and ($2 = '' or reference like $2 || '%' or starts_with(lower(email), $2) or starts_with(lower(first_name), $2) or starts_with(lower(last_name), $2)
         or starts_with(lower(first_name || ' ' || last_name), $2))
       and ($3::timestamptz is null or (opened_at, session) < ($3, $4))
     order by opened_at desc, session desc limit ${most}`,
    [now, search.toLowerCase().replaceAll(/[%_\\]/g, ''), after?.openedAt ?? null, after?.session ?? null],
  );

export async function conversation(db: Queryable, session: string): Promise<Conversation | null> {
  const [found] = await db.query<Conversation>(
    `select ${COLUMNS} from conversations left join people on people.id = conversations.person where session = $1`,
    [session],
  );
  return found ?? null;
}

export type BoxCounts = Readonly<Record<Exclude<Box, 'all' | 'answered'>, number>>;

export async function boxCounts(db: Queryable, now: Date): Promise<BoxCounts> {
  const [counts] = await db.query<BoxCounts>(
    `select count(*)::integer as open, count(*) filter (where answer_by < $1)::integer as overdue, count(*) filter (where urgent)::integer as urgent
     from conversations where status = 'open'`,
    [now],
  );
  return counts!;
}

export interface OutsideMessage {
  readonly id: number;
  readonly side: 'shop' | 'visitor';
  readonly author: string | null;
  readonly text: string;
  readonly source: string;
  readonly at: Date;
}

export const outsideMessages = (db: Queryable, session: string): Promise<OutsideMessage[]> =>
  db.query<OutsideMessage>(
    'select id, side, author, text, source, at from conversation_messages where session = $1 order by at, id limit 500',
    [session],
  );
