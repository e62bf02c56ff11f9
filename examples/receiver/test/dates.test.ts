import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formats } from '../../../src/engine/formats.ts';
import { daysBefore, inItsPlace, nextWeekday, readDate } from '../../../src/campaign/dates.ts';

const OSLO = 'Europe/Oslo';
const THURSDAY = { weekday: 'thursday', time: '18:00', atLeastDaysAhead: 4 } as const;

describe("A date on the shop's clock", () => {
  for (const [text, moment] of [
    ['2027-03-04T18:00', '2027-03-04T17:00:00.000Z'],
    ['2027-07-01T18:00', '2027-07-01T16:00:00.000Z'],
    ['2027-03-04T18:00+05:30', '2027-03-04T12:30:00.000Z'],
    ['2027-03-04T18:00Z', '2027-03-04T18:00:00.000Z'],
  ] as const) {
    it(`${text} is ${moment}`, () => assert.equal(readDate(text, OSLO).toISOString(), moment));
  }

  it('is right around the changes of summer time', () => {
    assert.equal(readDate('2027-03-28T01:59', OSLO).toISOString(), '2027-03-28T00:59:00.000Z');
    assert.equal(readDate('2027-03-28T03:00', OSLO).toISOString(), '2027-03-28T01:00:00.000Z');
    // Skipped by the clocks: an hour on.
    assert.equal(readDate('2027-03-28T02:30', OSLO).toISOString(), '2027-03-28T01:30:00.000Z');
    // Shown twice: the first.
    assert.equal(readDate('2027-10-31T02:30', OSLO).toISOString(), '2027-10-31T00:30:00.000Z');
    assert.equal(readDate('2027-03-14T02:30', 'America/New_York').toISOString(), '2027-03-14T07:30:00.000Z');
    assert.equal(readDate('2027-10-31T03:00', OSLO).toISOString(), '2027-10-31T02:00:00.000Z');
    assert.equal(readDate('2027-03-14T03:00', 'America/New_York').toISOString(), '2027-03-14T07:00:00.000Z');
  });

  it("names what it can't read and what to write", () => {
    for (const text of ['soon', '2027-03-04', '18:00', '2027-13-99T99:99Z'])
      assert.throws(() => readDate(text, OSLO), /is not a date and time\. Write 2027-03-04T18:00/);
  });
});

describe('A moment in its place', () => {
  for (const [moment, zone, text] of [
    ['2027-03-04T17:00:00Z', OSLO, '2027-03-04T18:00+01:00[Europe/Oslo]'],
    ['2027-07-01T16:00:00Z', OSLO, '2027-07-01T18:00+02:00[Europe/Oslo]'],
    ['2027-03-04T12:30:00Z', 'Asia/Kolkata', '2027-03-04T18:00+05:30[Asia/Kolkata]'],
    ['2027-03-05T02:00:00Z', 'America/St_Johns', '2027-03-04T22:30-03:30[America/St_Johns]'],
    ['2027-03-04T18:00:00Z', 'UTC', '2027-03-04T18:00+00:00[UTC]'],
  ] as const) {
    it(`${moment} is ${text}`, () => assert.equal(inItsPlace(new Date(moment), zone), text));
  }

  // The evening is on Thursday, and everywhere below it is Wednesday in Oslo: noon, or just before midnight.
  for (const visitor of ['Pacific/Auckland', 'America/Los_Angeles', OSLO])
    for (const now of ['2027-03-03T11:00:00Z', '2027-03-03T22:59:00Z']) {
      it(`is tomorrow at 6 in the evening for a visitor in ${visitor} at ${now}`, (test) => {
        const { TZ } = process.env;
        test.after(() => {
          if (TZ === undefined) delete process.env.TZ;
          else process.env.TZ = TZ;
        });
        process.env.TZ = visitor;
        const starts = inItsPlace(new Date('2027-03-04T17:00:00Z'), OSLO);
        assert.deepEqual(
          ['relative', 'time', 'date'].map((kind) => formats.format(starts, kind, '', 'en-GB', now)),
          ['tomorrow', '18:00', '4 March 2027'],
        );
      });
    }
});

describe('The next Thursday, at least four days ahead', () => {
  // Whatever the day, it is the Thursday of next week: what "next week" in a text means.
  for (const [now, event] of [
    ['2026-11-22T12:00:00Z', '2026-11-26'],
    ['2026-11-23T12:00:00Z', '2026-12-03'],
    ['2026-11-26T09:00:00Z', '2026-12-03'],
    ['2026-11-28T23:30:00Z', '2026-12-03'],
    ['2026-12-30T12:00:00Z', '2027-01-07'],
  ] as const) {
    it(`after ${now} is ${event}`, () =>
      assert.equal(nextWeekday(THURSDAY, new Date(now), OSLO).toISOString(), `${event}T17:00:00.000Z`));
  }

  it('may be today, if no day has to pass', () => {
    assert.equal(
      nextWeekday({ ...THURSDAY, atLeastDaysAhead: 0 }, new Date('2026-11-26T09:00:00Z'), OSLO).toISOString(),
      '2026-11-26T17:00:00.000Z',
    );
  });

  it('ends sign-ups on the evening before', () => {
    assert.equal(
      daysBefore({ daysBefore: 1, time: '23:59' }, new Date('2026-12-03T17:00:00Z'), OSLO).toISOString(),
      '2026-12-02T22:59:00.000Z',
    );
    assert.equal(
      daysBefore({ daysBefore: 1, time: '23:59' }, new Date('2027-03-29T16:00:00Z'), OSLO).toISOString(),
      '2027-03-28T21:59:00.000Z',
    );
  });
});
