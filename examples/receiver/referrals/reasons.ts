import type { Reason } from './fair-play/findings.ts';

/* Why referrals and rewards stand as they do: words that are kept. For the owner, who reads them in sentences; no visitor is ever told. */

/** Why something was taken back. */
export type UndoReason =
  'owner' | 'too-late' | 'withdrawn' | 'refunded' | 'seat-given-back' | 'corrected' | 'fewer-friends';

/** Why a referral is held, was rejected or expired, or earns its referrer nothing. */
export type ReferralReason =
  Reason | UndoReason | 'expired' | 'ended' | 'soon' | 'paused' | 'full' | 'limit' | 'month-limit';

/** Why a reward waits, or is gone. */
export type RewardReason =
  | UndoReason
  | 'approval'
  | 'time-to-withdraw'
  | 'waiting-for-code'
  | 'being-fulfilled'
  | 'fulfil-failed'
  | 'bought-but-cancelled'
  | 'not-used';

export type AnyReason = ReferralReason | RewardReason;
