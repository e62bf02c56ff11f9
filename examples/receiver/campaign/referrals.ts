import type { Queryable } from '../database/database.ts';
import type { Campaign, CampaignNow } from './campaign.ts';
import type { CodeBook } from './codes.ts';
import { addGuest, confirmGuest, guestStatus } from './guests.ts';
import { referrerByCode } from './referrers.ts';
import { grantRewards } from './rewards.ts';

/** Why a referral is held, rejected or does not count. For the owner; the visitor is never told. */
export type ReferralReason =
  'self' | 'already-referred' | 'circular' | 'expired' | 'ended' | 'full' | 'limit' | 'corrected';

/**
 * What a friend is told. `confirmed`: both are on the list. `waiting`: kept, without an inviter. `full`: kept for when a seat gets
 * free, and whoever has a seat keeps it. `ended`: kept. Depends on the code and the campaign, never on whether the address was known.
 */
export type FriendStatus = 'confirmed' | 'waiting' | 'full' | 'ended';

export interface SignUp {
  /** The `results` row it came in. */
  readonly result: string;
  readonly friend: number;
  /** As it is stored; `null` when there was none, or none that can be one. */
  readonly code: string | null;
  /** When the friend first opened the link. */
  readonly capturedAt: Date | null;
  /** When the friend signed up. */
  readonly at: Date;
}

/** Takes a friend's sign-up. The caller holds the campaign's turn. */
export async function joinAsFriend(
  tx: Queryable,
  campaign: Campaign,
  now: CampaignNow,
  signUp: SignUp,
  codes: CodeBook,
): Promise<FriendStatus> {
  const { file } = campaign;
  const referrer = await referrerByCode(tx, file.id, signUp.code);
  const note = (person: number, status: string, reason: ReferralReason | null) =>
    addReferral(tx, file.id, person, signUp, status, reason);
  const keep = async (status: FriendStatus, reason: ReferralReason) => {
    await addGuest(tx, file.id, signUp.friend, 'waiting', signUp.at);
    if (referrer) await note(referrer.person, 'rejected', reason);
    return status;
  };

  if (signUp.at > now.times.signUpEnds) return keep('ended', 'ended');
  if (!referrer || isExpired(signUp, file.linkDays)) return keep('waiting', 'expired');
  if (referrer.person === signUp.friend) return keep('waiting', 'self');

  const seatsFor = async (person: number) => ((await guestStatus(tx, file.id, person)) === 'confirmed' ? 0 : 1);
  const referrerNeeds = await seatsFor(referrer.person);
  const told = now.seatsLeft < referrerNeeds + 1 ? 'full' : 'confirmed';

  const earlier = await earlierCredit(tx, file.id, referrer.person, signUp.friend);
  if (earlier) {
    const again = earlier.friend === signUp.friend && earlier.referrer === referrer.person;
    if (!again)
      await note(referrer.person, 'rejected', earlier.friend === signUp.friend ? 'already-referred' : 'circular');
    return told;
  }
  const seated = now.seatsLeft >= referrerNeeds + (await seatsFor(signUp.friend));
  const referral = await note(referrer.person, 'held', seated ? null : 'full');
  if (seated) await qualify(tx, campaign, referral, signUp.at, codes);
  else await addGuest(tx, file.id, signUp.friend, 'standby', signUp.at);
  return told;
}

/** A held referral comes true: seats for both, and what each side earns. The caller holds the campaign's turn. */
export async function qualify(tx: Queryable, { file }: Campaign, id: number, at: Date, codes: CodeBook): Promise<void> {
  const [referral] = await tx.query<{ referrer: number; friend: number }>(
    `select referrer, friend from referrals where id = $1 and status = 'held'`,
    [id],
  );
  if (!referral) return;
  const [earlier] = await tx.query<{ count: number }>(
    `select count(*)::integer as count from referrals where campaign = $1 and referrer = $2 and counts and status = 'qualified'`,
    [file.id, referral.referrer],
  );
  const counts = earlier!.count < file.maxFriends;
  await tx.query(`update referrals set status = 'qualified', counts = $2, reason = $3 where id = $1`, [
    id,
    counts,
    counts ? null : 'limit',
  ]);
  await confirmGuest(tx, file.id, referral.friend, at);
  await grantRewards(tx, file, { referral: id, person: referral.friend, side: 'friend' }, codes, at);
  if (!counts) return;
  await confirmGuest(tx, file.id, referral.referrer, at);
  await grantRewards(tx, file, { referral: id, person: referral.referrer, side: 'referrer' }, codes, at);
}

/**
 * Undoes what one sign-up brought its person, who corrected it into somebody else: credit, rewards, and the seat unless it was earned
 * otherwise too. The caller holds the campaign's turn where there is a credit to undo.
 */
export async function undoSignUp(
  tx: Queryable,
  campaign: string,
  signUp: { readonly result: string; readonly session: string; readonly person: number },
): Promise<void> {
  const credits = await tx.query<{ id: number }>(
    `update referrals set status = 'cancelled', reason = 'corrected' where result = $1 and status in ('qualified', 'held') returning id`,
    [signUp.result],
  );
  for (const { id } of credits) await tx.query(`update rewards set status = 'cancelled' where referral = $1`, [id]);
  await tx.query(
    `update guests set confirmed_at = null,
       status = case when exists (select from results where person = $2 and session is distinct from $3) then 'waiting' else 'cancelled' end
     where campaign = $1 and person = $2 and not exists (
       select from referrals where campaign = $1 and status = 'qualified' and (friend = $2 or (referrer = $2 and counts)))`,
    [campaign, signUp.person, signUp.session],
  );
}

const isExpired = ({ capturedAt, at }: SignUp, days: number) =>
  capturedAt !== null && at.getTime() - capturedAt.getTime() > days * 86_400_000;

async function addReferral(
  tx: Queryable,
  campaign: string,
  referrer: number,
  signUp: SignUp,
  status: string,
  reason: ReferralReason | null,
): Promise<number> {
  const [referral] = await tx.query<{ id: number }>(
    `insert into referrals (campaign, referrer, friend, result, status, reason, counts, at) values ($1, $2, $3, $4, $5, $6, false, $7) returning id`,
    [campaign, referrer, signUp.friend, signUp.result, status, reason, signUp.at],
  );
  return referral!.id;
}

/** A friend is credited once for ever, and two people can't credit each other in turn: the credit that stands in the way. */
async function earlierCredit(
  tx: Queryable,
  campaign: string,
  referrer: number,
  friend: number,
): Promise<{ referrer: number; friend: number } | undefined> {
  const [earlier] = await tx.query<{ referrer: number; friend: number }>(
    `select referrer, friend from referrals where campaign = $1 and status in ('qualified', 'held')
       and (friend = $3 or (friend = $2 and referrer = $3)) order by friend = $3 desc limit 1`,
    [campaign, referrer, friend],
  );
  return earlier;
}
