import { type Campaign, shareLink } from '../campaign/campaign.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import { readCode } from '../campaign/codes.ts';
import type { EmailAddress } from '../campaign/email-address.ts';
import { readOnlyTurn } from '../campaign/turn.ts';
import type { Queryable } from '../database/database.ts';
import { foreseenStatus, mayInvite } from '../referrals/join-as-friend.ts';
import { promisedForFinishing, rewardsForFinishing } from '../rewards/finishing.ts';
import { friendCards, rewardsLeftForFriends } from '../rewards/friend-cards.ts';
import { type ResultOutcome, refused, type Task } from './carry-out.ts';
import { addressNeeded, capturedAt, type Form, ownToken, personKnown, readForm } from './form.ts';

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

const answered = ({ envelope }: Foresight, more: Partial<ResultOutcome['answer']> = {}): ResultOutcome => ({
  status: 200,
  answer: { ok: true, id: envelope.id, ...more },
  person: null,
});

async function foreseeLink(task: Foresight, { campaign, email }: Asking<'link'>): Promise<ResultOutcome> {
  const { tx, envelope, now, at } = task;
  const known = email ? null : await personKnown(tx, campaign, envelope);
  if (!email && known === null) return refused(envelope, addressNeeded(envelope));
  const times = await campaignTimes(tx, campaign.file, now);
  const status = at <= times.signUpEnds ? 'waiting' : 'ended';
  const referral = { status, ...(await foreseenLink(task, campaign, { email, known })) };
  return answered(task, { referral });
}

/** The link of whoever has this address, or of whoever is known without one. */
async function foreseenLink(
  { tx, envelope, codes }: Foresight,
  campaign: Campaign,
  { email, known }: { readonly email: EmailAddress | null; readonly known: number | null },
) {
  const [referrer] = await tx.query<{ code: string }>(
    `select code from referrers join people on people.id = referrers.person
     where campaign = $1 and (email_key = $2 or people.id = $3)`,
    [campaign.file.id, email?.key ?? null, known],
  );
  const code = referrer?.code ?? codes.codeFor('link');
  const token = (known !== null && (await ownToken(tx, campaign, envelope, known))) || codes.tokenFor('chat');
  return { code, url: shareLink(campaign, code, envelope.flow), ...(envelope.session && { token }) };
}

/** Only what the rules say: whoever has a link of their own is shown no code by what looks like a machine. */
async function foreseeKeeping(task: Foresight, { email }: Asking<'keeping'>): Promise<ResultOutcome> {
  const { tx, services, envelope, campaign, now, at } = task;
  const rules = campaign ? rewardsForFinishing({ campaign }, envelope.flow.id) : [];
  if (!campaign || rules.length === 0) return answered(task);
  if (!email && (await personKnown(tx, campaign, envelope)) === null) return answered(task);
  const standing = await readOnlyTurn(tx, services, campaign, now);
  return answered(task, { rewards: await promisedForFinishing(standing, rules, at, envelope.flow) });
}

async function foreseeSignUp(task: Foresight, { campaign, email }: Asking<'sign-up'>): Promise<ResultOutcome> {
  const { tx, services, envelope, now, at } = task;
  const turn = await readOnlyTurn(tx, services, campaign, now);
  const status = await foreseenStatus(turn, {
    code: envelope.referral && readCode(envelope.referral.code),
    capturedAt: capturedAt(envelope),
    at,
  });
  return answered(task, {
    referral: {
      status,
      ...(mayInvite(campaign, status) && (await foreseenLink(task, campaign, { email, known: null }))),
    },
    rewards: friendCards(turn, status, await rewardsLeftForFriends(turn), envelope.flow),
  });
}
