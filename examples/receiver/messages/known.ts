import { type Campaign, type CampaignNow, campaignNow } from '../campaign/campaign.ts';
import { newToken } from '../campaign/codes.ts';
import { type GuestStatus, guestStatuses } from '../campaign/guests.ts';
import type { Transaction } from '../database/database.ts';
import { byId, lookUp, type LookUp } from '../database/look-up.ts';
import { type ReferralRow, referralRows } from '../referrals/referral-row.ts';
import { type RewardRow, rewardRows } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import type { Standing } from './templates/template.ts';

/** Somebody's own addresses in a campaign. */
export interface OwnPages {
  readonly person: number;
  /** Of the link to share. */
  readonly code: string | null;
  readonly seat: string | null;
  readonly confirmed: boolean;
}

/** A result, and what it has come to. */
export interface KnownResult {
  readonly id: string;
  /** JSON; `null` where it was deleted. */
  readonly envelope: string | null;
  readonly received_at: Date;
  readonly inviter: string | null;
  readonly status: Standing | null;
  readonly channel: string | null;
}

/** A campaign and what messages tell of it, in the transaction in which they are written; looked up for all of them together. */
export interface Known {
  readonly tx: Transaction;
  readonly services: Services;
  readonly campaign: Campaign;
  standing(): Promise<CampaignNow>;
  readonly result: LookUp<string, KnownResult>;
  readonly recipient: LookUp<number, Recipient>;
  readonly referral: LookUp<number, ReferralRow>;
  readonly reward: LookUp<number, RewardRow>;
  /** Of a referral: those of both sides. */
  readonly rewards: LookUp<number, readonly RewardRow[]>;
  /** What somebody has as a friend. */
  readonly earned: LookUp<number, readonly RewardRow[]>;
  readonly guest: LookUp<number, GuestStatus>;
  /** Whether somebody came by a link. */
  readonly isFriend: LookUp<number, true>;
  readonly wasWelcomed: LookUp<number, true>;
  /** Whether a reward was told of while it waited, between its approval and now, and without what it holds. */
  readonly toldTooEarly: LookUp<number, true>;
  readonly ownPages: LookUp<number, OwnPages>;
  /** The token of somebody's personal link: the same one each time. A withdrawn one stays withdrawn. */
  readonly ownToken: LookUp<number, string>;
}

/** Mails that say what somebody has earned, with its code where there is one by then. */
const TELLING_OF_REWARDS = ['welcome', 'reward-ready', 'reward-ready-friend'];

export function knownOf(tx: Transaction, services: Services, campaign: Campaign): Known {
  const { id } = campaign.file;
  let standing: Promise<CampaignNow> | null = null;
  const people = async (sql: string, ids: readonly number[]) => {
    const rows = await tx.query<{ person: number }>(sql, [id, ids]);
    return new Map(rows.map(({ person }) => [person, true as const]));
  };
  return {
    tx,
    services,
    campaign,
    standing: () => (standing ??= campaignNow(tx, campaign, services.now())),
    result: lookUp(async (ids) => {
      const rows = await tx.query<KnownResult>(
        `select results.id, results.envelope, results.received_at, coalesce(inviter.first_name, inviter.email) as inviter,
           coalesce(guests.status, referrals.status) as status, referrals.channel
         from results
           left join referrals on referrals.result = results.id
           left join people as inviter on inviter.id = referrals.referrer
           left join guests on guests.campaign = $1 and guests.person = results.person
         where results.id = any($2::uuid[])`,
        [id, ids],
      );
      return new Map(rows.map((row) => [row.id, row]));
    }),
    recipient: lookUp((ids) => recipientsOf(tx, ids, campaign)),
    referral: lookUp(async (ids) => {
      const rows = await referralRows(tx, 'id = any($1::integer[])', [ids]);
      return new Map(rows.map((row) => [row.id, row]));
    }),
    reward: lookUp(async (ids) => {
      const rows = await rewardRows(tx, 'id = any($1::integer[])', [ids]);
      return new Map(rows.map((row) => [row.id, row]));
    }),
    rewards: lookUp(async (ids) =>
      byId(await rewardRows(tx, 'referral = any($1::integer[])', [ids]), ({ referral }) => referral!),
    ),
    earned: lookUp(async (ids) =>
      byId(
        await rewardRows(
          tx,
          `campaign = $1 and person = any($2::integer[]) and side = 'friend' and status in ('approved', 'issued', 'redeemed')`,
          [id, ids],
        ),
        ({ person }) => person,
      ),
    ),
    guest: lookUp((ids) => guestStatuses(tx, id, ids)),
    isFriend: lookUp((ids) =>
      people(
        'select distinct friend as person from referrals where campaign = $1 and friend = any($2::integer[])',
        ids,
      ),
    ),
    wasWelcomed: lookUp((ids) =>
      people(
        `select distinct person from messages where campaign = $1 and person = any($2::integer[]) and template = 'welcome'`,
        ids,
      ),
    ),
    toldTooEarly: lookUp(async (ids) => {
      const rows = await tx.query<{ id: number }>(
        `select distinct rewards.id from rewards
           join events as approved on approved.person = rewards.person and approved.reward = rewards.id
             and approved.type = 'reward.approved' and approved.at < rewards.issued_at
         where rewards.id = any($2::integer[])
           and exists (select from messages
             where messages.person = rewards.person and messages.campaign = $1 and template = any($3::text[])
               and (created_at >= approved.at or messages.due_at >= approved.at))
           and not exists (select from messages
             where messages.person = rewards.person and messages.campaign = $1
               and position(coalesce(rewards.code, rewards.link) in text) > 0)`,
        [id, ids, TELLING_OF_REWARDS],
      );
      return new Map(rows.map((row) => [row.id, true as const]));
    }),
    ownPages: lookUp(async (ids) => {
      const rows = await tx.query<OwnPages>(
        `select people.id as person, referrers.code, guests.seat_token as seat, coalesce(guests.status = 'confirmed', false) as confirmed
         from people
           left join referrers on referrers.campaign = $1 and referrers.person = people.id
           left join guests on guests.campaign = $1 and guests.person = people.id
         where people.id = any($2::integer[])`,
        [id, ids],
      );
      return new Map(rows.map((row) => [row.person, row]));
    }),
    ownToken: lookUp(async (ids) => {
      const rows = await tx.query<{ person: number; token: string; withdrawn_at: Date | null }>(
        `insert into invitations (campaign, created_at, token, person)
         select $1, $2::timestamptz, token, person from unnest($3::text[], $4::integer[]) as own (token, person) order by person
         on conflict (campaign, person) do update set campaign = excluded.campaign returning person, token, withdrawn_at`,
        [id, services.now(), ids.map(() => newToken()), ids],
      );
      return new Map(rows.filter((row) => row.withdrawn_at === null).map(({ person, token }) => [person, token]));
    }),
  };
}
