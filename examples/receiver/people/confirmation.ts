import type { Turn } from '../campaign/turn.ts';
import type { Transaction } from '../database/database.ts';
import { advanceFriend } from '../referrals/advance-friend.ts';
import { LIVE_REFERRALS_SQL, referralRows } from '../referrals/referral-row.ts';
import { undoReferral } from '../referrals/undo-referral.ts';
import { stopMonthsOf } from '../rewards/monthly-rewards.ts';
import type { Services } from '../services.ts';
import { becomeCustomer, type Contact, endCustomer, withdrawCustomer } from './customers.ts';

/** The shop's word about a contact: a contract began, was undone in the time to withdraw, or has ended. */
export type ConfirmationType = 'customer' | 'withdrawn' | 'ended';

export interface Confirmation {
  readonly type: ConfirmationType;
  readonly at: Date;
  /** It was said of one campaign by its name, and not of a contact in general. */
  readonly isOfOne: boolean;
}

/**
 * Takes the shop's word in the campaigns whose turns these are. Said again, nothing changes.
 *
 * @returns Whether anything did.
 */
export async function takeConfirmation(
  tx: Transaction,
  services: Services,
  turns: readonly Turn[],
  contact: Contact,
  { type, at, isOfOne }: Confirmation,
): Promise<boolean> {
  const changed = await changeContact(tx, services, contact, type, at);
  let undone = 0;
  for (const turn of turns) {
    if (type === 'customer') await advanceFriend(turn, contact.id);
    else await stopMonthsOf(turn, contact.id);
    // A campaign that counts sign-ups has nothing to do with a contract, unless it is named.
    const isMeant = isOfOne || turn.campaign.file.qualifies.on !== 'sign-up';
    if (type === 'withdrawn' && isMeant) undone += await undoContract(turn, contact.id);
  }
  return changed || undone > 0;
}

function changeContact(
  tx: Transaction,
  services: Services,
  contact: Contact,
  type: ConfirmationType,
  at: Date,
): Promise<boolean> {
  switch (type) {
    case 'customer':
      return becomeCustomer(tx, services.emit, contact, at, services.now());
    case 'withdrawn':
      return withdrawCustomer(tx, contact);
    case 'ended':
      return endCustomer(tx, contact, at);
  }
}

/** Answers how many referrals were taken back. */
async function undoContract(turn: Turn, friend: number): Promise<number> {
  const live = await referralRows(turn.tx, `campaign = $1 and friend = $2 and status in (${LIVE_REFERRALS_SQL})`, [
    turn.campaign.file.id,
    friend,
  ]);
  for (const referral of live) await undoReferral(turn, referral, 'cancel', 'withdrawn');
  return live.length;
}
