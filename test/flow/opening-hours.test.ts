import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAt, readHours } from '../../src/flow/opening-hours.lazy.ts';

const week = (hours: unknown) =>
  readHours(hours)?.weekly.map(({ days, times }) =>
    [
      days.map(([from, to]) => `${from}-${to}`).join(),
      times.map(([from, to]) => `${from / 60}-${to / 60}`).join(),
    ].join(' '),
  );

describe('opening hours, as authors write them', () => {
  const written: readonly (readonly [hours: unknown, weekly: readonly string[], zone?: string])[] = [
    ['mon-fri 9-17', ['0-4 9-17']],
    ['mon-fri 9-17, sat 10-14', ['0-4 9-17', '5-5 10-14']],
    ['mon-fri 9:30-17.45', ['0-4 9.5-17.75']],
    ['Monday – Friday 9 – 17', ['0-4 9-17']],
    ['mon, wed, fri-sun 9-12, 13-17', ['0-0,2-2,4-6 9-12,13-17']],
    ['tues 9-17, thurs 9-21', ['1-1 9-17', '3-3 9-21']],
    ['fri 18-2', ['4-4 18-26']],
    ['sat-mon 22-0', ['5-0 22-24']],
    ['0-24', ['0-6 0-24']],
    ['mon-fri 9-17, sun closed', ['0-4 9-17', '6-6 ']],
    ['  mon-fri 9-17   Europe/Amsterdam ', ['0-4 9-17'], 'Europe/Amsterdam'],
    ['mon-fri 9-17 UTC', ['0-4 9-17'], 'UTC'],
    [{ 'mon-fri': '9:00-17:00', sat: '10-14' }, ['0-4 9-17', '5-5 10-14']],
    [
      { 'mon-fri': '9-12, 13-17', zone: 'America/Argentina/Buenos_Aires' },
      ['0-4 9-12,13-17'],
      'America/Argentina/Buenos_Aires',
    ],
  ];
  for (const [hours, weekly, zone] of written) {
    it(`reads ${JSON.stringify(hours)}`, () => {
      assert.deepEqual(week(hours), weekly);
      assert.equal(readHours(hours)?.zone, zone);
    });
  }

  for (const hours of [
    '',
    'soon',
    'mon-fri',
    '9',
    'mon-fri 9-25',
    'mon 24-2',
    'mon 9:60-17',
    'mon 9-9',
    'mo-fr 9-17',
    'mon-fri 9-17 Mars/Base',
    'mon 9-17 sat',
    'mon 9-17,',
    {},
    { zone: 'UTC' },
    { mon: 9 },
    5,
    null,
    undefined,
    ['mon 9-17'],
  ]) {
    it(`does not read ${JSON.stringify(hours)}`, () => assert.equal(readHours(hours), undefined));
  }

  it('is done with any text at once', () => {
    for (const text of [
      'mon,'.repeat(50_000),
      ' '.repeat(200_000),
      `mon${' '.repeat(100_000)}x`,
      '9-17,'.repeat(50_000) + '/',
    ])
      assert.equal(readHours(text), undefined);
  });
});

describe('whether somebody is there', () => {
  /** What the clocks of the place show when somebody is back; `open` while somebody is there. */
  const at = (hours: unknown, instant: string) => {
    const { isOpen, back } = openAt(readHours(hours)!, Date.parse(instant));
    return isOpen ? 'open' : back === undefined ? 'never' : new Date(back).toISOString().slice(0, 16);
  };
  const cases: readonly (readonly [hours: unknown, instant: string, is: string])[] = [
    // 2027-02-01 is a Monday.
    ['mon-fri 9-17 UTC', '2027-02-01T08:59:59Z', '2027-02-01T09:00'],
    ['mon-fri 9-17 UTC', '2027-02-01T09:00:00Z', 'open'],
    ['mon-fri 9-17 UTC', '2027-02-01T16:59:59Z', 'open'],
    ['mon-fri 9-17 UTC', '2027-02-01T17:00:00Z', '2027-02-02T09:00'],
    ['mon-fri 9-17 UTC', '2027-02-05T17:00:00Z', '2027-02-08T09:00'],
    ['mon-fri 9-12, 13-17 UTC', '2027-02-03T12:30:00Z', '2027-02-03T13:00'],
    ['mon 9-17 UTC', '2027-02-01T18:00:00Z', '2027-02-08T09:00'],
    // Over midnight, and over the end of the week.
    ['fri 18-2 UTC', '2027-02-06T01:59:00Z', 'open'],
    ['fri 18-2 UTC', '2027-02-06T02:00:00Z', '2027-02-12T18:00'],
    ['sun 22-4 UTC', '2027-02-01T03:00:00Z', 'open'],
    ['sat-mon 9-17 UTC', '2027-02-07T12:00:00Z', 'open'],
    ['0-24 UTC', '2027-02-07T23:59:00Z', 'open'],
    // The place's own clock counts.
    ['mon-fri 9-17 Europe/Amsterdam', '2027-02-01T08:00:00Z', 'open'],
    ['mon-fri 9-17 Asia/Tokyo', '2027-02-01T08:00:00Z', '2027-02-02T09:00'],
    ['mon-fri 9-17 Asia/Tokyo', '2027-01-31T23:59:00Z', '2027-02-01T09:00'],
    ['mon-fri 9-17 America/Los_Angeles', '2027-02-06T00:59:00Z', 'open'],
    // Clocks go forward on 28 March 2027, and back on 31 October.
    ['mon-fri 9-17 Europe/Amsterdam', '2027-03-26T16:00:00Z', '2027-03-29T09:00'],
    ['mon-fri 9-17 Europe/Amsterdam', '2027-03-29T06:59:00Z', '2027-03-29T09:00'],
    ['mon-fri 9-17 Europe/Amsterdam', '2027-03-29T07:00:00Z', 'open'],
    ['sun 1-4 Europe/Amsterdam', '2027-03-28T01:30:00Z', 'open'],
    ['sun 2-3 Europe/Amsterdam', '2027-10-31T00:30:00Z', 'open'],
    ['sun 2-3 Europe/Amsterdam', '2027-10-31T01:30:00Z', 'open'],
    ['sun 2-3 Europe/Amsterdam', '2027-10-31T02:00:00Z', '2027-11-07T02:00'],
  ];
  for (const [hours, instant, is] of cases.filter(([hours]) => !String(hours).includes('sun closed'))) {
    it(`${JSON.stringify(hours)} on ${instant}: ${is}`, () => assert.equal(at(hours, instant), is));
  }

  it('nobody ever is where every day is closed', () =>
    assert.equal(at('mon-sun closed UTC', '2027-02-01T18:00:00Z'), 'never'));

  it('the clock of whoever asks counts where no place is named', () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (let hour = 0; hour < 24; hour++) {
      const instant = new Date(Date.UTC(2027, 1, 1, hour)).toISOString();
      assert.equal(at('mon-fri 9-17', instant), at(`mon-fri 9-17 ${own}`, instant));
    }
  });
});
