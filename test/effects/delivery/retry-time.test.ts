import { describe, it } from 'node:test';
import { expect } from 'chai';
import { afterTry } from '../../../src/effects/delivery/retry-time.ts';
import { seededChance } from '../../session/fake-clock.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const CLIENTS = 500;
/** With fewer than one client in a second chance alone makes fours of ones: what is judged is the mean of so many outages. */
const OUTAGES = 200;
/** The tail of an exponential wait has no herd in it, but would lower the mean: it is left out. */
const MOST = 0.9;

/** When a client whose server went away at 0 is heard, in milliseconds after the server's return. */
function heard(outage: number, random: () => number): number {
  let row = { tries: 0, used: 0, notBefore: 0, nextAt: 0 };
  while (row.nextAt < outage) row = afterTry(row, row.nextAt, random());
  return row.nextAt - outage;
}

describe('500 clients whose server comes back', () => {
  for (const minutes of [1, 2, 5, 10, 20, 30, 60, 90, 120, 300, 600, 1440]) {
    it(`after ${minutes} minutes are no herd: the busiest second has at most three times the mean of the time in which nine of ten are heard`, () => {
      const { random } = seededChance(minutes);
      const arrivals = Array.from({ length: CLIENTS * OUTAGES }, () => heard(minutes * MINUTE, random)).sort(
        (one, other) => one - other,
      );
      const bySecond = new Map<number, number>();
      for (const at of arrivals)
        bySecond.set(Math.floor(at / SECOND), (bySecond.get(Math.floor(at / SECOND)) ?? 0) + 1);
      const span = arrivals[arrivals.length * MOST - 1]! / SECOND;
      expect(Math.max(...bySecond.values())).to.be.at.most((3 * arrivals.length * MOST) / span);
    });
  }
});
