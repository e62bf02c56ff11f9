import { textFor, type Voice } from '../../../src/campaign/texts.ts';
import { shareLink } from '../campaign/campaign.ts';
import { ruleOf } from '../rewards/rule-of.ts';
import type { RewardRow } from '../rewards/reward-row.ts';
import type { Known } from './known.ts';
import { eventPart, rewardCard, titlesOf } from './parts.ts';
import type { Facts } from './render.ts';

/** What almost every message of a campaign tells: the event, somebody's rewards, and their own pages. */
export async function campaignFacts(
  known: Known,
  person: number,
  voice: Voice,
  rewards: readonly RewardRow[],
): Promise<Facts> {
  const { campaign, services } = known;
  const now = services.now();
  const [{ times }, own] = await Promise.all([known.standing(), ownAddresses(known, person, voice)]);
  const { event } = times;
  const cards = rewards.flatMap((row) => {
    const rule = ruleOf({ campaign }, row);
    return rule ? [rewardCard(campaign, rule, row, voice, { ends: event?.ends ?? null, now })] : [];
  });
  const part = eventPart(campaign, event, voice);
  return {
    values: { gift: titlesOf(cards, voice), ...part.values, ...own },
    blocks: { rewards: cards, event: part.blocks },
  };
}

/** Addresses that are somebody's own: how things stand, the link to share, the way to give a seat back. */
async function ownAddresses(known: Known, person: number, voice: Voice) {
  const { campaign, services } = known;
  const { pages } = campaign.file;
  const own = await known.ownPages(person);
  const page = pages.status ?? (own?.code ? pages.customer : null);
  const token = page && (await known.ownToken(person));
  return {
    link: page && token ? `${campaign.site}${textFor(page, voice)}?${new URLSearchParams({ i: token })}` : null,
    share: own?.code ? shareLink(campaign, own.code, voice) : null,
    cancel: own?.confirmed && own.seat ? `${services.messaging.publicUrl}/g/${own.seat}` : null,
    onList: own?.confirmed ? 'yes' : null,
  };
}
