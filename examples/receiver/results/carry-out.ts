import { type Campaign, campaignNow } from '../campaign/campaign.ts';
import { type CodeBook, readCode } from '../campaign/codes.ts';
import { type EmailAddress, readEmailAddress } from '../campaign/email-address.ts';
import { addGuest } from '../campaign/guests.ts';
import { beginSignUp, beginTurn } from '../campaign/turn.ts';
import { allOf } from '../database/all-of.ts';
import type { Queryable, Transaction } from '../database/database.ts';
import { recordConsents } from '../people/consents.ts';
import { hasAgreedToNews, keepProfiles, profileIn } from '../people/profile.ts';
import { isKnownOnlyIn, personTyped } from '../people/people.ts';
import { formToken } from '../people/personal-token.ts';
import { readPhoneNumber } from '../people/phone-number.ts';
import { provePhone } from '../people/typed-contact.ts';
import { readTimeZone } from '../people/time-zone.ts';
import { keepTraces, type Origin, tracesOf } from '../referrals/fair-play/traces.ts';
import { type FriendStatus, joinAsFriend, mayInvite, type SignUp } from '../referrals/join-as-friend.ts';
import { findOrAddReferrer, referrerByCode, showableName } from '../referrals/referrers.ts';
import { noteVisit } from '../referrals/visits.ts';
import { cardsForFinishing, promisedForFinishing, rewardFinishing, rewardsForFinishing } from '../rewards/finishing.ts';
import { rewardsLeftForFriends } from '../rewards/friend-cards.ts';
import type { Services } from '../services.ts';
import { type Answer, answerOf, type FormFacts, type LinkFacts } from './answer.ts';
import { type Correction, openCorrection } from './correction.ts';
import type { ReadEnvelope } from './envelope-schema.ts';
import {
  addressNeeded,
  capturedAt,
  type FormError,
  isByOwner,
  linkAge,
  ownToken,
  personKnown,
  readForm,
} from './form.ts';

export interface ResultOutcome {
  readonly status: 200 | 422;
  readonly answer: Answer;
  readonly person: number | null;
}

export interface Task {
  readonly tx: Transaction;
  readonly services: Services;
  /** The campaign that the flow belongs to; `null` where none of ours. */
  readonly campaign: Campaign | null;
  readonly envelope: ReadEnvelope;
  /** Where it came from; `null` where that is no longer known. */
  readonly origin: Origin | null;
  /** When it came in. */
  readonly now: Date;
  /** When it happened, as far as the receiver can know: never later than `now`, nor before it knew the conversation. */
  readonly at: Date;
  readonly codes: CodeBook;
}

/** A task of a flow that belongs to a campaign of ours. */
type CampaignTask = Task & { readonly campaign: Campaign };

const isOfOurs = (task: Task): task is CampaignTask => task.campaign !== null;

/** Does what a result asks for, inside the transaction that keeps it. */
export async function carryOut(task: Task): Promise<ResultOutcome> {
  switch (task.envelope.type) {
    case 'form.submitted':
      return submitForm(task);
    case 'share.intended':
      return noteShare(task);
    case 'handover.requested':
      return noteHandover(task);
    case 'flow.started':
      return noteStart(task);
    default:
      return kept(task, null);
  }
}

/** It is kept, with what the form has come to. */
const answered = ({ envelope }: Task, person: number | null, facts: FormFacts): ResultOutcome => ({
  status: 200,
  answer: answerOf(envelope, facts),
  person,
});

const kept = (task: Task, person: number | null): ResultOutcome => answered(task, person, { asks: 'keeping' });

/** The visitor is asked to mend the form. */
export const refused = ({ id }: ReadEnvelope, { errors }: FormError): ResultOutcome => ({
  status: 422,
  answer: { ok: false, id, fieldErrors: errors },
  person: null,
});

async function submitForm(task: Task): Promise<ResultOutcome> {
  const { tx, services, campaign, envelope } = task;
  const correction = campaign && (await openCorrection(tx, services, campaign, envelope));
  const outcome = await takeForm(task, correction);
  if (outcome.person !== null) await correction?.close(outcome.person);
  if (outcome.person !== null) {
    await hearOwner(task, outcome.person);
    await keepProfile(task, outcome.person);
  }
  return outcome;
}

/** What somebody says who came by their own link, and typed no address. */
async function hearOwner({ tx, services, envelope, campaign, at, now }: Task, person: number): Promise<void> {
  if (!campaign || envelope.contact?.email || (await ownToken(tx, campaign, envelope, person)) === null) return;
  const phone = envelope.contact?.phone?.trim() ?? '';
  const phoneKey = readPhoneNumber(phone);
  if (phoneKey !== null) await provePhone(tx, person, phone, phoneKey, now);
  const context = { person, campaign: campaign.file.id, result: envelope.id, at, isToConfirm: false };
  await recordConsents(tx, services.emit, envelope.consents, context);
}

