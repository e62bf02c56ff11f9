import type { RewardRow } from '../rewards/reward-row.ts';
import { campaignFacts } from './campaign-facts.ts';
import { recipientOf } from './recipients.ts';
import { askToConfirm } from './tell-friend.ts';
import type { Told } from './told.ts';
import { writeMessage } from './write-message.ts';

/** Whoever has finished a survey or a quiz gets what it earned, or is asked first whether the address is theirs. */
export async function participantRewarded(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  if (reward.status === 'pending') return askToConfirm(told, reward.person, 'participant');
  // One that waits for a code or is being bought is told of when it is there.
  if (reward.status !== 'issued') return;
  const recipient = await recipientOf(tx, reward.person);
  if (!recipient) return;
  await writeMessage(tx, services, {
    key: `thanks-for-answers ${reward.id}`,
    audience: 'participant',
    person: reward.person,
    campaign,
    template: 'thanks-for-answers',
    facts: await campaignFacts(tx, services, campaign, reward.person, recipient.voice, [reward]),
    event: event.id,
  });
}
