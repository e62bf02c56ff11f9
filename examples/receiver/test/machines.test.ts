/** The rules of the referral kit that need no database. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPaidClick, sourcesOf } from '../referrals/fair-play/attribution.ts';
import { disposableDomains } from '../referrals/fair-play/disposable-domains.ts';
import { decisive, findings, MOST_IN_AN_HOUR, type SignUpFacts } from '../referrals/fair-play/findings.ts';
import { beyondLimit, monthAround } from '../referrals/limits.ts';
import {
  LIVE_REFERRALS,
  REFERRAL_STATUSES,
  REFERRAL_STEPS,
  referralAfter,
  type ReferralStatus,
  type ReferralStep,
} from '../referrals/referral-machine.ts';
import { firstWholeMonth, monthAfter, monthAt, monthStart } from '../rewards/months.ts';
import {
  REWARD_STATUSES,
  REWARD_STEPS,
  rewardAfter,
  type RewardStatus,
  type RewardStep,
} from '../rewards/reward-machine.ts';

/** Every step that leads somewhere; all other pairs must be refused. */
const REFERRAL_WAYS: readonly (readonly [ReferralStatus, ReferralStep, ReferralStatus])[] = [
  ['signed_up', 'hold', 'held'],
  ['signed_up', 'qualify', 'qualified'],
  ['signed_up', 'reject', 'rejected'],
  ['signed_up', 'expire', 'expired'],
  ['signed_up', 'cancel', 'cancelled'],
  ['held', 'release', 'signed_up'],
  ['held', 'qualify', 'qualified'],
  ['held', 'reject', 'rejected'],
  ['held', 'expire', 'expired'],
  ['held', 'cancel', 'cancelled'],
  ['qualified', 'reward', 'rewarded'],
  ['qualified', 'reject', 'rejected'],
  ['qualified', 'cancel', 'cancelled'],
  ['rewarded', 'reject', 'rejected'],
  ['rewarded', 'cancel', 'cancelled'],
  ['rejected', 'release', 'signed_up'],
  ['rejected', 'cancel', 'cancelled'],
];

const REWARD_WAYS: readonly (readonly [RewardStatus, RewardStep, RewardStatus])[] = [
  ['pending', 'hold', 'held'],
  ['pending', 'approve', 'approved'],
  ['pending', 'reject', 'rejected'],
  ['pending', 'cancel', 'cancelled'],
  ['pending', 'expire', 'expired'],
  ['held', 'approve', 'approved'],
  ['held', 'reject', 'rejected'],
  ['held', 'cancel', 'cancelled'],
  ['held', 'expire', 'expired'],
  ['approved', 'issue', 'issued'],
  ['approved', 'reject', 'rejected'],
  ['approved', 'cancel', 'cancelled'],
  ['approved', 'expire', 'expired'],
  ['issued', 'redeem', 'redeemed'],
  ['issued', 'cancel', 'cancelled'],
  ['issued', 'expire', 'expired'],
  ['rejected', 'reinstate', 'pending'],
  ['rejected', 'cancel', 'cancelled'],
  ['cancelled', 'reinstate', 'pending'],
];

describe('A referral', () => {
  for (const status of REFERRAL_STATUSES)
    it(`that is ${status} goes where it may, and nowhere else`, () => {
      for (const step of REFERRAL_STEPS) {
        const way = REFERRAL_WAYS.find(([from, by]) => from === status && by === step);
        assert.equal(referralAfter(status, step), way?.[2] ?? null, step);
      }
    });

  it('that is over never comes to count again by itself', () => {
    for (const status of ['expired', 'cancelled'] as const)
      assert.deepEqual(
        REFERRAL_STEPS.filter((step) => referralAfter(status, step) !== null),
        [],
      );
    assert.ok(!LIVE_REFERRALS.includes('rejected'));
  });
});

describe('A reward', () => {
  for (const status of REWARD_STATUSES)
    it(`that is ${status} goes where it may, and nowhere else`, () => {
      for (const step of REWARD_STEPS) {
        const way = REWARD_WAYS.find(([from, by]) => from === status && by === step);
        assert.equal(rewardAfter(status, step), way?.[2] ?? null, step);
      }
    });
});

describe('Limits', () => {
  const rules = { maxFriends: 3, maxFriendsPerMonth: 2 };
  const at = (text: string) => new Date(text);

  it('count friends over all, and those of one month', () => {
    assert.equal(beyondLimit({ overAll: 0, inMonth: 0 }, rules), null);
    assert.equal(beyondLimit({ overAll: 2, inMonth: 2 }, rules), 'month-limit');
    assert.equal(beyondLimit({ overAll: 2, inMonth: 1 }, rules), null);
    assert.equal(beyondLimit({ overAll: 3, inMonth: 0 }, rules), 'limit');
    assert.equal(beyondLimit({ overAll: 2, inMonth: 2 }, { maxFriends: 3 }), null);
  });

  it('go by the months of the campaign’s clock', () => {
    const november = [at('2026-10-31T23:00:00Z'), at('2026-11-30T23:00:00Z')];
    assert.deepEqual(monthAround(at('2026-11-02T12:00:00Z'), 'Europe/Oslo'), november);
    // The first one still is October in Oslo, and the second November already.
    assert.notDeepEqual(monthAround(at('2026-10-31T22:30:00Z'), 'Europe/Oslo'), november);
    assert.deepEqual(monthAround(at('2026-10-31T23:30:00Z'), 'Europe/Oslo'), november);
  });
});

