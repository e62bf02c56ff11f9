import type { Campaign } from '../../campaign/campaign.ts';
import { inTurn } from '../../campaign/turn.ts';
import { noteRewardedBy } from '../../referrals/note-rewarded.ts';
import type { Services } from '../../services.ts';
import { handOut, issueReward } from '../issue-reward.ts';
import { rewardRows } from '../reward-row.ts';
import type { Fulfilled } from './fulfil.ts';

/** The owner has got it elsewhere: an approved reward that waits is given with this code or link. False when it does not wait. */
export const fulfilByHand = (
  services: Services,
  campaign: Campaign,
  id: number,
  contents: Fulfilled,
): Promise<boolean> =>
  inTurn(services, campaign, async (turn) => {
    const [reward] = await rewardRows(turn.tx, `id = $1 and campaign = $2 and status = 'approved'`, [
      id,
      campaign.file.id,
    ]);
    if (!reward) return false;
    await handOut(turn, reward, contents);
    await noteRewardedBy(turn, reward);
    return true;
  });

/** Asks the provider of a stuck reward again, from the beginning. False when it is not stuck. */
export const fulfilAgain = (services: Services, campaign: Campaign, id: number): Promise<boolean> =>
  inTurn(services, campaign, async (turn) => {
    const [reward] = await rewardRows(
      turn.tx,
      `id = $1 and campaign = $2 and status = 'approved' and reason = 'fulfil-failed'`,
      [id, campaign.file.id],
    );
    if (!reward) return false;
    await turn.tx.query('update rewards set fulfil_tries = 0 where id = $1', [id]);
    await issueReward(turn, reward);
    return true;
  });
