import { type Campaign, campaignNow, type CampaignState, shareLink } from '../campaign/campaign.ts';
import type { CampaignFile } from '../campaign/campaign-file.ts';
import type { Queryable } from '../database/database.ts';
import type { Voice } from '../../../src/campaign/texts.ts';
import { allRewardCards, type RewardCard, rewardTexts } from '../rewards/reward-cards.ts';
import { newsFor, type NewsItem } from './news.ts';
import type { TokenHolder } from './personal-token.ts';
import { COUNTING_SQL, LIVE_REFERRALS_SQL } from '../referrals/referral-row.ts';
import { showableName } from '../referrals/referrers.ts';

/** How things stand for somebody, by their personal link. */
export interface Status {
  readonly ok: true;
  readonly state: CampaignState;
  readonly firstName: string | null;
  readonly referral: { readonly code: string; readonly url: string; readonly status: string } | null;
  /** Presses on "share". */
  readonly shares: number;
  readonly friends: {
    /** Signed up by their link, and not taken back. */
    readonly joined: number;
    /** Of these, those that still wait for something. */
    readonly pending: number;
    /** Of these, those that count. */
    readonly ready: number;
    /** That can count at most. */
    readonly most: number;
  };
  readonly milestones: readonly { readonly at: number; readonly reached: boolean; readonly title: string }[];
  readonly rewards: readonly RewardCard[];
  readonly news: readonly NewsItem[];
}

interface Counts {
  readonly first_name: string | null;
  readonly code: string | null;
  readonly guest: string | null;
  readonly shares: number;
  readonly pending: number;
  readonly ready: number;
  readonly joined: number;
}

/**
 * The same queries whoever asks, so that a forged token takes as long as a real one. A holder whose address nobody has proven sees what their link
 * has brought since they came, and no codes: what somebody has as a friend would tell whether their address was known.
 */
export async function statusOf(
  tx: Queryable,
  campaign: Campaign,
  holder: TokenHolder | null,
  voice: Voice,
  now: Date,
): Promise<Status> {
  const { file } = campaign;
  const { state, times } = await campaignNow(tx, campaign, now);
  const { person = 0, since = null } = holder ?? {};
  const counts = await countsOf(tx, file.id, person, since);
  const cards = await allRewardCards(tx, file, person, voice, times.event?.ends ?? null, since);
  return {
    ok: true,
    state,
    firstName: since ? null : showableName(counts?.first_name ?? null),
    referral: counts?.code
      ? { code: counts.code, url: shareLink(campaign, counts.code, voice), status: counts.guest ?? 'invited' }
      : null,
    shares: counts?.shares ?? 0,
    friends: {
      joined: counts?.joined ?? 0,
      pending: counts?.pending ?? 0,
      ready: counts?.ready ?? 0,
      most: file.maxFriends,
    },
    milestones: milestonesOf(file, counts?.ready ?? 0, voice),
    rewards: since ? cards.map(withoutSecrets) : cards,
    news: await newsFor(tx, { campaign: file.id, person, since, after: 0 }),
  };
}

const milestonesOf = ({ rewards }: CampaignFile, friends: number, voice: Voice): Status['milestones'] =>
  rewards.flatMap((reward) =>
    reward.milestone === undefined
      ? []
      : [{ at: reward.milestone, reached: friends >= reward.milestone, title: rewardTexts(reward, voice).title }],
  );

const withoutSecrets = ({ code: _, link: __, ...card }: RewardCard): RewardCard => card;

async function countsOf(tx: Queryable, campaign: string, person: number, since: Date | null): Promise<Counts | null> {
  const [counts] = await tx.query<Counts>(
    `select people.first_name, referrers.code,
       case when $3::timestamptz is null or friends.ready > 0 then guests.status else 'waiting' end as guest,
       (select count(*)::integer from events where events.person = $2 and campaign = $1 and type = 'share.intended' and ($3::timestamptz is null or at >= $3)) as shares,
       friends.pending, friends.ready, friends.joined
     from people
       left join referrers on referrers.campaign = $1 and referrers.person = people.id
       left join guests on guests.campaign = $1 and guests.person = people.id
       cross join (
         select count(*) filter (where status in ('signed_up', 'held'))::integer as pending,
           count(*) filter (where counts and status in (${COUNTING_SQL}))::integer as ready,
           count(*) filter (where status in (${LIVE_REFERRALS_SQL}))::integer as joined
         from referrals where campaign = $1 and referrer = $2 and ($3::timestamptz is null or at >= $3)) as friends
     where people.id = $2`,
    [campaign, person, since],
  );
  return counts ?? null;
}
