import type { Queryable } from '../database/database.ts';
import { LIVE_REFERRALS_SQL, type ReferralRow } from '../referrals/referral-row.ts';
import { LIVE_REWARDS_SQL, type RewardRow, rewardRows } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { listFormat } from '../web/formats.ts';
import { campaignFacts } from './campaign-facts.ts';
import { fill } from './fill.ts';
import { promisedRewards, titlesOf } from './parts.ts';
import { allowsMarketing } from './permission.ts';
import { type ChannelName, type Recipient, recipientOf } from './recipients.ts';
import type { Facts } from './render.ts';
import { namesOfFriends, type Told } from './told.ts';
import { rewriteMessage, writeMessage } from './write-message.ts';
import { wordsFor } from './words.ts';
import { COUNTING_REFERRALS } from '../referrals/referral-machine.ts';

/* What whoever brings friends is told. */

/** Of several friends who join soon after each other, the first is told of at once and the others together, this long after. */
const GATHER = 15 * 60_000;
/** More friends than this are told of by their number. */
const MOST_NAMES = 8;

export async function linkReady(told: Told, person: number): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await recipientOf(tx, person);
  if (!recipient) return;
  const facts = await campaignFacts(tx, services, campaign, person, recipient.voice, []);
  const rewards = promisedRewards(campaign, 'referrer', recipient.voice, services.now());
  await writeMessage(tx, services, {
    key: `link-ready ${campaign.file.id} ${person}`,
    audience: 'referrer',
    person,
    recipient,
    campaign,
    template: 'link-ready',
    facts: {
      values: { ...facts.values, gift: titlesOf(rewards, recipient.voice) },
      blocks: { ...facts.blocks, rewards },
    },
    event: event.id,
  });
}

/** A friend has signed up, and what makes it count is still to come. */
export async function friendJoined(told: Told, referral: ReferralRow): Promise<void> {
  if (referral.status !== 'signed_up' || !referral.counts || !(await isProven(told, referral))) return;
  const rewards = await rewardsOf(told, referral, ['pending', 'held', 'approved', 'issued']);
  await tell(told, referral, 'friend-joined', rewards);
}

/** A friend counts. Where the rewards still wait, the referrer hears of it when they don't. */
export async function rewardReady(told: Told, referral: ReferralRow): Promise<void> {
  if (!COUNTING_REFERRALS.includes(referral.status) || !referral.counts) return;
  if ((await rewardsOf(told, referral, ['pending', 'held'])).length > 0) return;
  await tell(told, referral, 'reward-ready', await rewardsOf(told, referral, ['approved', 'issued', 'redeemed']));
}

/** Several friends together have earned it. */
export async function milestoneReached(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await recipientOf(tx, reward.person);
  if (!recipient) return;
  const facts = await campaignFacts(tx, services, campaign, reward.person, recipient.voice, [reward]);
  for (const channel of await channelsFor(tx, recipient))
    await writeMessage(tx, services, {
      key: channel === 'sms' ? `milestone ${reward.id} sms` : `milestone ${reward.id}`,
      audience: 'referrer',
      person: reward.person,
      recipient,
      campaign,
      channel,
      purpose: purposeOf(channel),
      template: 'reward-ready',
      facts: { ...facts, values: { ...facts.values, friends: reward.milestone ?? 1 } },
      event: event.id,
    });
}

/** What a referrer was told of, and is no more. */
export async function friendGone(told: Told, referral: ReferralRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const gone = await rewardsOf(told, referral, ['cancelled']);
  const recipient = await recipientOf(tx, referral.referrer);
  if (gone.length === 0 || !recipient || !(await wasToldOf(told, referral, ['friend-joined', 'reward-ready']))) return;
  const facts = await campaignFacts(tx, services, campaign, referral.referrer, recipient.voice, withoutCodes(gone));
  await writeMessage(tx, services, {
    key: `cancelled ${referral.id}`,
    audience: 'referrer',
    person: referral.referrer,
    recipient,
    campaign,
    template: 'cancelled',
    facts: { ...facts, values: { ...facts.values, friend: await friendWord(told, referral, recipient) } },
    event: event.id,
  });
}

