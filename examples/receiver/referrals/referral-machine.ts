/*
 * From the sign-up of a friend to the rewards of both. What came before a sign-up is a visit.
 *
 * signed_up  kept, and waits for what makes it count
 * held       waits for a seat, or for the owner to look at it
 * qualified  counts; rewards are on their way
 * rewarded   every reward of it was given
 * rejected   does not count, by a rule or by the owner, who may still let it count
 * expired    what makes it count came too late
 * cancelled  was taken back: a withdrawal, a refund, a seat given back, a corrected address
 */

export const REFERRAL_STATUSES = [
  'signed_up',
  'held',
  'qualified',
  'rewarded',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

export const REFERRAL_STEPS = ['hold', 'release', 'qualify', 'reward', 'reject', 'expire', 'cancel'] as const;
export type ReferralStep = (typeof REFERRAL_STEPS)[number];

const TABLE: Readonly<Record<ReferralStatus, Readonly<Partial<Record<ReferralStep, ReferralStatus>>>>> = {
  signed_up: { hold: 'held', qualify: 'qualified', reject: 'rejected', expire: 'expired', cancel: 'cancelled' },
  held: { release: 'signed_up', qualify: 'qualified', reject: 'rejected', expire: 'expired', cancel: 'cancelled' },
  qualified: { reward: 'rewarded', reject: 'rejected', cancel: 'cancelled' },
  rewarded: { reject: 'rejected', cancel: 'cancelled' },
  rejected: { release: 'signed_up', cancel: 'cancelled' },
  expired: {},
  cancelled: {},
};

/** What a referral becomes; `null` where this step leads nowhere from there. */
export const referralAfter = (status: ReferralStatus, step: ReferralStep): ReferralStatus | null =>
  TABLE[status][step] ?? null;

/** Those that count now. */
export const COUNTING_REFERRALS: readonly ReferralStatus[] = ['qualified', 'rewarded'];

/** Those that count or may still come to count: a friend has one at most in a campaign. */
export const LIVE_REFERRALS: readonly ReferralStatus[] = ['signed_up', 'held', 'qualified', 'rewarded'];
