import { describe, it } from 'node:test';
import { expect } from 'chai';
import { nextDay, readMoment } from '../../src/shared/moment.ts';

const iso = (text: string, zone?: string) => {
  const moment = readMoment(text, zone);
  return moment && new Date(moment.instant).toISOString();
};

describe('a moment', () => {
  for (const [text, zone, expected] of [
    ['2027-03-04T18:00[Europe/Oslo]', undefined, '2027-03-04T17:00:00.000Z'],
    ['2027-07-04T18:00[Europe/Oslo]', undefined, '2027-07-04T16:00:00.000Z'],
    ['2027-03-04T18:00', 'America/New_York', '2027-03-04T23:00:00.000Z'],
    ['2027-03-04 18:00:30', 'Asia/Kolkata', '2027-03-04T12:30:30.000Z'],
    ['2027-03-04T18:00Z', undefined, '2027-03-04T18:00:00.000Z'],
    ['2027-03-04T18:00+02:00[Europe/Oslo]', undefined, '2027-03-04T16:00:00.000Z'],
    ['2027-03-04', 'Pacific/Auckland', '2027-03-03T11:00:00.000Z'],
    ['2027-03-04T18:00:30.250[Europe/Oslo]', undefined, '2027-03-04T17:00:30.250Z'],
    // Where the clocks skip an hour, the time that is an hour later; of an hour that they show twice the first.
    ['2027-03-28T02:30[Europe/Oslo]', undefined, '2027-03-28T01:30:00.000Z'],
    ['2027-10-31T02:30[Europe/Oslo]', undefined, '2027-10-31T00:30:00.000Z'],
    ['2027-03-14T02:30[America/New_York]', undefined, '2027-03-14T07:30:00.000Z'],
    ['2027-11-07T01:30[America/New_York]', undefined, '2027-11-07T05:30:00.000Z'],
    ['2027-04-04T01:45[Australia/Lord_Howe]', undefined, '2027-04-03T14:45:00.000Z'],
    ['2011-12-30T12:00[Pacific/Apia]', undefined, '2011-12-30T22:00:00.000Z'],
    ['2027-03-28T03:00[Europe/Oslo]', undefined, '2027-03-28T01:00:00.000Z'],
    ['2027-03-28T01:59[Europe/Oslo]', undefined, '2027-03-28T00:59:00.000Z'],
    ['2027-10-31T03:30[Europe/Oslo]', undefined, '2027-10-31T02:30:00.000Z'],
  ] as const)
    it(`${text} ${zone ?? ''} is ${expected}`, () => {
      expect(iso(text, zone)).to.equal(expected);
    });

  for (const text of ['', 'soon', '2027-13-04', '2027-03-04T25:00', '2027-03-04T18:00[Mars/Base]', '18:00', '2027-3-4'])
    it(`is none: "${text}"`, () => {
      expect(readMoment(text, 'UTC')).to.equal(undefined);
    });

  it('of a day is followed by the next day, also where a day has 23 or 25 hours', () => {
    const after = (text: string) => new Date(nextDay(readMoment(text)!)).toISOString();
    expect(after('2027-03-28[Europe/Oslo]')).to.equal('2027-03-28T22:00:00.000Z');
    expect(after('2027-10-31[Europe/Oslo]')).to.equal('2027-10-31T23:00:00.000Z');
    expect(after('2027-03-04T18:00[Europe/Oslo]')).to.equal('2027-03-04T23:00:00.000Z');
  });
});