describe('Months', () => {
  const zone = 'Europe/Oslo';
  it('begin on the first whole one, by the clock of the campaign', () => {
    assert.equal(firstWholeMonth(new Date('2026-09-15T12:00:00Z'), zone), '2026-10-01');
    assert.equal(firstWholeMonth(new Date('2026-12-15T12:00:00Z'), zone), '2027-01-01');
    assert.equal(firstWholeMonth(new Date('2026-10-01T12:00:00Z'), zone), '2026-10-01');
    // Oslo is already in October.
    assert.equal(firstWholeMonth(new Date('2026-09-30T22:30:00Z'), zone), '2026-10-01');
    assert.equal(monthAt(new Date('2026-09-30T22:30:00Z'), zone), '2026-10-01');
  });
  it('follow one another over the end of the year', () => {
    assert.equal(monthAfter('2026-12-01'), '2027-01-01');
    assert.equal(monthAfter('2026-10-01', 12), '2027-10-01');
  });
  it('start at midnight there, in summer and in winter', () => {
    assert.equal(monthStart('2026-07-01', zone).toISOString(), '2026-06-30T22:00:00.000Z');
    assert.equal(monthStart('2026-12-01', zone).toISOString(), '2026-11-30T23:00:00.000Z');
  });
});

const FACTS: SignUpFacts = {
  sameMailbox: false,
  isCustomer: false,
  isReferred: false,
  broughtReferrer: false,
  wasCorrected: false,
  domain: 'example.com',
  sameDevice: false,
  sameNetwork: false,
  signUpsInHour: 1,
  paidClick: false,
  sources: ['referral'],
};

describe('Fair play', () => {
  const isDisposable = (domain: string) => domain === 'throwaway.example';
  const check = (facts: Partial<SignUpFacts>, strictness: 'strict' | 'loose' = 'loose') =>
    findings({ ...FACTS, ...facts }, { strictness, bannedSources: ['coupons.example', 'badads'], isDisposable }).map(
      ({ reason, consequence }) => `${consequence} ${reason}`,
    );

  it('finds nothing wrong with a friend', () => {
    assert.deepEqual(check({}), []);
    assert.deepEqual(check({ signUpsInHour: MOST_IN_AN_HOUR.strict }, 'strict'), []);
  });

  for (const [facts, loose, strict] of [
    [{ sameMailbox: true }, 'reject self', 'reject self'],
    [{ isCustomer: true }, 'reject already-customer', 'reject already-customer'],
    [{ isReferred: true }, 'reject already-referred', 'reject already-referred'],
    [{ broughtReferrer: true }, 'reject circular', 'reject circular'],
    [{ domain: 'throwaway.example' }, 'hold disposable-address', 'hold disposable-address'],
    [{ wasCorrected: true }, 'hold corrected-before', 'hold corrected-before'],
    [{ sameDevice: true }, 'hold same-device', 'hold same-device'],
    [{ sources: ['badads'] }, 'hold banned-source', 'hold banned-source'],
    [{ sources: ['www.Coupons.example'] }, 'hold banned-source', 'hold banned-source'],
    [{ paidClick: true }, 'flag paid-click', 'hold paid-click'],
    [{ sameNetwork: true }, 'flag same-network', 'flag same-network'],
    [{ signUpsInHour: MOST_IN_AN_HOUR.loose + 1 }, 'hold many-sign-ups', 'hold many-sign-ups'],
  ] as const)
    it(`answers ${JSON.stringify(facts)} with ${loose}, or ${strict} where it is strict`, () => {
      assert.deepEqual(check(facts as Partial<SignUpFacts>), [loose]);
      assert.deepEqual(check(facts as Partial<SignUpFacts>, 'strict'), [strict]);
    });

  it('bans no host whose name only ends alike', () => {
    assert.deepEqual(check({ sources: ['mycoupons.example'] }), []);
  });

  it('lets the gravest word decide', () => {
    const all = findings(
      { ...FACTS, sameNetwork: true, sameDevice: true, sameMailbox: true },
      { strictness: 'loose', bannedSources: [], isDisposable },
    );
    assert.equal(decisive(all)?.reason, 'self');
    assert.equal(decisive(all.filter(({ reason }) => reason !== 'self'))?.reason, 'same-device');
    assert.equal(decisive(all.filter(({ consequence }) => consequence === 'flag')), null);
  });

  it('knows mail that lives for minutes, by its domain or one above it', () => {
    const listed = disposableDomains();
    assert.ok(listed('mailinator.com') && listed('MAILINATOR.com') && listed('x.mailinator.com'));
    assert.ok(!listed('example.com') && !listed('notmailinator.com') && !listed('com') && !listed('#'));
  });

  it('takes a click for paid by ids that only advertisements add', () => {
    assert.ok(isPaidClick({ gclid: 'x' }) && isPaidClick({ msclkid: 'x' }));
    // Facebook adds it to each link that somebody shares.
    assert.ok(!isPaidClick({ fbclid: 'x' }) && !isPaidClick({ gclid: '' }) && !isPaidClick(null));
  });

  it('names a source by its mark and by the page before', () => {
    assert.deepEqual(sourcesOf({ utm_source: 'a', referrer: 'https://b.example/c?d' }), ['a', 'b.example']);
    assert.deepEqual(sourcesOf({ utm_source: 5, referrer: 'no address' }), []);
  });
});
