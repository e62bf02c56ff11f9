import type { RewardRow } from '../rewards/reward-row.ts';
import { campaignFacts } from './campaign-facts.ts';
import type { Told } from './told.ts';
import { gatherMessage } from './write-message.ts';

/** A code, or what was bought, that has come after its reward had been told of: it follows by a mail of its own. */
export async function codeReady(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { id, person, side, status } = reward;
  const isThere = (reward.code ?? reward.link) !== null;
  if (status !== 'issued' || !isThere || !(await told.toldTooEarly(id))) return;
  const recipient = await told.recipient(person);
  if (!recipient) return;
  await gatherMessage(tx, services, {
    key: `code-ready ${id}`,
    audience: side,
    person,
    recipient,
    campaign,
    template: 'code-ready',
    facts: await campaignFacts(told, person, recipient.voice, [reward]),
    event: event.id,
  });
}
