import type { Transaction } from '../database/database.ts';
import type { Emit } from '../events/emit.ts';
import { MARKETING, SPOKEN_CONSENTS_SQL } from '../messages/permission.ts';
import { credibleTime } from '../results/happened-at.ts';

/** One box or button, as a form brought it. */
export interface GivenConsent {
  readonly purpose: string;
  readonly channel: string | null;
  readonly granted: boolean;
  /** The exact words that the person saw. */
  readonly text: string;
  readonly revision: string | null;
  readonly url: string | null;
  readonly locale: string | null;
  readonly at: string | null;
}

export interface ConsentContext {
  readonly person: number;
  /** Whose campaign it was asked in; `null` where none. */
  readonly campaign: string | null;
  /** The result that brought it. */
  readonly result: string;
  readonly at: Date;
  /** A stranger may have typed the address: a yes to news holds once its owner has confirmed it. */
  readonly isToConfirm: boolean;
}

/**
 * Writes down what somebody agreed to. A box left empty takes nothing back that was given before: it is written down only where the person was
 * never asked. Every message has a link to withdraw.
 */
export async function recordConsents(
  tx: Transaction,
  emit: Emit,
  consents: readonly GivenConsent[],
  { person, campaign, result, at, isToConfirm }: ConsentContext,
): Promise<void> {
  for (const consent of consents.filter(({ purpose }) => purpose !== '')) {
    const channel = consent.channel ?? '';
    const recorded = await tx.query<{ waits: boolean; held: boolean | null }>(
      `insert into consents (person, purpose, channel, granted, text, revision, page, language, method, result, at, asked_at)
       select $1, $2, $3, $4, $5, $6, $7, $8, 'form', $9, $10, case when $4 and $11 then $12::timestamptz end
       where $4 or not exists (select from consents where person = $1 and purpose = $2 and channel = $3)
       returning asked_at is not null as waits, (
         select granted from consents where person = $1 and purpose = $2 and channel = $3 and ${SPOKEN_CONSENTS_SQL}
         order by at desc, id desc limit 1) as held`,
      [
        person,
        consent.purpose,
        channel,
        consent.granted,
        consent.text,
        consent.revision,
        consent.url,
        consent.locale,
        result,
        givenAt(consent.at, at),
        isToConfirm && MARKETING.includes(consent.purpose),
        at,
      ],
    );
    const [row] = recorded;
    // Nobody is asked again for a yes that holds.
    if (consent.granted && row && !(row.waits && row.held))
      emit(tx, {
        type: row.waits ? 'consent.asked' : 'consent.given',
        campaign,
        person,
        result,
        data: { purpose: consent.purpose, channel },
        at,
      });
  }
}

/** Clocks that run ahead, or that lie before all chats, get ours. */
const givenAt = (text: string | null, at: Date): Date => credibleTime(text, at) ?? at;

/**
 * Whoever owns the address has confirmed it: what they agreed to in the conversation of this form holds from now on; of all forms where none is named.
 * What a stranger has ticked elsewhere still waits.
 */
export async function confirmConsents(
  tx: Transaction,
  emit: Emit,
  person: number,
  form: string | null,
  at: Date,
): Promise<void> {
  const confirmed = await tx.query<{ purpose: string; channel: string; result: string | null }>(
    `update consents set confirmed_at = $2 where person = $1 and asked_at is not null and confirmed_at is null and granted
       and ($3::uuid is null or result = $3 or result in (
         select other.id from results join results as other on other.session = results.session where results.id = $3))
     returning purpose, channel, result`,
    [person, at, form],
  );
  for (const { purpose, channel, result } of confirmed)
    emit(tx, { type: 'consent.given', campaign: null, person, result, data: { purpose, channel }, at });
}

/** Takes a consent back, at once. False when there was none. */
export async function withdrawConsent(
  tx: Transaction,
  emit: Emit,
  of: { readonly person: number; readonly purpose: string; readonly channel: string },
  method: 'link' | 'reply' | 'owner',
  at: Date,
): Promise<boolean> {
  const withdrawn = await tx.query(
    `insert into consents (person, purpose, channel, granted, text, revision, method, at)
     select person, purpose, channel, false, text, revision, $4, $5
     from (select * from consents where person = $1 and purpose = $2 and channel = $3 order by at desc, id desc limit 1) as newest
     where granted returning id`,
    [of.person, of.purpose, of.channel, method, at],
  );
  if (withdrawn.length === 0) return false;
  emit(tx, {
    type: 'consent.withdrawn',
    campaign: null,
    person: of.person,
    data: { purpose: of.purpose, channel: of.channel, method },
    at,
  });
  return true;
}

/** What a form has said of somebody who was a mistake: their earlier word holds again. */
export async function takeBackConsents(
  tx: Transaction,
  emit: Emit,
  { result, person }: { readonly result: string; readonly person: number },
  at: Date,
): Promise<void> {
  const taken = await tx.query<{ purpose: string; channel: string; counted: boolean }>(
    `delete from consents where result = $1 and person = $2
     returning purpose, channel, granted and ${SPOKEN_CONSENTS_SQL} as counted`,
    [result, person],
  );
  for (const { purpose, channel } of taken.filter(({ counted }) => counted))
    emit(tx, {
      type: 'consent.withdrawn',
      campaign: null,
      person,
      result,
      data: { purpose, channel, method: 'form' },
      at,
    });
}
