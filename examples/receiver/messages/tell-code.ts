import type { RewardRow } from '../rewards/reward-row.ts';
import { campaignFacts } from './campaign-facts.ts';
import type { Told } from './told.ts';
import { gatherMessage } from './write-message.ts';

/** Mails that say what somebody has earned, with its code where there is one by then. */
const TELLING = ['welcome', 'reward-ready', 'reward-ready-friend'];

/** A code, or what was bought, that has come after its reward had been told of: it follows by a mail of its own. */
export async function codeReady(told: Told, reward: RewardRow): Promise<void> {
  const { tx, services, campaign, event } = told;
  const { id, person, side, status, issued_at: issued } = reward;
  const content = reward.code ?? reward.link;
  if (status !== 'issued' || content === null) return;
  // It was told of while it waited: between its approval and now, and without what it holds.
  const waited = await tx.query(
    `select from events as approved where approved.reward = $1 and type = 'reward.approved' and approved.at < $2
       and exists (select from messages where person = $3 and campaign = $4 and template = any($5::text[])
         and (created_at >= approved.at or due_at >= approved.at))
       and not exists (select from messages where person = $3 and campaign = $4 and position($6 in text) > 0)`,
    [id, issued, person, campaign.file.id, TELLING, content],
  );
  const recipient = await told.recipient(person);
  if (waited.length === 0 || !recipient) return;
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