/** What the campaign keeps of the answers, for choosing whom to write to: of people who agreed to that. */
async function keepProfile({ tx, services, envelope, campaign, now }: Task, person: number): Promise<void> {
  if (!campaign?.file.profile || !(await hasAgreedToNews(tx, person))) return;
  const profile = profileIn(envelope.answers, campaign.file.profile, services.places, now);
  // Whoever came by a link of their own is surely the person, and nobody but this conversation has said anything about somebody new.
  const isOwn =
    (await ownToken(tx, campaign, envelope, person)) !== null ||
    (await isKnownOnlyIn(tx, person, envelope.session?.id ?? null));
  await keepProfiles(tx, [{ ...profile, person }], isOwn ? 'newer' : 'missing');
}

async function takeForm(task: Task, correction: Correction | null): Promise<ResultOutcome> {
  const { tx, envelope } = task;
  const form = readForm(envelope, task.campaign);
  switch (form.asks) {
    case 'another try':
      return refused(envelope, form);
    case 'link': {
      const { campaign, email } = form;
      const person = email ? await personOf(task, email) : await personKnown(tx, campaign, envelope);
      return person === null
        ? refused(envelope, addressNeeded(envelope))
        : joinAsReferrer({ ...task, campaign }, person);
    }
    case 'sign-up':
      return signUpFriend({ ...task, campaign: form.campaign }, form.email, correction);
    case 'keeping':
      return keepForm(task, form.email);
  }
}

/** A form that asks for nothing: of a survey or a quiz, say, which may earn something by itself. */
async function keepForm(task: Task, email: EmailAddress | null): Promise<ResultOutcome> {
  const { tx, services, envelope, campaign, now, at } = task;
  const rules = campaign ? rewardsForFinishing({ campaign }, envelope.flow.id) : [];
  if (!campaign || rules.length === 0) {
    if (email) return kept(task, await personOf(task, email));
    return kept(task, campaign?.file.profile ? await personKnown(tx, campaign, envelope) : null);
  }
  const turn = await beginTurn(tx, services, campaign, now);
  const person = email ? await personOf(task, email) : await personKnown(tx, campaign, envelope);
  if (person === null) return kept(task, null);
  const isKnown = (await ownToken(tx, campaign, envelope, person)) !== null;
  await rewardFinishing(turn, rules, { person, result: envelope.id, at, isKnown, domain: email && domainOf(email) });
  const rewards = isKnown
    ? await cardsForFinishing(turn, rules, person, envelope.flow)
    : await promisedForFinishing(turn, rules, at, envelope.flow);
  return answered(task, person, { asks: 'keeping', rewards });
}

const domainOf = ({ key }: EmailAddress) => key.slice(key.lastIndexOf('@') + 1);

/** Who typed this address; with what else the form says about them, and what they agreed to. */
async function personOf({ tx, services, envelope, campaign, at, now }: Task, email: EmailAddress): Promise<number> {
  const { firstName = null, lastName = null, phone = null } = envelope.contact ?? {};
  const details = {
    firstName,
    lastName,
    phone,
    phoneKey: phone && readPhoneNumber(phone),
    language: envelope.flow.locale,
    tone: envelope.flow.tone || null,
    timeZone: readTimeZone(envelope.client?.timeZone),
  };
  const isOwner = await isByOwner(tx, campaign, envelope, email);
  const source = isOwner ? 'person' : { conversation: envelope.session?.id ?? null };
  const { id: person, isOwn } = await personTyped(tx, email, details, source, now);
  await recordConsents(tx, services.emit, envelope.consents, {
    person,
    campaign: campaign?.file.id ?? null,
    result: envelope.id,
    at,
    isToConfirm: !isOwner && (!isOwn || (campaign?.file.confirmAddress ?? false)),
  });
  return person;
}

async function joinAsReferrer(task: CampaignTask, person: number): Promise<ResultOutcome> {
  const { tx, services, envelope, campaign, now, at, codes } = task;
  const { times } = await campaignNow(tx, campaign, now);
  const { id } = campaign.file;
  const { code, isNew } = await findOrAddReferrer(tx, id, person, await shownName(tx, envelope, person), codes, at);
  // Told each time, so that nobody can tell from the time it took whether the address was known.
  services.emit(tx, {
    type: 'referrer.joined',
    campaign: id,
    person,
    result: envelope.id,
    data: { again: !isNew },
    at,
  });
  if (task.origin) await keepTraces({ tx, campaign, at: now }, person, await tracesOf(tx, task.origin, now));
  if (at <= times.signUpEnds) await putOnList(task, person);
  const link = await linkWith(task, person, code);
  return answered(task, person, { asks: 'link', campaign, at, signUpEnds: times.signUpEnds, link });
}

