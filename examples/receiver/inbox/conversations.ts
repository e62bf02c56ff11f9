import { beginsWith } from '../database/begins-with.ts';
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

type Param = (value: unknown) => string;

const CONDITIONS: Readonly<Record<Box, (param: Param, now: Date) => string>> = {
  open: () => `status = 'open'`,
  overdue: (param, now) => `status = 'open' and answer_by < ${param(now)}`,
  urgent: () => `status = 'open' and urgent`,
  answered: () => `status = 'answered'`,
  all: () => 'true',
};

const COLUMNS = `session, reference, flow, channel, topic, urgent, status, opened_at, answer_by, answered_at,
  conversations.person, first_name, last_name, email, phone`;

export interface Wish {
  readonly box: Box;
  /** A reference, a name or an address; empty for all. */
  readonly search: string;
  /** The last one of the page before. */
  readonly after: { readonly at: Date; readonly key: string } | null;
}

/** Newest first. Conditions that nobody asked for are left out: the database plans the rest better. */
export function conversations(
  db: Queryable,
  { box, search, after }: Wish,
  now: Date,
  most: number,
): Promise<Conversation[]> {
  const params: unknown[] = [];
  const param = (value: unknown) => `$${params.push(value)}`;
  const conditions = [CONDITIONS[box](param, now)];
  if (search) {
    const [first, last = ''] = search.toLowerCase().split(/\s+/);
    conditions.push(found(param(beginsWith(search.toLowerCase())), param(first), param(beginsWith(last))));
  }
  if (after) conditions.push(`(opened_at, session) < (${param(after.at)}, ${param(after.key)})`);
  return db.query<Conversation>(
    `select ${COLUMNS} from conversations left join people on people.id = conversations.person
     where ${conditions.join(' and ')} order by opened_at desc, session desc limit ${most}`,
    params,
  );
}

/** People that a search means, of whom one need not look at all conversations: as many as an inbox has room for. */
const MOST_PEOPLE = 1000;

/** `beginning` is a pattern. Each condition has an index of its own. */
const found = (
  beginning: string,
  first: string,
  last: string,
) => `(reference like ${beginning} or conversations.person in (
  (select id from people where email_key like ${beginning} limit ${MOST_PEOPLE}) union
  (select id from people where lower(first_name) like ${beginning} limit ${MOST_PEOPLE}) union
  (select id from people where lower(last_name) like ${beginning} limit ${MOST_PEOPLE}) union
  (select id from people where lower(first_name) = ${first} and lower(last_name) like ${last} limit ${MOST_PEOPLE})))`;

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
