import type { RewardRow } from '../rewards/reward-row.ts';
import { campaignFacts } from './campaign-facts.ts';
import { askToConfirm } from './tell-friend.ts';
import type { Told } from './told.ts';
import { gatherMessage } from './write-message.ts';

/** Whoever has finished a survey or a quiz gets what it earned, or is asked first whether the address is theirs. */
export async function participantRewarded(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  if (reward.status === 'pending') {
    const [form] = await tx.query<{ result: string | null }>('select result from rewards where id = $1', [reward.id]);
    return askToConfirm(told, reward.person, 'participant', form?.result ?? null);
  }
  // One that waits for a code or is being bought is told of when it is there.
  if (reward.status !== 'issued') return;
  const recipient = await told.recipient(reward.person);
  if (!recipient) return;
  await gatherMessage(tx, services, {
    key: `thanks-for-answers ${reward.id}`,
    audience: 'participant',
    person: reward.person,
    campaign,
    template: 'thanks-for-answers',
    facts: await campaignFacts(told, reward.person, recipient.voice, [reward]),
    event: event.id,
  });
}
