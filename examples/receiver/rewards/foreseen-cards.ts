import type { Reward } from '../campaign/campaign-file.ts';
import type { EmailAddress } from '../campaign/email-address.ts';
import type { Look } from '../campaign/turn.ts';
import type { Voice } from '../../../src/campaign/texts.ts';
import { mayGrant, rewardsOfSide } from './grant-rewards.ts';
import { promisedCards, type RewardCard, rewardCards, rewardTexts, ruleTimes } from './reward-cards.ts';

/**
 * What a friend with this address would be shown if their sign-up counted now, in the words and order of the real answer. Only reads; the codes
 * come from the book of codes, where a release finds them again.
 */
export async function foreseenCards(
  look: Look,
  status: string,
  email: EmailAddress,
  voice: Voice,
): Promise<readonly RewardCard[]> {
  const { tx, campaign, standing } = look;
  if (status === 'registered') return promisedCards(campaign.file, 'friend', voice);
  if (status !== 'confirmed') return [];
  const ends = standing.times.event?.ends ?? null;
  const [known] = await tx.query<{ id: number }>('select id from people where email_key = $1', [email.key]);
  const earned = known ? await rewardCards(tx, campaign.file, known.id, voice, ends) : [];
  if (earned.length > 0) return earned;
  const { holdDays, approval } = campaign.file.qualifies;
  // Held rewards are not told of before they are let go.
  if (holdDays > 0 || approval === 'manual') return [];
  const cards: RewardCard[] = [];
  for (const rule of rewardsOfSide(look, 'friend'))
    if (await mayGrant(look, rule)) cards.push(newCard(look, rule, voice, ends));
  return cards;
}

function newCard({ codes, campaign }: Look, rule: Reward, voice: Voice, ends: Date | null): RewardCard {
  const comesLater = rule.fulfil !== undefined || rule.code === 'pool';
  const code = !comesLater && rule.code === true ? codes.codeFor(`friend ${rule.id}`) : null;
  return {
    status: comesLater ? 'approved' : 'issued',
    amount: rule.amount ?? null,
    unit: rule.unit ?? null,
    ...ruleTimes(rule, campaign.file),
    ...rewardTexts(rule, voice),
    ...(code !== null && { code }),
    ...(code !== null && ends && { until: ends.toISOString() }),
  };
}
