import type { Queryable } from '../database/database.ts';
import type { Campaign } from './campaign.ts';
import { type CodeBook, codeBook, newToken } from './codes.ts';
import type { EmailAddress } from './email-address.ts';
import type { GuestStatus } from './guests.ts';
import { findOrAddPerson } from '../people/people.ts';
import { findOrAddReferrer } from '../referrals/referrers.ts';
import { COUNTING_SQL } from '../referrals/referral-row.ts';

export interface Invitation {
  readonly person: number;
  readonly firstName: string | null;
  readonly code: string;
  /** Status on the guest list; `null` before the first share. */
  readonly guest: GuestStatus | null;
  /** Friends that count. */
  readonly friends: number;
}

/** The token for a loyal customer's personal link: the same one when invited again, and good again when it had been withdrawn. */
export async function invite(
  tx: Queryable,
  campaign: string,
  person: number,
  codes: CodeBook,
  now: Date,
): Promise<string> {
  await findOrAddReferrer(tx, campaign, person, undefined, codes, now);
  const [invitation] = await tx.query<{ token: string }>(
    `insert into invitations (token, campaign, person, created_at) values ($1, $2, $3, $4)
     on conflict (campaign, person) do update set withdrawn_at = null returning token`,
    [newToken(), campaign, person, now],
  );
  return invitation!.token;
}

/** Invites a customer by name and address. */
export async function inviteCustomer(
  tx: Queryable,
  { file }: Campaign,
  customer: { readonly firstName: string; readonly email: EmailAddress },
  now: Date,
): Promise<{ readonly person: number; readonly token: string }> {
  const person = await findOrAddPerson(
    tx,
    customer.email,
    { firstName: customer.firstName, lastName: null, phone: null },
    now,
  );
  // Invitations go to customers: where only new ones count as friends, this one does not.
  await tx.query(
    `update people set stage = 'customer', customer_since = coalesce(customer_since, $2) where id = $1 and stage <> 'customer'`,
    [person, now],
  );
  return { person, token: await invite(tx, file.id, person, codeBook(), now) };
}

/** Who a personal token belongs to; `null` for one that is forged or withdrawn. */
export async function invitationByToken(tx: Queryable, campaign: string, token: string): Promise<Invitation | null> {
  const [found] = await tx.query<{
    person: number;
    first_name: string | null;
    code: string;
    guest: GuestStatus | null;
    friends: number;
  }>(
    `select people.id as person, people.first_name, referrers.code, guests.status as guest,
       (select count(*)::integer from referrals where referrals.campaign = $1 and referrer = people.id and counts and status in (${COUNTING_SQL})) as friends
     from invitations
       join people on people.id = invitations.person
       join referrers on referrers.campaign = invitations.campaign and referrers.person = people.id
       left join guests on guests.campaign = invitations.campaign and guests.person = people.id
     where invitations.campaign = $1 and token = $2 and withdrawn_at is null`,
    [campaign, token],
  );
  return found
    ? {
        person: found.person,
        firstName: found.first_name,
        code: found.code,
        guest: found.guest,
        friends: found.friends,
      }
    : null;
}
