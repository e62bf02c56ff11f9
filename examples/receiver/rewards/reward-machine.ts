/*
 * pending    promised, while the referral waits
 * held       the referral counts; the reward waits for the end of the time to withdraw, or for the owner
 * approved   may be given; it is being made or bought, or waits for a code
 * issued     the person has it
 * redeemed   the person has used it
 * rejected   refused by the owner, who may think again
 * cancelled  taken back together with its referral or seat; pending again when the owner lets that referral count after all
 * expired    not used in time; of a monthly one: it has ended
 */

export const REWARD_STATUSES = [
  'pending',
  'held',
  'approved',
  'issued',
  'redeemed',
  'rejected',
  'cancelled',
  'expired',
] as const;
export type RewardStatus = (typeof REWARD_STATUSES)[number];

export const REWARD_STEPS = ['hold', 'approve', 'issue', 'redeem', 'reject', 'reinstate', 'cancel', 'expire'] as const;
export type RewardStep = (typeof REWARD_STEPS)[number];

const TABLE: Readonly<Record<RewardStatus, Readonly<Partial<Record<RewardStep, RewardStatus>>>>> = {
  pending: { hold: 'held', approve: 'approved', reject: 'rejected', cancel: 'cancelled', expire: 'expired' },
  held: { approve: 'approved', reject: 'rejected', cancel: 'cancelled', expire: 'expired' },
  approved: { issue: 'issued', reject: 'rejected', cancel: 'cancelled', expire: 'expired' },
  issued: { redeem: 'redeemed', cancel: 'cancelled', expire: 'expired' },
  redeemed: {},
  rejected: { reinstate: 'pending', cancel: 'cancelled' },
  cancelled: { reinstate: 'pending' },
  expired: {},
};

/** What a reward becomes; `null` where this step leads nowhere from there. */
export const rewardAfter = (status: RewardStatus, step: RewardStep): RewardStatus | null => TABLE[status][step] ?? null;

/** Those that a person has, or may still get. */
export const LIVE_REWARDS: readonly RewardStatus[] = ['pending', 'held', 'approved', 'issued', 'redeemed'];

/** Those that a person is shown as theirs. */
export const EARNED_REWARDS: readonly RewardStatus[] = ['approved', 'issued', 'redeemed'];
