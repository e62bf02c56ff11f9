import type { Campaign } from '../campaign/campaign.ts';
import { beginTurn } from '../campaign/turn.ts';
import type { Transaction } from '../database/database.ts';
import { cancelRewards } from '../rewards/cancel-rewards.ts';
import type { Services } from '../services.ts';
import { LIVE_REFERRALS_SQL, referralRows } from './referral-row.ts';
import { undoReferral } from './undo-referral.ts';

/**
 * Undoes what one sign-up brought its person, who corrected it into somebody else: credit, rewards, and the seat unless it was earned
 * otherwise too.
 */
export async function undoSignUp(
  tx: Transaction,
  services: Services,
  campaign: Campaign,
  signUp: { readonly result: string; readonly session: string; readonly person: number },
): Promise<void> {
  const turn = await beginTurn(tx, services, campaign);
  const credits = await referralRows(tx, `result = $1 and status in (${LIVE_REFERRALS_SQL})`, [signUp.result]);
  for (const credit of credits) await undoReferral(turn, credit, 'cancel', 'corrected');
  await cancelRewards(turn, 'result = $1', [signUp.result], 'corrected');
  await tx.query(
    `update guests set status = 'cancelled'
     where campaign = $1 and person = $2 and status = 'waiting'
       and not exists (select from results where person = $2 and session is distinct from $3)`,
    [campaign.file.id, signUp.person, signUp.session],
  );
}
