import type { Campaign } from '../campaign/campaign.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import { promisedCodes, promisedToken, readCode } from '../campaign/codes.ts';
import type { EmailAddress } from '../campaign/email-address.ts';
import { readOnlyTurn } from '../campaign/turn.ts';
import type { Queryable } from '../database/database.ts';
import { foreseenStatus, mayInvite } from '../referrals/join-as-friend.ts';
import { promisedForFinishing, rewardsForFinishing } from '../rewards/finishing.ts';
import { rewardsLeftForFriends } from '../rewards/friend-cards.ts';
import { answerOf, type FormFacts, type LinkFacts } from './answer.ts';
import { type ResultOutcome, refused, type Task } from './carry-out.ts';
import { addressNeeded, type Form, linkAge, ownToken, personKnown, readForm } from './form.ts';

/** A task of which nothing is carried out. */
export type Foresight = Omit<Task, 'tx'> & { readonly tx: Queryable };

type Asking<What extends Form['asks']> = Extract<Form, { asks: What }>;

/**
 * What would be answered to a result if it counted, without any of it happening: a machine learns nothing from the answer, and the person who was
 * taken for one has the link that a release gives. It only reads, so that a flood costs little.
 */
export async function foresee(task: Foresight): Promise<ResultOutcome> {
  const { envelope, campaign } = task;
  if (envelope.type !== 'form.submitted') return answered(task);
  const form = readForm(envelope, campaign);
  switch (form.asks) {
    case 'another try':
      return refused(envelope, form);
    case 'link':
      return foreseeLink(task, form);
    case 'sign-up':
      return foreseeSignUp(task, form);
    case 'keeping':
      return foreseeKeeping(task, form);
  }
}

const answered = ({ envelope }: Foresight, facts: FormFacts = { asks: 'keeping' }): ResultOutcome => ({
  status: 200,
  answer: answerOf(envelope, facts),
  person: null,
});

async function foreseeLink(task: Foresight, { campaign, email }: Asking<'link'>): Promise<ResultOutcome> {
  const { tx, envelope, now, at } = task;
  const known = email ? null : await personKnown(tx, campaign, envelope);
  if (!email && known === null) return refused(envelope, addressNeeded(envelope));
  const { signUpEnds } = await campaignTimes(tx, campaign.file, now);
  const link = await foreseenLink(task, campaign, { known, email });
  return answered(task, { asks: 'link', campaign, at, signUpEnds, link });
}

/** The link of whoever is known without an address, or the one that is promised to an address. */
async function foreseenLink(
  task: Foresight,
  campaign: Campaign,
  { known, email }: { readonly known: number | null; readonly email: EmailAddress | null },
): Promise<LinkFacts> {
  const { tx, envelope, codes } = task;
  if (email) return promisedLink(task, campaign, email);
  const [referrer] = await tx.query<{ code: string }>(
    'select code from referrers where campaign = $1 and person = $2',
    [campaign.file.id, known],
  );
  const own = known === null ? null : await ownToken(tx, campaign, envelope, known);
  return {
    code: referrer?.code ?? codes.codeFor('link'),
    token: own ?? (envelope.session ? codes.tokenFor('chat') : null),
  };
}

/**
 * To an address that was typed a link of nobody is promised, also where it has one: nothing is written down, so whoever asked whose the code is would learn
 * that the address is known. It is the same one each time, as that of a form that counts is: whoever asks twice does not learn that the form was set
 * aside. The real one goes to the address by mail once the form counts.
 */
async function promisedLink(
  { tx, services: { linkSecret }, envelope: { session }, codes }: Foresight,
  { file }: Campaign,
  { key }: EmailAddress,
): Promise<LinkFacts> {
  const [free] = await tx.query<{ code: string }>(
    `select code from unnest($1::text[]) with ordinality as promised (code, place)
     where not exists (select from referrers where referrers.code = promised.code) order by place limit 1`,
    [promisedCodes(linkSecret, file.id, key)],
  );
  return {
    code: codes.codeFor('link', free?.code),
    token: session && codes.tokenFor('chat', promisedToken(linkSecret, file.id, key, session.id)),
  };
}

/** Only what the rules say: whoever has a link of their own is shown no code by what looks like a machine. */
async function foreseeKeeping(task: Foresight, { email }: Asking<'keeping'>): Promise<ResultOutcome> {
  const { tx, services, envelope, campaign, now, at } = task;
  const rules = campaign ? rewardsForFinishing({ campaign }, envelope.flow.id) : [];
  if (!campaign || rules.length === 0) return answered(task);
  if (!email && (await personKnown(tx, campaign, envelope)) === null) return answered(task);
  const turn = await readOnlyTurn(tx, services, campaign, now);
  return answered(task, { asks: 'keeping', rewards: await promisedForFinishing(turn, rules, at, envelope.flow) });
}

async function foreseeSignUp(task: Foresight, { campaign, email }: Asking<'sign-up'>): Promise<ResultOutcome> {
  const { tx, services, envelope, now, at } = task;
  const turn = await readOnlyTurn(tx, services, campaign, now);
  const status = await foreseenStatus(turn, {
    code: envelope.referral && readCode(envelope.referral.code),
    linkAge: linkAge(envelope),
    at,
  });
  const link = mayInvite(campaign, status) ? await foreseenLink(task, campaign, { known: null, email }) : null;
  return answered(task, { asks: 'sign-up', campaign, status, left: await rewardsLeftForFriends(turn), link });
}
