import type { EmailAddress } from '../campaign/email-address.ts';
import type { Queryable } from '../database/database.ts';

export interface PersonDetails {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  /** In E.164, where the typed one can be read as a number. */
  readonly phoneKey?: string | null;
  /** BCP 47; how they are written to. */
  readonly language?: string | null;
  readonly tone?: string | null;
  readonly timeZone?: string | null;
}

/** Somebody to find or to add. */
export interface Known extends PersonDetails {
  readonly email: EmailAddress;
}

/** Where the details come from: the shop's own word, the person's, who came by their own link, or anybody's form. */
type Source = 'shop' | 'person' | { readonly conversation: string | null };

interface PersonRow {
  readonly id: number;
  readonly email_key: string;
  readonly is_own: boolean;
}

/**
 * Adds people, or fills in what is missing about those who are there. One statement either way, so that nobody can tell from the time it took. A form
 * changes nothing about somebody who is known from elsewhere, and gives them no phone number: a stranger may have typed the address. A conversation may put
 * right what only it has said, and the person everything. The shop's number takes the place of one that nobody has proven.
 */
function keepPeople(tx: Queryable, people: readonly Known[], source: Source, now: Date): Promise<PersonRow[]> {
  const all = <Value>(read: (person: Known) => Value | null | undefined) =>
    people.map((person) => read(person) ?? null);
  return tx.query<PersonRow>(
    `insert into people (email_key, email, first_name, last_name, phone, phone_key, language, tone, time_zone, stage, created_at, typed_in, phone_proven_at)
     select given.*, 'lead', $10::timestamptz, $11::text, case when $12 <> 'form' and given.phone_key is not null then $10::timestamptz end
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       as given (email_key, email, first_name, last_name, phone, phone_key, language, tone, time_zone)
     on conflict (email_key) do update set
       email = case when $12 = 'person' then excluded.email else people.email end,
       first_name = ${newerWhere(MAY_CHANGE, 'first_name')},
       last_name = ${newerWhere(MAY_CHANGE, 'last_name')},
       phone = case when ${TAKES_PHONE} then excluded.phone else people.phone end,
       phone_key = case when ${TAKES_PHONE} then excluded.phone_key else people.phone_key end,
       phone_proven_at = case when ${TAKES_PHONE} then excluded.phone_proven_at else people.phone_proven_at end,
       language = coalesce(people.language, excluded.language),
       tone = coalesce(people.tone, excluded.tone),
       time_zone = coalesce(people.time_zone, excluded.time_zone),
       typed_in = case when ${IS_OWN} then people.typed_in end,
       stage = case people.stage when 'prospect' then 'lead' else people.stage end
     returning id, email_key, typed_in is not null as is_own`,
    [
      all(({ email }) => email.key),
      all(({ email }) => email.address),
      all(({ firstName }) => firstName),
      all(({ lastName }) => lastName),
      all(({ phone }) => phone),
      all(({ phoneKey }) => phoneKey),
      all(({ language }) => language),
      all(({ tone }) => tone),
      all(({ timeZone }) => timeZone),
      now,
      typeof source === 'string' ? null : source.conversation,
      typeof source === 'string' ? source : 'form',
    ],
  );
}

/** Only the conversation that tells now has ever typed this address. */
const IS_OWN = 'people.typed_in = excluded.typed_in';
const MAY_CHANGE = `(${IS_OWN} or $12 = 'person')`;
const TAKES_PHONE = `excluded.phone_key is not null and ($12 = 'person' or (${IS_OWN}) or ($12 = 'shop' and people.phone_proven_at is null))`;
const newerWhere = (condition: string, column: string) =>
  `case when ${condition} then coalesce(excluded.${column}, people.${column}) else coalesce(people.${column}, excluded.${column}) end`;

/**
 * The ids of the people with these mailboxes, in their order, by the shop's word; new leads where there was none.
 *
 * @param people each mailbox once
 */
export async function findOrAddPeople(tx: Queryable, people: readonly Known[], now: Date): Promise<number[]> {
  const rows = await keepPeople(tx, people, 'shop', now);
  const idOf = new Map(rows.map(({ id, email_key }) => [email_key, id]));
  return people.map(({ email }) => idOf.get(email.key)!);
}

/** The same for one person. */
export async function findOrAddPerson(
  tx: Queryable,
  email: EmailAddress,
  details: PersonDetails,
  now: Date,
): Promise<number> {
  const [person] = await findOrAddPeople(tx, [{ email, ...details }], now);
  return person!;
}

/** Whose address a form has. */
export interface TypedPerson {
  readonly id: number;
  /** Whatever the form says of the person holds: they came by their own link, or nobody else has ever told of this address. */
  readonly isOwn: boolean;
}

export async function personTyped(
  tx: Queryable,
  email: EmailAddress,
  details: PersonDetails,
  source: Exclude<Source, 'shop'>,
  now: Date,
): Promise<TypedPerson> {
  const [row] = await keepPeople(tx, [{ email, ...details }], source, now);
  return { id: row!.id, isOwn: source === 'person' || row!.is_own };
}

/** Whether nothing is known of somebody but what this conversation has said. */
export const isKnownOnlyIn = async (tx: Queryable, person: number, conversation: string | null): Promise<boolean> =>
  (await tx.query('select id from people where id = $1 and typed_in = $2', [person, conversation])).length > 0;
