import type { Turn } from '../campaign/turn.ts';
import type { Json } from '../../../src/shared/json.ts';
import { referralAfter, type ReferralStep } from './referral-machine.ts';
import type { ReferralReason } from './reasons.ts';
import type { ReferralRow } from './referral-row.ts';

/**
 * Takes a referral one step on and tells of it. `null` where the machine knows no such step from there, or where `referral` is not how it stands
 * any more: nothing has changed then.
 *
 * @param reason Left out: none.
 * @param dueAt When it is looked at again. Left out: never.
 * @param only A condition on the row, in SQL.
 */
export async function moveReferral(
  turn: Turn,
  referral: ReferralRow,
  step: ReferralStep,
  {
    reason = null,
    dueAt = null,
    only = 'true',
  }: { readonly reason?: ReferralReason | null; readonly dueAt?: Date | null; readonly only?: string } = {},
): Promise<ReferralRow | null> {
  const { tx, at } = turn;
  const status = referralAfter(referral.status, step);
  if (!status) return null;
  const found = await tx.query(
    `update referrals set status = $2, reason = $3, due_at = $4,
       qualified_at = case when $2 = 'qualified' then $5 else qualified_at end
     where id = $1 and status = $6 and ${only} returning id`,
    [referral.id, status, reason, dueAt, at, referral.status],
  );
  if (found.length === 0) return null;
  const moved: ReferralRow = { ...referral, status, reason, due_at: dueAt };
  tellOfReferral(turn, moved);
  return moved;
}

/** The event is about the referrer; the friend stands in `data`. */
export function tellOfReferral(
  { tx, services, at }: Turn,
  { id, campaign, referrer, friend, status, reason, counts }: ReferralRow,
  data: { readonly [name: string]: Json } = {},
): void {
  services.emit(tx, {
    type: `referral.${status}`,
    campaign,
    person: referrer,
    referral: id,
    data: { friend, reason, counts, ...data },
    at,
  });
}
