import * as v from 'valibot';

/** Hundredths, as the database keeps them. */
const toHundredths = (amount: number): number => Math.round(amount * 100) / 100;
/** Sums of a program miss by far less: 1.1 times 3 is 3.3000000000000003. */
const SLIP = 1e-6;

/** An amount of money, which may be off by what computers lose as they add up; a third place after the point is a mistake. */
export const money = v.pipe(
  v.number(),
  v.check(
    (amount) => Math.abs(amount - toHundredths(amount)) < SLIP,
    'must have two places after the point at most, such as 19.99',
  ),
  v.transform(toHundredths),
);
