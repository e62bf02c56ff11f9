import type { Json } from '../../../src/shared/json.ts';

/** Everything that can happen, as `noun.what-happened`. docs/events.md says when each one does. */
export const EVENT_TYPES = [
  'result.received',
  'handover.requested',
  'referrer.joined',
  'share.intended',
  'link.visited',
  'chat.started',
  'referral.signed_up',
  'referral.held',
  'referral.qualified',
  'referral.rewarded',
  'referral.rejected',
  'referral.expired',
  'referral.cancelled',
  'reward.pending',
  'reward.held',
  'reward.approved',
  'reward.issued',
  'reward.redeemed',
  'reward.rejected',
  'reward.cancelled',
  'reward.expired',
  'reward.stuck',
  'guest.confirmed',
  'guest.standby',
  'guest.cancelled',
  'contact.customer',
  'purchase.made',
  'purchase.refunded',
  'consent.asked',
  'consent.given',
  'consent.withdrawn',
  'codes.low',
  'campaign.moved',
  'campaign.paused',
  'campaign.resumed',
  'message.failed',
  'delivery.failing',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** One thing that happened, before it is kept. */
export interface NewEvent {
  readonly type: EventType;
  /** Id of the campaign; `null` where none has to do with it. */
  readonly campaign: string | null;
  /** Whom it is about. */
  readonly person?: number | null;
  readonly referral?: number | null;
  readonly reward?: number | null;
  /** Id of the result that it came with. */
  readonly result?: string | null;
  /** Facts that the rows it names will no longer have, or do not have. */
  readonly data?: { readonly [name: string]: Json };
  readonly at: Date;
}

export interface StoredEvent {
  /** Grows with each event, but two transactions may end in the other order. */
  readonly id: number;
  readonly type: EventType;
  readonly campaign: string | null;
  readonly person: number | null;
  readonly referral: number | null;
  readonly reward: number | null;
  readonly result: string | null;
  readonly data: { readonly [name: string]: Json };
  readonly at: Date;
}