const withoutCodes = (rows: readonly RewardRow[]) =>
  rows.map((row) => ({ ...row, code: null, link: null, expires_at: null }));

/** Who typed somebody else's address has not joined until that address is confirmed. */
async function isProven({ tx, campaign }: Told, { friend }: ReferralRow): Promise<boolean> {
  if (!campaign.file.confirmAddress) return true;
  const [row] = await tx.query<{ proven: boolean }>(
    'select email_confirmed_at is not null as proven from people where id = $1',
    [friend],
  );
  return row?.proven ?? false;
}

const rewardsOf = ({ tx }: Told, { id, referrer }: ReferralRow, statuses: readonly string[]): Promise<RewardRow[]> =>
  rewardRows(tx, 'referral = $1 and person = $2 and status = any($3::text[])', [id, referrer, statuses]);

async function friendWord({ tx }: Told, { id }: ReferralRow, { voice }: Recipient): Promise<string> {
  const [name] = await namesOfFriends(tx, [id]);
  return name ?? wordsFor('reward-ready', voice).frame.aFriend;
}

type News = 'friend-joined' | 'reward-ready';

/** Referrals that a message tells of, so that the next one can be added to it. */
type GatheredFacts = Facts & {
  readonly referrals: readonly number[];
  /** The words do not tell of all of them yet. */
  readonly isOutdated?: boolean;
};

type About = Pick<Told, 'services' | 'campaign'> & { readonly tx: Queryable };

interface LastNews {
  readonly id: string;
  readonly status: string;
  readonly facts: string;
  readonly due_at: Date;
  readonly created_at: Date;
}

/** By mail, and by text to whoever has agreed to texts. */
async function tell(told: Told, referral: ReferralRow, template: News, own: readonly RewardRow[]): Promise<void> {
  const recipient = await recipientOf(told.tx, referral.referrer);
  if (!recipient) return;
  for (const channel of await channelsFor(told.tx, recipient))
    await tellBy(channel, told, recipient, referral, template, own);
}

async function channelsFor(tx: Queryable, { person, phone }: Recipient): Promise<readonly ChannelName[]> {
  return phone !== null && (await allowsMarketing(tx, person, 'sms')) ? ['email', 'sms'] : ['email'];
}

/** A text rests on a consent, which may be taken back until it goes, and comes at no time of night: as what is marketed does. */
const purposeOf = (channel: ChannelName) => (channel === 'sms' ? 'marketing' : 'service');
const keyOf = (template: News, id: number, channel: ChannelName) =>
  channel === 'sms' ? `${template} ${id} sms` : `${template} ${id}`;

async function tellBy(
  channel: ChannelName,
  told: Told,
  recipient: Recipient,
  referral: ReferralRow,
  template: News,
  own: readonly RewardRow[],
): Promise<void> {
  const { tx, services, event, campaign } = told;
  const { person } = recipient;
  if (await wasToldOf(told, referral, [template], [channel])) return;
  const before = await lastNews(told, person, template, channel);
  if (before?.status === 'queued' && before.due_at > services.now()) return addToNews(told, before, referral.id);
  const referrals = [referral.id];
  const facts: GatheredFacts = { ...(await newsFacts(told, recipient, referrals, own)), referrals };
  const at = before ? new Date(before.created_at.getTime() + GATHER) : services.now();
  await writeMessage(tx, services, {
    key: keyOf(template, referral.id, channel),
    audience: 'referrer',
    person,
    recipient,
    campaign,
    channel,
    purpose: purposeOf(channel),
    template,
    facts,
    event: event.id,
    at,
  });
}

/** One more friend for a message that still waits. It is put into words when it goes: of a hundred friends, once instead of a hundred times. */
async function addToNews({ tx }: Told, { id, facts }: LastNews, referral: number): Promise<void> {
  const gathered = JSON.parse(facts) as GatheredFacts;
  const more: GatheredFacts = { ...gathered, referrals: [...gathered.referrals, referral], isOutdated: true };
  await tx.query('update messages set facts = $2 where id = $1', [id, JSON.stringify(more)]);
}

