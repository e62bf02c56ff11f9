import type { Queryable } from '../database/database.ts';
import { findOrAddPerson } from '../people/people.ts';
import { readPhoneNumber } from '../people/phone-number.ts';
import type { CsvCustomer } from './customers-csv.ts';

/**
 * Keeps customers of a file, with what they agreed to there. What is known stays: a file takes back no consent and gives none to whoever has said
 * no here. Where somebody lives, how old they are and what they like is kept of those only who agreed to news: it is for choosing whom to tell.
 */
export async function importCustomers(tx: Queryable, customers: readonly CsvCustomer[], now: Date): Promise<number[]> {
  const people: number[] = [];
  for (const { email, firstName, lastName, phone, language, consents, ...told } of customers) {
    const person = await findOrAddPerson(tx, email, { firstName, lastName, phone }, now);
    await tx.query(
      'update people set phone_key = coalesce(phone_key, $2), language = coalesce(language, $3) where id = $1',
      [person, phone && readPhoneNumber(phone), language],
    );
    for (const channel of ['email', 'sms'] as const)
      if (consents[channel])
        await tx.query(
          `insert into consents (person, purpose, channel, granted, text, method, at)
           select $1, 'news', $2, true, 'Imported with the customer file', 'import', $3
           where not exists (select from consents where person = $1 and purpose = any($4::text[]) and channel in ($2, ''))`,
          [person, channel, now, ['news', 'marketing', 'newsletter', channel === 'sms' ? 'sms' : 'offers']],
        );
    if (consents.email || consents.sms) await keepWhatTheyTold(tx, person, told);
    people.push(person);
  }
  return people;
}

/** A newer file knows better. */
const keepWhatTheyTold = (
  tx: Queryable,
  person: number,
  { place, birthYear, interests }: Pick<CsvCustomer, 'place' | 'birthYear' | 'interests'>,
) =>
  tx.query(
    `update people set latitude = coalesce($2, latitude), longitude = coalesce($3, longitude),
       birth_year = coalesce($4, birth_year), interests = case $5 when '[]' then interests else $5 end
     where id = $1`,
    [person, place?.latitude ?? null, place?.longitude ?? null, birthYear, JSON.stringify(interests)],
  );
