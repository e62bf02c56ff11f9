import { typedContact } from '../people/typed-contact.ts';
import type { ReferralRow } from '../referrals/referral-row.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import { campaignFacts } from './campaign-facts.ts';
import { confirmLink } from './links.ts';
import { promisedRewards } from './parts.ts';
import type { Audience } from './render.ts';
import type { Told } from './told.ts';
import { gatherMessage, writeMessage } from './write-message.ts';

/* What friends are told. */

/** Where somebody stands, and so what a welcome says. */
type Standing = 'onList' | 'standby' | 'pending' | 'ready';

const DAY = 86_400_000;
/** A day, to one address. */
const MOST_QUESTIONS = 3;

/** Somebody signed up: a welcome, or first the question whether the address is theirs. */
export async function signedUp(told: Told, person: number): Promise<void> {
  if (told.campaign.file.confirmAddress && !(await hasConfirmed(told, person))) await askToConfirm(told, person);
  else await welcomeFriend(told, person);
}

async function hasConfirmed({ tx }: Told, person: number): Promise<boolean> {
  const confirmed = await tx.query('select from people where id = $1 and email_confirmed_at is not null', [person]);
  return confirmed.length > 0;
}

/**
 * Once a day at most for each conversation, however often its forms are sent, and a few times for all together: the address may be a stranger's. It
 * goes to the address as this form has it, and asks about what this form says.
 */
export async function askToConfirm(
  told: Told,
  person: number,
  audience: Audience = 'friend',
  result: string | null = told.event.result,
): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await told.recipient(person);
  if (!recipient) return;
  const typed = await typedContact(tx, person, result);
  const day = `confirm-address ${person} ${Math.floor(services.now().getTime() / DAY)}`;
  const asked = await tx.query('select id from messages where starts_with(key, $1)', [`${day} `]);
  if (asked.length >= MOST_QUESTIONS) return;
  await writeMessage(tx, services, {
    key: `${day} ${typed?.conversation ?? ''}`,
    audience,
    person,
    recipient: { ...recipient, email: typed?.email?.address ?? recipient.email },
    campaign,
    template: 'confirm-address',
    facts: { values: { link: confirmLink(services, campaign, recipient, result) } },
    event: event.id,
  });
}

/** Each standing is told of once; a friend who was told "pending" gets the reward itself in a message of its own. */
export async function welcomeFriend(told: Told, person: number): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await told.recipient(person);
  if (!recipient) return;
  const earned = (await told.earned(person)) ?? [];
  const standing = await standingOf(told, person, earned);
  if (standing === 'ready' && (await told.wasWelcomed(person))) return;
  const { voice } = recipient;
  const facts = await campaignFacts(told, person, voice, earned);
  const promised = standing === 'pending' ? promisedRewards(campaign, 'friend', voice, services.now()) : [];
  await gatherMessage(tx, services, {
    key: `welcome ${campaign.file.id} ${person} ${standing}`,
    audience: 'friend',
    person,
    recipient,
    campaign,
    template: 'welcome',
    facts: {
      values: {
        ...facts.values,
        [standing]: 'yes',
        invite: campaign.file.friendsMayInvite ? facts.values?.share : null,
      },
      blocks: { ...facts.blocks, ...(promised.length > 0 && { rewards: promised }) },
    },
    event: event.id,
  });
}

async function standingOf(told: Told, person: number, earned: readonly RewardRow[]): Promise<Standing> {
  const status = await told.guest(person);
  if (status === 'confirmed') return 'onList';
  if (status === 'standby') return 'standby';
  return earned.length > 0 ? 'ready' : 'pending';
}

/** What was promised is theirs. Where the welcome has said so already, nothing more is said. */
export async function friendReady(told: Told, referral: ReferralRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { friend } = referral;
  if (campaign.file.event || !(await told.wasWelcomed(friend))) return welcomeFriend(told, friend);
  const all = ((await told.rewards(referral.id)) ?? []).filter(({ person }) => person === friend);
  if (all.some(({ status }) => status === 'pending' || status === 'held')) return;
  const ready = all.filter(({ status }) => status === 'approved' || status === 'issued');
  const recipient = await told.recipient(friend);
  if (!recipient || ready.length === 0 || (await welcomeSaidIt(told, friend))) return;
  await gatherMessage(tx, services, {
    key: `reward-ready-friend ${referral.id}`,
    audience: 'friend',
    person: friend,
    recipient,
    campaign,
    template: 'reward-ready-friend',
    facts: await campaignFacts(told, friend, recipient.voice, ready),
    event: event.id,
  });
}

async function welcomeSaidIt({ tx, campaign }: Told, person: number): Promise<boolean> {
  const said = await tx.query('select from messages where key = any($1::text[])', [
    ['ready', 'onList'].map((standing) => `welcome ${campaign.file.id} ${person} ${standing}`),
  ]);
  return said.length > 0;
}

/** A friend withdrew. Whoever only gave a seat back has read so on the page. */
export async function friendEnded(told: Told, referral: ReferralRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  if (referral.reason !== 'withdrawn') return;
  await gatherMessage(tx, services, {
    key: `cancelled-friend ${referral.id}`,
    audience: 'friend',
    person: referral.friend,
    campaign,
    template: 'cancelled-friend',
    facts: { values: {} },
    event: event.id,
  });
}