/** Puts news into words once more, where friends have joined since they were written. */
export async function renewNews(
  tx: Queryable,
  services: Services,
  row: {
    readonly id: string;
    readonly campaign: string | null;
    readonly person: number | null;
    readonly channel: ChannelName;
    readonly template: string;
    readonly facts: string;
  },
): Promise<boolean> {
  const { referrals, isOutdated } = JSON.parse(row.facts) as Partial<GatheredFacts>;
  const campaign = services.campaigns.byName(row.campaign);
  const recipient = row.person === null ? null : await recipientOf(tx, row.person);
  if (!isOutdated || !referrals || !campaign || !recipient) return false;
  const about = { tx, services, campaign };
  const rewards = await rewardsOfAll(about, referrals, recipient.person);
  const facts: GatheredFacts = { ...(await newsFacts(about, recipient, referrals, rewards)), referrals };
  const template = row.template as News;
  return rewriteMessage(tx, services, row.id, {
    audience: 'referrer',
    person: recipient.person,
    recipient,
    campaign,
    channel: row.channel,
    purpose: purposeOf(row.channel),
    template,
    facts,
  });
}

/** By a message of its own, or by one that tells of several. */
async function wasToldOf(
  { tx, campaign }: Told,
  { id, referrer }: ReferralRow,
  templates: readonly News[],
  channels: readonly ChannelName[] = ['email', 'sms'],
): Promise<boolean> {
  const told = await tx.query<{ facts: string }>(
    'select facts from messages where person = $1 and campaign = $2 and template = any($3::text[]) and channel = any($4::text[])',
    [referrer, campaign.file.id, templates, channels],
  );
  return told.some(({ facts }) => (JSON.parse(facts) as Partial<GatheredFacts>).referrals?.includes(id));
}

async function lastNews({ tx, campaign, services }: Told, person: number, template: News, channel: ChannelName) {
  const [last] = await tx.query<LastNews>(
    `select id, status, facts, due_at, created_at from messages
     where person = $1 and campaign = $2 and template = $3 and channel = $5 and key not like 'milestone %' and (created_at > $4 or status = 'queued')
     order by created_at desc, id limit 1 for update`,
    [person, campaign.file.id, template, new Date(services.now().getTime() - GATHER), channel],
  );
  return last;
}

const rewardsOfAll = ({ tx }: About, referrals: readonly number[], person: number): Promise<RewardRow[]> =>
  rewardRows(tx, `referral = any($1::int[]) and person = $2 and status in (${LIVE_REWARDS_SQL})`, [referrals, person]);

async function newsFacts(
  { tx, services, campaign }: About,
  recipient: Recipient,
  referrals: readonly number[],
  rewards: readonly RewardRow[],
): Promise<Facts> {
  const { person, voice } = recipient;
  const facts = await campaignFacts(tx, services, campaign, person, voice, rewards);
  const names = await namesOfFriends(tx, referrals);
  const { language, frame } = wordsFor('reward-ready', voice);
  // All by their names, or all in a number: half of each would tell who said no.
  const isNamed = names.length === 1 || (names.length <= MOST_NAMES && !names.includes(null));
  const friends = referrals.length;
  const [count] = await tx.query<{ ready: number }>(
    `select count(*)::integer as ready from referrals
     where campaign = $1 and referrer = $2 and counts and status in (${LIVE_REFERRALS_SQL})`,
    [campaign.file.id, person],
  );
  const left = Math.max(0, campaign.file.maxFriends - count!.ready);
  return {
    ...facts,
    values: {
      ...facts.values,
      friends,
      friend: isNamed
        ? listFormat(language).format(names.map((name) => name ?? frame.aFriend))
        : fill(frame.someFriends, { friends }, language),
      left: left || null,
      full: left === 0 ? 'yes' : null,
    },
  };
}
