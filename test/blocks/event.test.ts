import { describe, it } from 'node:test';
import { expect } from 'chai';
import { convertIcsCalendar } from 'ts-ics';
import { calendarFile, fileName } from '../../src/blocks/event/calendar-file.lazy.ts';
import { checkFlow } from '../../src/flow/check-flow.lazy.ts';
import { forgetPersonal } from '../../src/engine/forget.lazy.ts';
import { readMoment } from '../../src/shared/moment.ts';
import type { CalendarEvent } from '../../src/view/view.ts';
import { drive } from '../engine/drive.ts';
import { steps } from '../engine/flow-of.ts';

const opening = {
  title: 'Opening',
  starts: '2027-03-04T18:00[Europe/Oslo]',
  place: 'Nordlys',
  address: 'Storgata 1, Oslo',
};

describe('an event', () => {
  it('is shown with what it says, and the conversation goes on', () => {
    const chat = drive(
      steps(
        { set: { who: 'Kari' } },
        { event: { ...opening, text: 'For {who}' }, calendar: true, map: 'The way' },
        'Bye.',
      ),
    );
    expect(chat.lines).to.deep.equal(['[event Opening 2027-03-04T18:00[Europe/Oslo]]', 'Bye.']);
    expect(chat.entries[0]).to.deep.include({ calendar: true, map: 'The way', values: { who: 'Kari' } });
  });
  it('may be an item of a variable, whose words are no places for values, and are forgotten with what was typed', () => {
    const chat = drive(
      steps(
        { ask: 'Name?', as: 'name' },
        { set: { it: { ...opening, title: 'For Kari Nordmann {x}', open: 'javascript:x' } } },
        {
          event: '= it',
        },
      ),
    ).answer('Kari Nordmann');
    expect(chat.lines.at(-1)).to.equal('[event For Kari Nordmann {x} 2027-03-04T18:00[Europe/Oslo]]');
    expect(JSON.stringify(forgetPersonal(chat.state).transcript)).not.to.contain('Kari');
  });
  for (const [event, report] of [
    [{ ...opening, starts: 'soon' }, 'bad-moment main/0'],
    [{ ...opening, starts: '2027-03-04T18:00[Mars/Base]' }, 'bad-moment main/0'],
    [{ ...opening, starts: '{gone}' }, 'missing-value main/0'],
    ['= gone', 'missing-value main/0'],
  ] as const)
    it(`that has no start is told to the author and passed over: ${JSON.stringify(event)}`, () => {
      const chat = drive(steps({ event } as never, 'Bye.'));
      expect([chat.lines, chat.reports]).to.deep.equal([['Bye.'], [report]]);
    });
  it('leaves out an end that is none', () => {
    const chat = drive(steps({ event: { ...opening, ends: 'late' } }));
    expect(chat.entries[0]).not.to.have.property('ends');
    expect(chat.reports).to.deep.equal(['bad-moment main/0']);
  });
  it('is known to the checker with its keys', () => {
    const told = (step: object) => checkFlow(steps(step as never, 'Bye.')).problems.map(({ code }) => code);
    expect(told({ event: opening, calendar: 'Keep it', map: true })).to.deep.equal([]);
    expect(told({ event: { title: 'A' } })).to.deep.equal(['missing']);
    expect(told({ event: { ...opening, color: 'red' } })).to.deep.equal(['unknown-key']);
    expect(told({ event: { ...opening, open: 'javascript:alert(1)' } })).to.deep.equal(['unsafe-address']);
  });
});

describe('the file for calendars', () => {
  const at = (text: string) => readMoment(text)!;
  const event: CalendarEvent = {
    title: 'Opening',
    starts: at('2027-03-27T18:00[Europe/Oslo]'),
    ends: at('2027-03-28T18:00[Europe/Oslo]'),
    uid: 'a@shop.example',
    now: Date.UTC(2027, 0, 2),
  };
  const read = (file: string) => convertIcsCalendar(undefined, file).events![0]!;

  it('has the instants of the place, also over the night in which its clocks change', () => {
    const { start, end, stamp } = read(calendarFile(event));
    expect([start, end!, stamp].map(({ date }) => date.toISOString())).to.deep.equal([
      '2027-03-27T17:00:00.000Z',
      '2027-03-28T16:00:00.000Z',
      '2027-01-02T00:00:00.000Z',
    ]);
  });
  it('lasts an hour where no end is known, or one before the start', () => {
    for (const ends of [undefined, at('2027-03-01')])
      expect(read(calendarFile({ ...event, ends })).end!.date.toISOString()).to.equal('2027-03-27T18:00:00.000Z');
  });
  it('has whole days as days, the last one included', () => {
    const file = calendarFile({
      ...event,
      starts: at('2027-03-28[Pacific/Auckland]'),
      ends: at('2027-03-29[Pacific/Auckland]'),
    });
    expect(file).to.contain('DTSTART;VALUE=DATE:20270328').and.to.contain('DTEND;VALUE=DATE:20270330');
    expect(calendarFile({ ...event, starts: at('2027-03-28'), ends: undefined })).to.contain(
      'DTEND;VALUE=DATE:20270329',
    );
  });
  it('gives back every sign of its words, and none of them is taken for a line of its own', () => {
    const title = `Fest; "A", B\\n C\r\nEND:VEVENT\u2028\u0007 ${'🎉ß'.repeat(60)}`;
    const file = calendarFile({
      ...event,
      title,
      text: 'One\nTwo; three, \\ four',
      location: 'Storgata 1,\nOslo',
      uid: 'a\nBEGIN:X',
    });
    expect(file.split('\r\n').filter((line) => /^(BEGIN|END):/.test(line))).to.have.length(4);
    expect(file.replaceAll('\r\n', '')).not.to.match(/[\r\n]/);
    const lines = file.replaceAll('\r\n ', '').split('\r\n');
    const said = (key: string) =>
      lines
        .find((line) => line.startsWith(`${key}:`))!
        .slice(key.length + 1)
        .replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
    expect(said('SUMMARY')).to.equal(`Fest; "A", B\\n C END:VEVENT   ${'🎉ß'.repeat(60)}`);
    expect(said('DESCRIPTION')).to.equal('One\nTwo; three, \\ four');
    expect(said('LOCATION')).to.equal('Storgata 1,, Oslo');
    expect(said('UID')).to.equal('a BEGIN:X');
  });
  for (const [title, name] of [
    ['Opening night!', 'Opening-night.ics'],
    ['../../etc/passwd', 'etc-passwd.ics'],
    ['Åpning 2027', 'Åpning-2027.ics'],
    ['🎉', 'event.ics'],
  ] as const)
    it(`is called ${name}`, () => {
      expect(fileName(title)).to.equal(name);
    });
});
