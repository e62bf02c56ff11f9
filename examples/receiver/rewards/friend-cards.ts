import type { Reward } from '../campaign/campaign-file.ts';
import type { Campaign } from '../campaign/campaign.ts';
import type { ReadOnlyTurn } from '../campaign/turn.ts';
import type { FriendStatus } from '../referrals/join-as-friend.ts';
import type { Voice } from '../../../src/campaign/texts.ts';
import { mayGrant, rewardsOfSide } from './grant-rewards.ts';
import { promisedCard, promisedCards, type RewardCard } from './reward-cards.ts';

/** The rewards of friends that are not all given out. Ask before a sign-up takes its own. */
export async function rewardsLeftForFriends(turn: ReadOnlyTurn): Promise<readonly Reward[]> {
  const left: Reward[] = [];
  for (const rule of rewardsOfSide(turn, 'friend')) if (await mayGrant(turn, rule)) left.push(rule);
  return left;
}

/**
 * What a friend's form is answered with: what a sign-up of this status brings, by the campaign's rules alone.
 *
 * Nothing in it depends on whom the address belongs to, and no card holds a code: anybody can type an address. The code goes to it by mail, so only
 * its owner reads it. A code that is shown to the first who types an address, and not to the second, would tell that the address is known.
 */
export function friendCards(
  { file }: Pick<Campaign, 'file'>,
  status: FriendStatus,
  left: readonly Reward[],
  voice: Voice,
): readonly RewardCard[] {
  const { qualifies } = file;
  if (status === 'registered') return promisedCards(file, 'friend', voice);
  // Where rewards wait for a while, or for the owner, they are told of by mail alone.
  if (status !== 'confirmed' || qualifies.holdDays > 0 || qualifies.approval === 'manual') return [];
  return left.map((rule) => ({
    ...promisedCard(rule, voice, file),
    status: comesByMail(rule) ? 'approved' : 'issued',
  }));
}

const comesByMail = ({ code, fulfil }: Reward): boolean => code !== false || fulfil !== undefined;
