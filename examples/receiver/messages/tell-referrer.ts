import type { Queryable, Transaction } from '../database/database.ts';
import { allOf } from '../database/all-of.ts';
import { byId } from '../database/look-up.ts';
import { LIVE_REFERRALS_SQL, type ReferralRow } from '../referrals/referral-row.ts';
import { LIVE_REWARDS_SQL, type RewardRow, rewardRows } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { listFormat } from '../web/formats.ts';
import { campaignFacts } from './campaign-facts.ts';
import { fill } from './fill.ts';
import { type Known, knownOf } from './known.ts';
import { promisedRewards, titlesOf } from './parts.ts';
import { afterQuietHours } from './quiet-hours.ts';
import { allowsMarketing } from './permission.ts';
import type { ChannelName, Recipient } from './recipients.ts';
import type { Facts } from './render.ts';
import { namesOfFriends, type Told } from './told.ts';
import { gatherMessage, rewriteMessage } from './write-message.ts';
import { wordsFor } from './words.ts';
import { COUNTING_REFERRALS } from '../referrals/referral-machine.ts';

/* What whoever brings friends is told. */

/** Of several friends who join soon after each other, the first is told of at once and the others together, this long after. */
const GATHER = 15 * 60_000;
/** More friends than this are told of by their number. */
const MOST_NAMES = 8;

