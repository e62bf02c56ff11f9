import { readEmailAddress, type EmailAddress } from '../campaign/email-address.ts';
import { interestsOf, type Profile } from '../people/profile.ts';
import { isPlace, type Place } from './distance.ts';

export interface CsvCustomer extends Profile {
  readonly email: EmailAddress;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly consents: { readonly email: boolean; readonly sms: boolean };
}

export interface ReadCustomers {
  readonly customers: readonly CsvCustomer[];
  /** Lines that can't be used, with what is wrong: numbers only, no names. */
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/** What columns may be called, in any case and with any blanks. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  email: ['email', 'mail', 'e-mail', 'emailaddress', 'e-mailadres', 'e-mail-adresse'],
  firstName: ['firstname', 'givenname', 'voornaam', 'vorname', 'fornavn'],
  lastName: ['lastname', 'surname', 'familyname', 'achternaam', 'nachname', 'etternavn'],
  phone: ['phone', 'mobile', 'telephone', 'telefoon', 'telefon', 'mobil'],
  language: ['language', 'locale', 'taal', 'sprache'],
  latitude: ['latitude', 'lat', 'breedtegraad', 'breitengrad'],
  longitude: ['longitude', 'lng', 'lon', 'long', 'lengtegraad', 'längengrad'],
  birthYear: ['birthyear', 'yearofbirth', 'birthdate', 'dateofbirth', 'birthday', 'geboortejaar', 'geburtsjahr'],
  interests: ['interests', 'interest', 'interesses', 'interessen'],
  consentEmail: ['consentemail', 'emailconsent', 'consent', 'newsletter', 'optin'],
  consentSms: ['consentsms', 'smsconsent', 'smsoptin'],
};
const YES = ['1', 'yes', 'y', 'true', 'x', 'ja', 'j', 'oui', 'si'];

const plain = (text: string) => text.trim().toLowerCase().replace(/[\s_]/g, '');

function fieldOf(head: string): string {
  return Object.entries(COLUMNS).find(([, names]) => names.includes(plain(head)))?.[0] ?? head;
}

/** What stands between cells: of the signs that spreadsheets use, the one that its first line has most of. */
export function delimiterOf(text: string): string {
  const heading = /^\s*(.*)/.exec(text)?.[1] ?? '';
  const count = (sign: string) => heading.split(sign).length;
  return [',', ';', '\t'].sort((one, other) => count(other) - count(one))[0]!;
}

/**
 * Customers from a file of a shop system or a spreadsheet: with commas, semicolons or tabs, with or without a mark for UTF-8 at its beginning.
 * Nobody has agreed to anything unless the file says so.
 *
 * @throws {Error} where there is no column of addresses
 */
export async function readCustomers(text: string): Promise<ReadCustomers> {
  // Needed only when a file is read.
  const { parse } = await import('csv-parse/sync');
  const records = parse(text, {
    bom: true,
    columns: (heads: string[]) => heads.map(fieldOf),
    delimiter: delimiterOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { record: Readonly<Record<string, string | undefined>>; info: { lines: number } }[];
  if (records[0] && !('email' in records[0].record))
    throw new Error(
      'The file has no column of e-mail addresses. Name one "email", such as: email,firstName,phone,consentEmail,consentSms',
    );
  const customers = new Map<string, CsvCustomer>();
  const problems: { line: number; problem: string }[] = [];
  for (const { record, info } of records) {
    const email = readEmailAddress(record.email ?? '');
    if (!email) problems.push({ line: info.lines, problem: 'no e-mail address' });
    else if (customers.has(email.key)) problems.push({ line: info.lines, problem: 'the same person again' });
    else customers.set(email.key, customerOf(email, record));
  }
  return { customers: [...customers.values()], problems };
}

const customerOf = (email: EmailAddress, record: Readonly<Record<string, string | undefined>>): CsvCustomer => {
  const said = (name: string) => record[name] || null;
  const agreed = (name: string) => YES.includes(plain(record[name] ?? ''));
  return {
    email,
    firstName: said('firstName'),
    lastName: said('lastName'),
    phone: said('phone'),
    language: said('language'),
    place: placeOf(said('latitude'), said('longitude')),
    birthYear: yearOf(said('birthYear')),
    interests: interestsOf(said('interests')),
    consents: { email: agreed('consentEmail'), sms: agreed('consentSms') },
  };
};

/** Degrees with a point or, as spreadsheets of many countries have it, a comma. */
function placeOf(latitude: string | null, longitude: string | null): Place | null {
  if (latitude === null || longitude === null) return null;
  const place = { latitude: Number(latitude.replace(',', '.')), longitude: Number(longitude.replace(',', '.')) };
  return isPlace(place) ? place : null;
}

/** The year of a date, however it is written; the day is nobody's business here. */
function yearOf(text: string | null): number | null {
  const year = /(?<!\d)(19|20)\d\d(?!\d)/.exec(text ?? '')?.[0];
  return year === undefined ? null : Number(year);
}
