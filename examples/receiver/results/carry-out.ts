import type { EndpointAnswer } from '../../../src/engine/envelope.ts';
import { type Campaign, campaignNow, isOfCampaign, shareLink, takeTurn } from '../campaign/campaign.ts';
import { type CodeBook, readCode } from '../campaign/codes.ts';
import { type EmailAddress, readEmailAddress } from '../campaign/email-address.ts';
import { addGuest } from '../campaign/guests.ts';
import { invitationByToken } from '../campaign/invitations.ts';
import { findOrAddPerson } from '../campaign/people.ts';
import { joinAsFriend } from '../campaign/referrals.ts';
import { findOrAddReferrer, referrerByCode, showableName } from '../campaign/referrers.ts';
import { type RewardCard, rewardCards } from '../campaign/rewards.ts';
import type { Queryable } from '../database/database.ts';
import { takeCorrection } from './correction.ts';
import type { ReadEnvelope } from './envelope-schema.ts';
import { emailError } from './field-errors.ts';

/** What the chat is answered: what it reads by itself, and what a flow's `save` takes out. Never says whether an address was known. */
export interface Answer extends EndpointAnswer {
  readonly ok: boolean;
  readonly id: string;
  /** Of a referrer: the share link; of a friend: only the status. */
  readonly referral?: { readonly code?: string; readonly url?: string; readonly status: string };
  readonly rewards?: readonly RewardCard[];
}

export interface Outcome {
  readonly status: 200 | 422;
  readonly answer: Answer;
  readonly person: number | null;
}

interface Task {
  readonly tx: Queryable;
  readonly campaign: Campaign;
  readonly envelope: ReadEnvelope;
  /** When it came in. */
  readonly now: Date;
  /** When it happened; never later than `now`. */
  readonly at: Date;
  readonly codes: CodeBook;
  /** It will be rolled back, so nobody has to wait their turn for it. */
  readonly rehearsal: boolean;
}

/** Does what a result asks for, inside the transaction that keeps it. */
export async function carryOut(task: Task): Promise<Outcome> {
  switch (task.envelope.type) {
    case 'form.submitted':
      return submitForm(task);
    case 'share.intended':
      return noteShare(task);
    case 'handover.requested':
      return noteHandover(task);
    default:
      return { status: 200, answer: { ok: true, id: task.envelope.id }, person: null };
  }
}

async function submitForm(task: Task): Promise<Outcome> {
  const { envelope, campaign } = task;
  const role = isOfCampaign(campaign, envelope.flow.campaign) ? envelope.flow.role : null;
  const typed = envelope.contact?.email?.trim();
  const email = typed ? readEmailAddress(typed) : null;
  const refuse = (word: Parameters<typeof emailError>[0]): Outcome => ({
    status: 422,
    answer: { ok: false, id: envelope.id, fieldErrors: emailError(word, envelope) },
    person: null,
  });

  if (typed && !email) return refuse('emailWrong');
  if (role === 'referrer') {
    const person = email ? await personOf(task, email) : await personKnown(task);
    return person === null ? refuse('emailNeeded') : joinAsReferrer(task, person);
  }
  if (role === 'friend') return email ? befriend(task, email) : refuse('emailNeeded');
  return { status: 200, answer: { ok: true, id: envelope.id }, person: email && (await personOf(task, email)) };
}

async function personOf({ tx, envelope, campaign, now }: Task, email: EmailAddress): Promise<number> {
  const { firstName = null, lastName = null, phone = null } = envelope.contact ?? {};
  const details = { firstName, lastName, phone };
  await takeCorrection(tx, campaign.file.id, envelope, email, details);
  return findOrAddPerson(tx, email, details, now);
}

/** Who typed no address: known by the personal link whose token the flow keeps in the answer `invitation`, or from earlier in the conversation. */
async function personKnown({ tx, envelope, campaign }: Task): Promise<number | null> {
  const token = envelope.answers.invitation;
  const invited = typeof token === 'string' ? await invitationByToken(tx, campaign.file.id, token) : null;
  if (invited) return invited.person;
  const [earlier] = await tx.query<{ person: number }>(
    'select person from results where session = $1 and person is not null order by received_at desc limit 1',
    [envelope.session?.id ?? null],
  );
  return earlier?.person ?? null;
}

async function joinAsReferrer({ tx, envelope, campaign, now, at, codes }: Task, person: number): Promise<Outcome> {
  const { times } = await campaignNow(tx, campaign, now);
  const code = await findOrAddReferrer(tx, campaign.file.id, person, await shownName(tx, envelope, person), codes, at);
  if (at <= times.signUpEnds) await addGuest(tx, campaign.file.id, person, 'waiting', at);
  const status = at <= times.signUpEnds ? 'waiting' : 'ended';
  return {
    status: 200,
    answer: { ok: true, id: envelope.id, referral: { code, url: shareLink(campaign, code, envelope.flow), status } },
    person,
  };
}

/** The first name that friends may see. Whoever typed an address gets the name typed along with it: the known one would tell that it is known. */
async function shownName(tx: Queryable, { consents, contact }: ReadEnvelope, person: number): Promise<string | null> {
  if (!consents.some(({ purpose, granted }) => purpose === 'name' && granted)) return null;
  if (contact?.email) return showableName(contact.firstName);
  const [known] = await tx.query<{ first_name: string | null }>('select first_name from people where id = $1', [
    person,
  ]);
  return showableName(known?.first_name ?? null);
}

async function befriend(task: Task, email: EmailAddress): Promise<Outcome> {
  const { tx, envelope, campaign, now, at, codes, rehearsal } = task;
  const campaignAt = await (rehearsal ? campaignNow : takeTurn)(tx, campaign, now);
  const friend = await personOf(task, email);
  const captured = envelope.referral?.capturedAt;
  const status = await joinAsFriend(
    tx,
    campaign,
    campaignAt,
    {
      result: envelope.id,
      friend,
      code: envelope.referral && readCode(envelope.referral.code),
      capturedAt: captured && !Number.isNaN(Date.parse(captured)) ? new Date(captured) : null,
      at,
    },
    codes,
  );
  const rewards =
    status === 'confirmed'
      ? await rewardCards(tx, campaign.file, friend, envelope.flow, campaignAt.times.event?.ends ?? null)
      : [];
  return { status: 200, answer: { ok: true, id: envelope.id, referral: { status }, rewards }, person: friend };
}

/** Somebody wants a person. Whoever sent an address along is known by it, so that all about them is shown and deleted together. */
async function noteHandover(task: Task): Promise<Outcome> {
  const { envelope } = task,
    typed = envelope.contact?.email?.trim(),
    email = typed ? readEmailAddress(typed) : null;
  return { status: 200, answer: { ok: true, id: envelope.id }, person: email && (await personOf(task, email)) };
}

/** A press on "share" puts the sharer on the list, waiting for a friend. */
async function noteShare({ tx, envelope, campaign, now, at }: Task): Promise<Outcome> {
  const url = envelope.share?.url ?? '';
  const code =
    isOfCampaign(campaign, envelope.flow.campaign) && URL.canParse(url) ? new URL(url).searchParams.get('ref') : null;
  const referrer = code && (await referrerByCode(tx, campaign.file.id, readCode(code)));
  if (referrer) {
    const { times } = await campaignNow(tx, campaign, now);
    if (at <= times.signUpEnds) await addGuest(tx, campaign.file.id, referrer.person, 'waiting', at);
  }
  return { status: 200, answer: { ok: true, id: envelope.id }, person: referrer ? referrer.person : null };
}
