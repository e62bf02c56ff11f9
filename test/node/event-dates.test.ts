import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formats } from '../../src/engine/formats.ts';

/** What a visitor in `zone` reads. In Node, since no browser lets a test move to another time zone; each test file has a process of its own. */
const at = (zone: string, value: unknown, kind: string, now: string, lang = 'en') => {
  process.env.TZ = zone;
  const [name = '', ...detail] = kind.split(' ');
  return formats.format(value, name, detail.join(' '), lang, now).replace(/[\u00a0\u202f]/g, ' ');
};

describe('a date near to now', () => {
  const cases: [why: string, visitor: string, date: unknown, zone: string, now: string, en: string, nl: string][] = [
    // Sunday, 22 November 2026, 23:30 in Amsterdam is 22:30 UTC and Monday, 07:30, in Tokyo.
    [
      'at home, late on a Sunday',
      'Europe/Amsterdam',
      '2026-11-23T18:00',
      '',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'at home, half an hour later',
      'Europe/Amsterdam',
      '2026-11-23T18:00',
      '',
      '2026-11-22T23:00:00Z',
      'today',
      'vandaag',
    ],
    [
      'four days from a Sunday',
      'Europe/Amsterdam',
      '2026-11-26T18:00',
      '',
      '2026-11-22T22:30:00Z',
      'in 4 days',
      'over 4 dagen',
    ],
    [
      'a week from a Sunday',
      'Europe/Amsterdam',
      '2026-11-29T18:00',
      '',
      '2026-11-22T22:30:00Z',
      'next week',
      'volgende week',
    ],
    [
      'more than a week from a Sunday',
      'Europe/Amsterdam',
      '2026-11-30T18:00',
      '',
      '2026-11-22T22:30:00Z',
      'November 30, 2026',
      '30 november 2026',
    ],
    ['three days on', 'Europe/Amsterdam', '2026-11-26', '', '2026-11-23T22:59:59Z', 'in 3 days', 'over 3 dagen'],
    ['in the next week', 'Europe/Amsterdam', '2026-12-03', '', '2026-11-23T23:30:00Z', 'next week', 'volgende week'],
    // The visitor is 9 hours from UTC; the event's clocks decide.
    [
      'still Sunday there, Monday here',
      'Asia/Tokyo',
      '2026-11-23T18:00+01:00',
      '',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'still Sunday there, by the zone in brackets',
      'Asia/Tokyo',
      '2026-11-23T18:00[Europe/Amsterdam]',
      '',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'still Sunday there, by the zone of the text',
      'Asia/Tokyo',
      '2026-11-23T18:00',
      'Europe/Amsterdam',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'still Sunday there, by an instant and the zone of the text',
      'Asia/Tokyo',
      '2026-11-23T17:00:00.000Z',
      'Europe/Amsterdam',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'the brackets before the zone of the text',
      'Asia/Tokyo',
      '2026-11-23T18:00+01:00[Europe/Amsterdam]',
      'Asia/Tokyo',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    ['Monday there too', 'Asia/Tokyo', '2026-11-23T18:00+01:00', '', '2026-11-22T23:00:00Z', 'today', 'vandaag'],
    [
      'Monday there, still Sunday here',
      'Europe/Amsterdam',
      '2026-11-24T08:00+09:00',
      '',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'late there, when it is the next day here',
      'Asia/Tokyo',
      '2026-11-23T23:30+01:00',
      '',
      '2026-11-23T12:00:00Z',
      'today',
      'vandaag',
    ],
    [
      'days there that are weeks here',
      'America/Los_Angeles',
      '2026-11-30T09:00+09:00',
      '',
      '2026-11-22T20:00:00Z',
      'next week',
      'volgende week',
    ],
    [
      'half an hour off',
      'Europe/Amsterdam',
      '2026-11-24T00:15+05:30',
      '',
      '2026-11-23T18:15:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'an instant says nothing of a place',
      'Asia/Tokyo',
      '2026-11-23T17:00:00.000Z',
      '',
      '2026-11-22T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'a number says nothing of a place',
      'Asia/Tokyo',
      Date.UTC(2026, 10, 23, 14),
      '',
      '2026-11-22T22:30:00Z',
      'today',
      'vandaag',
    ],
    // Clocks go back in Amsterdam on Sunday, 25 October 2026, at 01:00 UTC, and forward on Sunday, 28 March 2027.
    [
      'over the end of summer time',
      'Europe/Amsterdam',
      '2026-10-25T18:00+01:00',
      '',
      '2026-10-24T22:30:00Z',
      'today',
      'vandaag',
    ],
    [
      'over the end of summer time, the evening before',
      'Europe/Amsterdam',
      '2026-10-25T18:00+01:00',
      '',
      '2026-10-24T21:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'over the end of summer time, from afar',
      'Asia/Tokyo',
      '2026-10-25T18:00[Europe/Amsterdam]',
      '',
      '2026-10-24T22:30:00Z',
      'today',
      'vandaag',
    ],
    [
      'on the day of 25 hours',
      'Europe/Amsterdam',
      '2026-10-26T00:30',
      '',
      '2026-10-25T22:45:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'over the beginning of summer time',
      'Europe/Amsterdam',
      '2027-03-28T18:00+02:00',
      '',
      '2027-03-27T22:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'over the beginning of summer time, from afar',
      'Asia/Tokyo',
      '2027-03-29T00:30[Europe/Amsterdam]',
      '',
      '2027-03-27T23:30:00Z',
      'tomorrow',
      'morgen',
    ],
    [
      'in the hour that summer time skips',
      'Europe/Amsterdam',
      '2027-03-28T02:30',
      '',
      '2027-03-27T23:15:00Z',
      'today',
      'vandaag',
    ],
  ];
  for (const [why, visitor, date, zone, now, en, nl] of cases) {
    it(`reads "${en}" ${why}`, () => {
      assert.equal(at(visitor, date, `relative ${zone}`, now), en);
      assert.equal(at(visitor, date, `relative ${zone}`, now, 'nl'), nl);
    });
  }

  it('has the day and the time of its place beside it', () => {
    for (const value of [
      '2026-11-23T18:00+01:00',
      '2026-11-23T18:00',
      '2026-11-23T18:00[Europe/Amsterdam]',
      '2026-11-23T17:00Z[Europe/Amsterdam]',
    ]) {
      assert.equal(at('Asia/Tokyo', value, 'datetime', ''), 'November 23, 2026 at 6:00 PM', value);
      assert.equal(at('Asia/Tokyo', value, 'time', '', 'nl'), '18:00', value);
    }
    assert.equal(at('Asia/Tokyo', '2026-11-23T17:00Z', 'date', ''), 'November 24, 2026');
    assert.equal(at('Asia/Tokyo', '2026-11-23T17:00Z', 'date short Europe/Amsterdam', ''), '11/23/26');
    assert.equal(at('Asia/Tokyo', '2026-11-23', 'date', ''), 'November 23, 2026');
  });

  it('is shown as it stands where its time zone is none', () => {
    assert.equal(
      at('Asia/Tokyo', '2026-11-23T18:00', 'relative Europe/Atlantis', '2026-11-22T22:30:00Z'),
      '2026-11-23T18:00',
    );
  });
});