const linkWith = async (task: CampaignTask, person: number, code: string): Promise<LinkFacts> => ({
  code,
  token: await tokenFor(task, person),
});

/** The link of a friend who may invite others, from the sign-up on. Whether the address was known, nobody can tell from it. */
async function ownLink(task: CampaignTask, status: FriendStatus, friend: number): Promise<LinkFacts | null> {
  const { tx, services, campaign, envelope, codes, at } = task;
  if (!mayInvite(campaign, status)) return null;
  const { id } = campaign.file;
  const { code, isNew } = await findOrAddReferrer(tx, id, friend, await shownName(tx, envelope, friend), codes, at);
  services.emit(tx, {
    type: 'referrer.joined',
    campaign: id,
    person: friend,
    result: envelope.id,
    data: { again: !isNew, as: 'friend' },
    at,
  });
  return linkWith(task, friend, code);
}

async function putOnList({ tx, campaign, at }: CampaignTask, person: number): Promise<void> {
  if (campaign.file.event) await addGuest(tx, campaign.file.id, person, 'waiting', at);
}

/** By which the chat hears how it goes on: the personal link's own, where the flow has kept it. */
async function tokenFor({ tx, envelope, campaign, now, codes }: CampaignTask, person: number): Promise<string | null> {
  const own = await ownToken(tx, campaign, envelope, person);
  if (own !== null || !envelope.session) return own;
  return formToken(tx, campaign.file.id, person, envelope.session.id, now, codes.tokenFor('chat'));
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

async function signUpFriend(
  task: CampaignTask,
  email: EmailAddress,
  correction: Correction | null,
): Promise<ResultOutcome> {
  const { tx, services, campaign, now } = task;
  // What a correction undoes concerns others, too.
  const begin = correction ? beginTurn : beginSignUp;
  const turn = await begin(tx, services, campaign, now);
  const friend = await personOf(task, email);
  const signUp = { ...signUpOf(task, friend, email), corrects: correction?.wrong ?? null };
  const left = await rewardsLeftForFriends(turn);
  const [, status] = await allOf([visit(task, friend), joinAsFriend(turn, signUp)]);
  const link = await ownLink(task, status, friend);
  return answered(task, friend, { asks: 'sign-up', campaign, status, left, link });
}

function signUpOf(
  { envelope, at, origin }: CampaignTask,
  friend: number,
  email: EmailAddress,
): Omit<SignUp, 'corrects'> {
  return {
    result: envelope.id,
    friend,
    domain: domainOf(email),
    code: envelope.referral && readCode(envelope.referral.code),
    linkAge: linkAge(envelope),
    at,
    channel: channelOf(envelope),
    touch: envelope.attribution?.last ?? null,
    origin,
  };
}

/** How the link travelled: each channel of "share" marks its own. */
function channelOf({ attribution }: ReadEnvelope): string | null {
  const medium = attribution?.last?.utm_medium;
  return typeof medium === 'string' && medium !== '' ? medium.slice(0, 64) : null;
}

/** A conversation that came by somebody's link has begun. */
async function noteStart(task: Task): Promise<ResultOutcome> {
  if (isOfOurs(task)) await visit(task, await personKnown(task.tx, task.campaign, task.envelope));
  return kept(task, null);
}

async function visit({ tx, services, campaign, envelope, at }: CampaignTask, visitor: number | null): Promise<void> {
  const { session, referral } = envelope;
  if (!session || !referral) return;
  await noteVisit(tx, services, campaign, {
    session: session.id,
    code: readCode(referral.code),
    channel: channelOf(envelope),
    capturedAt: capturedAt(envelope),
    at,
    visitor,
  });
}

/** Somebody wants a person. Whoever sent an address along is known by it, so that all about them is shown and deleted together. */
async function noteHandover(task: Task): Promise<ResultOutcome> {
  const typed = task.envelope.contact?.email?.trim();
  const email = typed ? readEmailAddress(typed) : null;
  return kept(task, email && (await personOf(task, email)));
}

/** A press on "share" puts the sharer on the list, waiting for a friend. */
async function noteShare(task: Task): Promise<ResultOutcome> {
  const { tx, services, envelope, now, at } = task;
  const { url = '', channel = null } = envelope.share ?? {};
  if (!isOfOurs(task) || !url || !URL.canParse(url)) return kept(task, null);
  const { file } = task.campaign;
  const code = new URL(url).searchParams.get('ref');
  const referrer = code && (await referrerByCode(tx, file.id, readCode(code)));
  if (!referrer) return kept(task, null);
  const { times } = await campaignNow(tx, task.campaign, now);
  if (at <= times.signUpEnds) await putOnList(task, referrer.person);
  services.emit(tx, {
    type: 'share.intended',
    campaign: file.id,
    person: referrer.person,
    result: envelope.id,
    data: { channel },
    at,
  });
  return kept(task, referrer.person);
}
