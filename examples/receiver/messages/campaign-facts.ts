import { textFor, type Voice } from '../../../src/campaign/texts.ts';
import { type Campaign, shareLink } from '../campaign/campaign.ts';
import { campaignTimes } from '../campaign/campaign-times.ts';
import { newToken } from '../campaign/codes.ts';
import type { Queryable } from '../database/database.ts';
import { ruleOf } from '../rewards/rule-of.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import type { Services } from '../services.ts';
import { eventPart, rewardCard, titlesOf } from './parts.ts';
import type { Facts } from './render.ts';

/** What almost every message of a campaign tells: the event, somebody's rewards, and their own pages. */
export async function campaignFacts(
  tx: Queryable,
  services: Pick<Services, 'now' | 'messaging'>,
  campaign: Campaign,
  person: number,
  voice: Voice,
  rewards: readonly RewardRow[],
): Promise<Facts> {
  const now = services.now();
  const { event } = await campaignTimes(tx, campaign.file, now);
  const cards = rewards.flatMap((row) => {
    const rule = ruleOf({ campaign }, row);
    return rule ? [rewardCard(campaign, rule, row, voice, { ends: event?.ends ?? null, now })] : [];
  });
  const part = eventPart(campaign, event, voice);
  const own = await ownPages(tx, services, campaign, person, voice);
  return {
    values: { gift: titlesOf(cards, voice), ...part.values, ...own },
    blocks: { rewards: cards, event: part.blocks },
  };
}

interface Pages {
  readonly code: string | null;
  readonly seat: string | null;
  readonly confirmed: boolean;
}

/** Addresses that are somebody's own: how things stand, the link to share, the way to give a seat back. */
async function ownPages(
  tx: Queryable,
  { now, messaging }: Pick<Services, 'now' | 'messaging'>,
  campaign: Campaign,
  person: number,
  voice: Voice,
) {
  const { pages, id } = campaign.file;
  const [row] = await tx.query<Pages>(
    `select referrers.code, guests.seat_token as seat, coalesce(guests.status = 'confirmed', false) as confirmed
     from people
       left join referrers on referrers.campaign = $1 and referrers.person = people.id
       left join guests on guests.campaign = $1 and guests.person = people.id
     where people.id = $2`,
    [id, person],
  );
  const page = pages.status ?? (row?.code ? pages.customer : null);
  const token = page && (await ownToken(tx, id, person, now()));
  return {
    link: page && token ? `${campaign.site}${textFor(page, voice)}?${new URLSearchParams({ i: token })}` : null,
    share: row?.code ? shareLink(campaign, row.code, voice) : null,
    cancel: row?.confirmed && row.seat ? `${messaging.publicUrl}/g/${row.seat}` : null,
    onList: row?.confirmed ? 'yes' : null,
  };
}

/** The token of somebody's personal link: the same one each time. A withdrawn one stays withdrawn. */
async function ownToken(tx: Queryable, campaign: string, person: number, now: Date): Promise<string | null> {
  const [row] = await tx.query<{ token: string; withdrawn_at: Date | null }>(
    `insert into invitations (token, campaign, person, created_at) values ($1, $2, $3, $4)
     on conflict (campaign, person) do update set campaign = excluded.campaign returning token, withdrawn_at`,
    [newToken(), campaign, person, now],
  );
  return row && row.withdrawn_at === null ? row.token : null;
}
