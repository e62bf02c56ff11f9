import type { Queryable } from '../database/database.ts';
import { findOrAddPeople } from '../people/people.ts';
import { readPhoneNumber } from '../people/phone-number.ts';
import { keepProfiles } from '../people/profile.ts';
import type { CsvCustomer } from './customers-csv.ts';

/** Customers that one statement keeps. */
const CUSTOMERS_AT_ONCE = 500;

/** A customer of the file, and who that is here. */
interface Imported extends CsvCustomer {
  readonly person: number;
}

/**
 * Keeps customers of a file, with what they agreed to there. What is known stays: a file takes back no consent and gives none to whoever has said
 * no here. Where somebody lives, how old they are and what they like is kept of those only who agreed to news: it is for choosing whom to tell.
 *
 * @param customers each mailbox once, as `readCustomers` gives them
 * @returns who they are, in their order
 */
export async function importCustomers(tx: Queryable, customers: readonly CsvCustomer[], now: Date): Promise<number[]> {
  const people: number[] = [];
  for (let from = 0; from < customers.length; from += CUSTOMERS_AT_ONCE) {
    const some = customers.slice(from, from + CUSTOMERS_AT_ONCE);
    const ids = await findOrAddPeople(
      tx,
      some.map((customer) => ({ ...customer, phoneKey: customer.phone && readPhoneNumber(customer.phone) })),
      now,
    );
    const imported = some.map((customer, index) => ({ ...customer, person: ids[index]! }));
    await keepConsents(tx, imported, now);
    const agreed = imported.filter(({ consents }) => consents.email || consents.sms);
    // A newer file knows better.
    await keepProfiles(tx, agreed, 'newer');
    people.push(...ids);
  }
  return people;
}

async function keepConsents(tx: Queryable, customers: readonly Imported[], now: Date): Promise<void> {
  const given = customers.flatMap(({ person, consents }) =>
    (['email', 'sms'] as const).filter((channel) => consents[channel]).map((channel) => ({ person, channel })),
  );
  if (given.length === 0) return;
  await tx.query(
    `insert into consents (person, purpose, channel, granted, text, method, at)
     select given.person, 'news', given.channel, true, 'Imported with the customer file', 'import', $3
     from unnest($1::integer[], $2::text[]) as given (person, channel)
     where not exists (
       select from consents
       where consents.person = given.person and consents.channel in (given.channel, '')
         and consents.purpose in ('news', 'marketing', 'newsletter', case given.channel when 'sms' then 'sms' else 'offers' end))`,
    [given.map(({ person }) => person), given.map(({ channel }) => channel), now],
  );
}
