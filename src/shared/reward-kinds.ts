/** What a reward can be. */
export const rewardKinds = [
  'list_spot',
  'discount_code',
  'voucher',
  'parking_minutes',
  'data_allowance',
  'external_code',
  'climate_days',
  'virtual_card',
  'points',
  'other',
] as const;
