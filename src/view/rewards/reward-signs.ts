import { giftPath } from '../icons.lazy.ts';

/* What each kind of reward is called, and its sign: a path for `View.icon`, drawn in a box of 24 by 24. */

const listPath = 'M9 6h11M9 12h11M9 18h7M4 6l1 1 2-2.5M4 12l1 1 2-2.5M4.5 18h.01';
const percentPath =
  'M18.5 5.5l-13 13M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM16 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z';
const ticketPath = 'M3.5 6.5h17v3.7a1.9 1.9 0 0 0 0 3.6v3.7h-17v-3.7a1.9 1.9 0 0 0 0-3.6zM14 7v2M14 11v2M14 15v2';
const carPath = 'M4 17v-5l2-5.5h12l2 5.5v5zM4 12h16M7 17v2.5M17 17v2.5M7.5 14.5h.01M16.5 14.5h.01';
const signalPath = 'M4 19v-3M9.3 19v-6.5M14.6 19V9M20 19V5';
const partnerPath =
  'M4 9l1.5-4h13L20 9M4 9v10.5h16V9M4 9c0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0 0 3 4 3 4 0M10 19.5v-4.5h4v4.5';
const leafPath = 'M5 19c0-9 5-14 15-14.5C20 14 15.5 19 8.5 18M5 20.5c1-5 4-8 9-10';
const cardPath = 'M3 6h18v12.5H3zM3 10h18M6.5 15h4';
const coinPath =
  'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8l1.25 2.6 2.75.35-2 1.95.5 2.8-2.5-1.4-2.5 1.4.5-2.8-2-1.95 2.75-.35z';

const kinds = {
  list_spot: ['listSpot', listPath],
  discount_code: ['discountCode', percentPath],
  voucher: ['voucher', ticketPath],
  parking_minutes: ['parkingMinutes', carPath],
  data_allowance: ['dataAllowance', signalPath],
  external_code: ['externalCode', partnerPath],
  climate_days: ['climateDays', leafPath],
  virtual_card: ['virtualCard', cardPath],
  points: ['points', coinPath],
  other: ['otherReward', giftPath],
} as const;

/** Its kind, or `other` where there is no such kind. */
export function kindOf(named = 'other') {
  const kind = (Object.hasOwn(kinds, named) ? named : 'other') as keyof typeof kinds;
  const [word, sign] = kinds[kind];
  return { kind, word, sign };
}