export async function linkReady(told: Told, person: number): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await told.recipient(person);
  if (!recipient) return;
  const facts = await campaignFacts(told, person, recipient.voice, []);
  const rewards = promisedRewards(campaign, 'referrer', recipient.voice, services.now());
  await gatherMessage(tx, services, {
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
  told.news.push({ template: 'friend-joined', referral, event: told.event.id });
}

/** A friend counts. Where the rewards still wait, the referrer hears of it when they don't. */
export async function rewardReady(told: Told, referral: ReferralRow): Promise<void> {
  if (!COUNTING_REFERRALS.includes(referral.status) || !referral.counts) return;
  if ((await rewardsOf(told, referral, ['pending', 'held'])).length > 0) return;
  told.news.push({ template: 'reward-ready', referral, event: told.event.id });
}

/** Several friends together have earned it. */
export async function milestoneReached(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const recipient = await told.recipient(reward.person);
  if (!recipient) return;
  const facts = await campaignFacts(told, reward.person, recipient.voice, [reward]);
  for (const channel of await channelsFor(tx, recipient))
    await gatherMessage(tx, services, {
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
  const recipient = await told.recipient(referral.referrer);
  if (gone.length === 0 || !recipient || !(await wasToldOf(told, referral, ['friend-joined', 'reward-ready']))) return;
  const facts = await campaignFacts(told, referral.referrer, recipient.voice, withoutCodes(gone));
  await gatherMessage(tx, services, {
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

/** The referrer's own. */
const rewardsOf = async (
  { rewards }: Known,
  { id, referrer }: ReferralRow,
  statuses: readonly string[],
): Promise<RewardRow[]> =>
  ((await rewards(id)) ?? []).filter(({ person, status }) => person === referrer && statuses.includes(status));

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

/** Something to tell a referrer of a friend. */
export interface NewsOfFriend {
  readonly template: News;
  readonly referral: ReferralRow;
  /** What gave cause for it. */
  readonly event: number;
}

const NEWS_REWARDS: Readonly<Record<News, readonly string[]>> = {
  'friend-joined': ['pending', 'held', 'approved', 'issued'],
  'reward-ready': ['approved', 'issued', 'redeemed'],
};

/** A message of news that is there already. */
interface EarlierNews {
  readonly id: string;
  readonly key: string;
  readonly person: number;
  readonly template: string;
  readonly channel: ChannelName;
  readonly status: string;
  readonly facts: string;
  readonly due_at: Date;
  readonly created_at: Date;
}

/** Tells referrers of their friends: by mail, and by text whoever has agreed to texts. */
export async function writeNews(known: Known, news: readonly NewsOfFriend[]): Promise<void> {
  if (news.length === 0) return;
  const earlier = await earlierNews(known, [...new Set(news.map(({ referral }) => referral.referrer))]);
  const groups = byId(news, ({ template, referral }) => `${template} ${referral.referrer}`);
  await allOf(
    [...groups.values()].map(async (group) => {
      const { template, referral } = group[0]!;
      const recipient = await known.recipient(referral.referrer);
      if (!recipient) return;
      for (const channel of await channelsFor(known.tx, recipient)) {
        const before = (earlier.get(recipient.person) ?? []).filter(
          (message) => message.template === template && message.channel === channel,
        );
        await tellBy(channel, known, recipient, untold(group, before), before);
      }
    }),
  );
}

/** Oldest first. What waits is this transaction's to change. */
async function earlierNews({ tx, campaign }: Known, people: readonly number[]) {
  const rows = await tx.query<EarlierNews>(
    `select id, key, person, template, channel, status, facts, due_at, created_at from messages
     where campaign = $1 and person = any($2::integer[]) and template in ('friend-joined', 'reward-ready')
     order by created_at, id desc for update`,
    [campaign.file.id, people],
  );
  return byId(rows, ({ person }) => person);
}

/** Friends of whom no message tells, neither of its own nor together with others. */
function untold(news: readonly NewsOfFriend[], before: readonly EarlierNews[]): NewsOfFriend[] {
  const told = new Set(before.flatMap(({ facts }) => (JSON.parse(facts) as Partial<GatheredFacts>).referrals ?? []));
  return news.filter(({ referral }) => !told.has(referral.id));
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
  known: Known,
  recipient: Recipient,
  news: readonly NewsOfFriend[],
  before: readonly EarlierNews[],
): Promise<void> {
  const [first, ...others] = news;
  if (!first) return;
  const now = known.services.now();
  const last = before.findLast(
    ({ key, status, created_at: at }) =>
      !key.startsWith('milestone ') && (status === 'queued' || at.getTime() > now.getTime() - GATHER),
  );
  if (last?.status === 'queued' && last.due_at > now) return addToNews(known, last, news);
  if (last) return writeOneOfAll(channel, known, recipient, news, new Date(last.created_at.getTime() + GATHER));
  const timeZone = recipient.timeZone ?? known.campaign.file.timeZone;
  const isNight = purposeOf(channel) === 'marketing' && afterQuietHours(now, timeZone) > now;
  if (isNight) return writeOneOfAll(channel, known, recipient, news, now);
  await writeOneOfAll(channel, known, recipient, [first], now);
  if (others.length > 0) await writeOneOfAll(channel, known, recipient, others, new Date(now.getTime() + GATHER));
}

async function writeOneOfAll(
  channel: ChannelName,
  known: Known,
  recipient: Recipient,
  news: readonly NewsOfFriend[],
  at: Date,
): Promise<void> {
  const { template, referral, event } = news[0]!;
  const referrals = news.map(({ referral }) => referral.id);
  const rewards = await Promise.all(news.map(({ referral }) => rewardsOf(known, referral, NEWS_REWARDS[template])));
  const facts: GatheredFacts = { ...(await newsFacts(known, recipient, referrals, rewards.flat())), referrals };
  await gatherMessage(known.tx, known.services, {
    key: keyOf(template, referral.id, channel),
    audience: 'referrer',
    person: recipient.person,
    recipient,
    campaign: known.campaign,
    channel,
    purpose: purposeOf(channel),
    template,
    facts,
    event,
    at,
  });
}

/** More friends for a message that still waits. It is put into words when it goes: of a hundred friends, once instead of a hundred times. */
function addToNews({ tx }: Known, { id, facts }: EarlierNews, news: readonly NewsOfFriend[]): void {
  const gathered = JSON.parse(facts) as GatheredFacts;
  const referrals = [...gathered.referrals, ...news.map(({ referral }) => referral.id)];
  tx.gather(updateFacts, { id, facts: JSON.stringify({ ...gathered, referrals, isOutdated: true }) });
}

const updateFacts = (tx: Queryable, changed: readonly { readonly id: string; readonly facts: string }[]) =>
  tx.query(
    `update messages set facts = changed.facts from unnest($1::uuid[], $2::text[]) as changed (id, facts) where messages.id = changed.id`,
    [changed.map(({ id }) => id), changed.map(({ facts }) => facts)],
  );

/** Puts news into words once more, where friends have joined since they were written. */
export async function renewNews(
  tx: Transaction,
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
  if (!isOutdated || !referrals || !campaign || row.person === null) return false;
  const known = knownOf(tx, services, campaign);
  const recipient = await known.recipient(row.person);
  if (!recipient) return false;
  const rewards = await rewardsOfAll(known, referrals, recipient.person);
  const facts: GatheredFacts = { ...(await newsFacts(known, recipient, referrals, rewards)), referrals };
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

const rewardsOfAll = ({ tx }: Known, referrals: readonly number[], person: number): Promise<RewardRow[]> =>
  rewardRows(tx, `referral = any($1::int[]) and person = $2 and status in (${LIVE_REWARDS_SQL})`, [referrals, person]);

async function newsFacts(
  known: Known,
  recipient: Recipient,
  referrals: readonly number[],
  rewards: readonly RewardRow[],
): Promise<Facts> {
  const { tx, campaign } = known;
  const { person, voice } = recipient;
  const facts = await campaignFacts(known, person, voice, rewards);
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
