import type { Campaign } from '../campaign/campaign.ts';
import { type EmailAddress, readEmailAddress } from '../campaign/email-address.ts';
import { invitationByToken } from '../campaign/invitations.ts';
import type { Queryable } from '../database/database.ts';
import type { ReadEnvelope } from './envelope-schema.ts';
import { emailError } from './field-errors.ts';
import { credibleTime } from './happened-at.ts';

/** What a form asks for: a customer's link to share, a friend's sign-up, or only to be kept; or what is wrong with it. */
export type Form =
  | { readonly asks: 'link'; readonly campaign: Campaign; readonly email: EmailAddress | null }
  | { readonly asks: 'sign-up'; readonly campaign: Campaign; readonly email: EmailAddress }
  | { readonly asks: 'keeping'; readonly email: EmailAddress | null }
  | FormError;

export interface FormError {
  readonly asks: 'another try';
  /** Texts by the name of their field. */
  readonly errors: Readonly<Record<string, string>>;
}

/** @param campaign The campaign that the form's flow belongs to; `null` where none of ours. */
export function readForm(envelope: ReadEnvelope, campaign: Campaign | null): Form {
  const typed = envelope.contact?.email?.trim();
  const email = typed ? readEmailAddress(typed) : null;
  if (typed && !email) return { asks: 'another try', errors: emailError('emailWrong', envelope) };
  if (campaign && envelope.flow.role === 'referrer') return { asks: 'link', campaign, email };
  if (campaign && envelope.flow.role === 'friend')
    return email ? { asks: 'sign-up', campaign, email } : addressNeeded(envelope);
  return { asks: 'keeping', email };
}

export const addressNeeded = (envelope: ReadEnvelope): FormError => ({
  asks: 'another try',
  errors: emailError('emailNeeded', envelope),
});

/** A person who typed no address: known by the personal link whose token the flow keeps in the answer `invitation`, or from earlier in the conversation. */
export async function personKnown(tx: Queryable, campaign: Campaign, envelope: ReadEnvelope): Promise<number | null> {
  const token = envelope.answers.invitation;
  const invited = typeof token === 'string' ? await invitationByToken(tx, campaign.file.id, token) : null;
  if (invited) return invited.person;
  const [earlier] = await tx.query<{ person: number }>(
    'select person from results where session = $1 and person is not null order by received_at desc limit 1',
    [envelope.session?.id ?? null],
  );
  return earlier?.person ?? null;
}

/** The token of the person's own link, where the flow has kept it. */
export async function ownToken(
  tx: Queryable,
  campaign: Campaign,
  { answers }: ReadEnvelope,
  person: number,
): Promise<string | null> {
  const own = answers.invitation;
  if (typeof own !== 'string') return null;
  const invited = await invitationByToken(tx, campaign.file.id, own);
  return invited?.person === person ? own : null;
}

/** Whether whoever typed this address came by its owner's link. */
export async function isByOwner(
  tx: Queryable,
  campaign: Campaign | null,
  { answers }: ReadEnvelope,
  email: EmailAddress,
): Promise<boolean> {
  if (!campaign || typeof answers.invitation !== 'string') return false;
  const owner = await tx.query(
    `select people.id from invitations join people on people.id = person
     where campaign = $1 and token = $2 and withdrawn_at is null and email_key = $3`,
    [campaign.file.id, answers.invitation, email.key],
  );
  return owner.length > 0;
}

/** When the sender first opened a friend's link; `null` where it is not known. */
export const capturedAt = ({ referral }: ReadEnvelope): Date | null => credibleTime(referral?.capturedAt);

/** Milliseconds from then until they sent this, both by their own clock: it may have waited on their device since. */
export function linkAge(envelope: ReadEnvelope): number | null {
  const captured = capturedAt(envelope);
  const sent = credibleTime(envelope.occurredAt);
  return captured && sent && sent.getTime() - captured.getTime();
}
